using System.Net;
using Registry.Analytics;
using Registry.Analytics.Trends;
using Registry.Api.Commands;
using Registry.Api.Trends;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Tests;

/// <summary>Trends of the store: the same by verb and address; words and refusals.</summary>
public sealed class TrendTests
{
    private DemoRegistry _demo = null!;
    private string _folder = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        (_demo, _folder) = (await DemoRegistry.StartAsync(), Directory.CreateTempSubdirectory("registry-trends-").FullName);
        await DemoData.CopyToAsync(Database);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _demo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Database => Path.Combine(_folder, "demo.db");

    // The invented province has too few years for a trend: the rates are there, and every series says why there is no more.
    [Test]
    public async Task TooFewYears_GiveRatesAndTheReason()
    {
        var answer = await _demo.GetAsync("/v1/trends?points=true&sites=60,110");
        var rows = answer.GetProperty("rows").EnumerateArray().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(answer.GetProperty("standard").GetString(), Is.EqualTo("CN2000"));
            Assert.That(rows[0].EnumerateObject().Select(member => member.Name), Is.EqualTo(TrendRow.Columns));
            Assert.That(rows.Select(row => row.GetProperty("part").GetString()).Distinct(), Is.EquivalentTo(new[] { "none", "year" }));
            Assert.That(rows.Where(Part("none")).Select(row => row.GetProperty("text_zh").GetString()), Has.All.Contains("不作趋势判断"));
            Assert.That(rows.Where(Part("year")).Select(row => row.GetProperty("rate_per_100k").GetDouble()), Has.All.GreaterThan(0));
            Assert.That(rows.Where(Part("none")).Select(row => row.GetProperty("sex").GetInt32()), Is.EqualTo(new[] { 0, 0, 1, 1, 2, 2 }));
        });

        static Func<System.Text.Json.JsonElement, bool> Part(string part) => row => row.GetProperty("part").GetString() == part;
    }

    [Test]
    public async Task VerbAndAddressAgree()
    {
        using var answer = await _demo.Client.GetAsync("/v1/trends?format=csv&event=both&points=true&standard=SEGI&breaks=2020%3Dcoding");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var (status, output, error) = await RunAsync("trends", "--db", Database, "--event", "both", "--points", "--standard", "SEGI", "--breaks", "2020=coding");
        Assert.That(status, Is.EqualTo(CommandLine.Done), error);
        Assert.That(output.TrimEnd(), Is.EqualTo((await answer.Content.ReadAsStringAsync()).TrimEnd()));
        Assert.That(output, Does.Contain(",mortality,SEGI,"));
    }

    [TestCase("years=2021-2020", "years", "2021-2020")]
    [TestCase("years=1990-1999", "years", "1990-1999")]
    [TestCase("event=births", "event", "births")]
    [TestCase("sites=999", "sites", "999")]
    [TestCase("registries=999999", "registries", "999999")]
    [TestCase("selection=aic", "selection", "aic")]
    [TestCase("joinpoints=9", "joinpoints", "9")]
    [TestCase("limits=exact", "limits", "exact")]
    [TestCase("search=all", "search", "all")]
    [TestCase("autocorrelation=2", "autocorrelation", "2")]
    [TestCase("breaks=2014", "breaks", "2014")]
    [TestCase("breaks=2014=war", "breaks", "war")]
    [TestCase("windows=soon", "windows", "soon")]
    [TestCase("standard=MARS", "standard", "MARS")]
    [TestCase("format=pdf", "format", "pdf")]
    public async Task WrongParameter_IsNamedWithItsValueInBothLanguages(string query, string parameter, string value)
    {
        var problem = await _demo.GetProblemAsync($"/v1/trends?{query}", 400);
        var said = problem.GetProperty("errors").GetProperty(parameter).EnumerateArray().Select(text => text.GetString()).ToList();
        Assert.That(said, Has.Count.EqualTo(2));
        Assert.That(said, Is.All.Contains(value));
    }

    // Too few years here as well: each site says so once; the tests themselves are of the analytics.
    [Test]
    public async Task ComparisonsOfVerbAndAddressAgree()
    {
        using var answer = await _demo.Client.GetAsync("/v1/trends/comparisons?format=csv&by=sexes");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var (status, output, error) = await RunAsync("trends", "--db", Database, "--compare", "sexes");
        Assert.That(status, Is.EqualTo(CommandLine.Done), error);
        Assert.That(output.TrimEnd(), Is.EqualTo((await answer.Content.ReadAsStringAsync()).TrimEnd()));
        Assert.That(output, Does.Contain("不作比较"));
        await _demo.GetProblemAsync("/v1/trends/comparisons?by=registries", 400);
        await _demo.GetProblemAsync("/v1/trends/comparisons?by=years", 400);
        Assert.That((await RunAsync("trends", "--db", Database, "--compare", "registries")).Status, Is.EqualTo(CommandLine.WrongCall));
    }

    [Test]
    public async Task TheVerbRefusesInOneLine()
    {
        var (status, _, error) = await RunAsync("trends", "--db", Database, "--sites", "999", "--breaks", "2014=coding@999999");
        Assert.That(status, Is.EqualTo(CommandLine.WrongCall));
        Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(error, Does.Contain("999").And.Contain("999999"));
        Assert.That((await RunAsync("trends", "--db", Database, "--breaks", "soon")).Status, Is.EqualTo(CommandLine.WrongCall));
        var (without, _, years) = await RunAsync("trends", "--db", Database, "--years", "1990-1999", "--lang", "en");
        Assert.That((without, years.Contains("--years 1990-1999: there are no data of this year; there are of 2020-2021", StringComparison.Ordinal)), Is.EqualTo((CommandLine.WrongCall, true)), years);
    }

    [Test]
    public void BreaksAreReadWithKindRegistryAndSite()
    {
        Assert.That(BreakWords.Read("2014=coding, 2016=screening@330106，2012=reporting@330106/110,2010=area/60"), Is.EqualTo(new DatedBreak[]
        {
            new(2014, BreakKind.Coding), new(2016, BreakKind.Screening, "330106"), new(2012, BreakKind.Reporting, "330106", "110"), new(2010, BreakKind.Area, null, "60"),
        }));
        Assert.That(BreakWords.Read("2014=coding,14=area"), Is.Null);
    }

    // A rate that rises by 4 % a year to 2012 and falls by 3 % after it: each window has the change of its side, one that leaves the series says so.
    [Test]
    public void AWindowIsARowOfItsOwn()
    {
        var rows = TrendRow.Of(BendingCube(), new()
        {
            Scheme = SiteScheme.Cn26,
            Sites = ["110"],
            Events = [RegistryEvent.Incidence],
            Options = new(),
            Windows = [new(2003, 2010), TrendWindow.OfLast(8), new(1990, 2000)],
        }).Where(row => row.Series.Trend.Sex is null && row.Part == "window").ToList();
        Assert.That(rows.Select(row => (row.From, row.To)), Is.EqualTo(new (double?, double?)[] { (2003, 2010), (2014, 2022), (1990, 2000) }));
        Assert.That(rows.Take(2).Select(row => row.Change!.Value), Is.EqualTo(new[] { 4.0, -3.0 }).Within(0.3));
        Assert.That(rows.Take(2), Has.All.Matches<TrendRow>(row => row.Lower < row.Change && row.Change < row.Upper && row.Method!.Contains("window")));
        Assert.That((rows[2].Change, rows[2].Text!.Zh.Contains("1990-2000", StringComparison.Ordinal)), Is.EqualTo(((double?)null, true)));
    }

    [Test]
    public void WindowsAreYearsOrPeriods()
    {
        Assert.That(WindowWords.Read("10, 2010-2015，2.5"), Is.EqualTo(new[] { TrendWindow.OfLast(9), new(2010, 2015), TrendWindow.OfLast(1.5) }));
        Assert.That(new[] { "x", "2010-", "2010-2012-2014", "1e999", "1", "1.9", "0" }.Select(WindowWords.Read), Has.All.Null);
    }

    [Test]
    public void TenYearsAreTenCalendarYears()
    {
        var row = TrendRow.Of(BendingCube(), new()
        {
            Scheme = SiteScheme.Cn26, Sites = ["110"], Events = [RegistryEvent.Incidence], Options = new(), Windows = WindowWords.Read("10")!,
        }).First(row => row.Part == "window");
        Assert.That((row.From, row.To, row.To - row.From + 1), Is.EqualTo(((double?)2013, (double?)2022, (double?)10)));
    }

    private static CountCube BendingCube()
    {
        var (cells, people) = (new List<CubeCell>(), new List<PopulationCell>());
        for (var year = 2002; year <= 2022; year++)
            foreach (var sex in new[] { 1, 2 })
                for (var age = 8; age < 19; age++)
                {
                    people.Add(new() { Registry = "990101", Year = year, Sex = sex, AgeGroup = age, PersonYears = 4_000_000, AllCauseDeaths = 0 });
                    var level = 6000 * Math.Pow(1.04, Math.Min(year, 2012) - 2002) * Math.Pow(0.97, Math.Max(0, year - 2012)) * (1 + 0.004 * Math.Sin(year * 7 + age));
                    cells.Add(new() { Registry = "990101", Year = year, Sex = sex, AgeGroup = age, Icd = "C34", Cases = (int)level, Deaths = 0 });
                }
        return new([new("990101", "甲区", "First", AreaType.Urban, PopulationBasis.Registered)], cells, people, new(1, DateTimeOffset.UnixEpoch));
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandLine.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }
}

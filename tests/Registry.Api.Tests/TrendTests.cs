using System.Net;
using Registry.Analytics.Trends;
using Registry.Api.Commands;
using Registry.Api.Trends;

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

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandLine.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }
}

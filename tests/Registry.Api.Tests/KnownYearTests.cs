using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>A year of which there are no data is refused with the years there are, wherever it is asked for.</summary>
public sealed class KnownYearTests
{
    private DemoRegistry _demo = null!;
    private string _folder = null!, _db = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _demo = await DemoRegistry.StartAsync();
        _folder = Directory.CreateTempSubdirectory("registry-years-").FullName;
        await DemoData.CopyToAsync(_db = Path.Combine(_folder, "test.db"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _demo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("rates?years=1999", "years")]
    [TestCase("age-specific-rates?years=1990-1999", "years")]
    [TestCase("counts?years=2030&format=csv", "years")]
    [TestCase("quality?years=1999&eachYear=true", "years")]
    [TestCase("quality/findings?years=1999", "years")]
    [TestCase("quality/assessments?year=1999", "year")]
    [TestCase("quality/timeliness?year=1999", "year")]
    [TestCase("populations/compare?year=1999", "year")]
    public async Task OverHttp(string address, string parameter)
    {
        var problem = await _demo.GetProblemAsync($"/v1/{address}", 400);
        var said = problem.GetProperty("errors").GetProperty(parameter).EnumerateArray().Select(text => text.GetString()).ToList();
        Assert.That(said, Is.All.Contains("2020-2021"), "the years there are");
        Assert.That(said, Has.Some.Contain("there are no data of this year").Or.Some.Contain("there is no population of this year"));
        Assert.That(said, Has.Some.Contain("没有该年份的"));
    }

    [TestCase("rates --years 1999")]
    [TestCase("age-specific-rates --years 1990-1999")]
    [TestCase("counts --years 2030")]
    [TestCase("quality --years 1999")]
    [TestCase("quality --years 1999 --findings")]
    [TestCase("assess list --year 1999")]
    [TestCase("assess units --year 1999")]
    [TestCase("populations compare --year 1999")]
    [TestCase("overview --year 1999")]
    [TestCase("report --year 1999 --out nowhere")]
    public async Task OnTheCommandLine(string call)
    {
        foreach (var (lang, says) in new[] { ("zh", "没有该年份的"), ("en", "of this year; there are of") })
        {
            using StringWriter output = new(), error = new();
            var status = await CommandLine.RunAsync([.. call.Split(' '), "--db", _db, "--lang", lang], output, error);
            Assert.That((status, output.ToString()), Is.EqualTo((CommandLine.WrongCall, "")), error.ToString());
            Assert.That(error.ToString().TrimEnd(), Does.Contain(says).And.Contain("2020-2021").And.Not.Contain("\n"));
        }
    }

    [Test]
    public async Task AYearBesideOthersThatHaveData_IsTold_NotRefused()
    {
        var rows = (await _demo.GetAsync("/v1/rates?years=2021-2022&registries=pooled")).GetProperty("rows").EnumerateArray()
            .Where(row => row.GetProperty("measure").GetString() == "crude" && row.GetProperty("cell_status").GetString() == "ok").ToList();
        Assert.That(rows, Is.Not.Empty);
        Assert.That(rows.Select(row => row.GetProperty("quality_flag").GetString()), Is.All.Contains("@2022"), "incomplete:CODE@2022");
    }

    [TestCase(new[] { 2018, 2019, 2020, 2022 }, ExpectedResult = "2018-2020, 2022")]
    [TestCase(new[] { 2018 }, ExpectedResult = "2018")]
    public string RunsOfYearsAreShort(int[] years) => KnownYears.Text(years);

    [Test]
    public void WithoutAnyDataThereIsNothingToChooseFrom() => Assert.That(KnownYears.NoData([]).En, Does.Contain("import files first"));
}

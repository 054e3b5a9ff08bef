using System.Net;
using System.Text;
using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>Survival and prevalence of stored cases, through the verbs and the addresses.</summary>
public sealed class SurvivalServiceTests
{
    private const string LifeTable = SurvivalStore.LifeTable;
    private SurvivalStore _store = null!;
    private string _folder = null!, _db = null!;

    [OneTimeSetUp]
    public async Task ImportCases()
    {
        _store = await SurvivalStore.ImportAsync();
        (_folder, _db) = (_store.Folder, _store.Db);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _store.Dispose();

    [Test]
    public async Task SurvivalSaysWhoWasLeftOut_AndIsThatOfTheCalculator()
    {
        var answer = await JsonAsync("survival", "--db", _db, "--years", "2016-2017", "--closing", "2020-12-31", "--times", "1,3", "--format", "json");
        Assert.That(answer.GetProperty("tally").GetProperty("analysed").GetInt32(), Is.EqualTo(36));
        Assert.That(answer.GetProperty("tally").GetProperty("neverFollowed").GetInt32(), Is.EqualTo(4));
        Assert.That(answer.GetProperty("lifeTable").GetString(), Is.EqualTo("province"));
        var row = answer.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("icd10").GetString() == "C33-C34" && r.GetProperty("sex").GetInt32() == 0 && r.GetProperty("years").GetInt32() == 3);
        Assert.That(row.GetProperty("patients").GetInt32(), Is.EqualTo(36));
        Assert.That(row.GetProperty("net").GetDouble(), Is.GreaterThan(row.GetProperty("observed").GetDouble()));
        Assert.That(row.GetProperty("netLower").GetDouble(), Is.LessThan(row.GetProperty("net").GetDouble()));
        var observed = await JsonAsync("compute", "observed-survival", "--input", await _store.PatientsAsync(), "--times", "3", "--limits", "log-log");
        Assert.That(row.GetProperty("observed").GetDouble(), Is.EqualTo(observed.GetProperty("rows")[0].GetProperty("survival").GetDouble()).Within(1e-12));
        Assert.That(row.GetProperty("observedUpper").GetDouble(), Is.EqualTo(observed.GetProperty("rows")[0].GetProperty("upper").GetDouble()).Within(1e-12));
    }

    [Test]
    public async Task VerbAndAddressAgree()
    {
        await using var demo = await DemoRegistry.StartOnAsync(database => Task.Run(() => File.Copy(_db, database)));
        var survival = await demo.GetAsync("/v1/survival?years=2016-2017&closing=2020-12-31&times=1,3&from=2018-01-01&byStage=true");
        var ofVerb = await JsonAsync("survival", "--db", _db, "--years", "2016-2017", "--closing", "2020-12-31", "--times", "1,3", "--from", "2018-01-01", "--by-stage", "--format", "json");
        Assert.That(SameJson(survival, ofVerb), Is.True);
        Assert.That(survival.GetProperty("approach").GetString(), Does.StartWith("period"));
        Assert.That(survival.GetProperty("stages").GetArrayLength(), Is.GreaterThan(0));
        var trends = await demo.GetAsync("/v1/survival?years=2016-2017&closing=2020-12-31&times=1&trend=1&weighting=brenner");
        var trendsOfVerb = await JsonAsync("survival", "--db", _db, "--years", "2016-2017", "--closing", "2020-12-31", "--times", "1", "--trend", "1", "--weighting", "brenner", "--format", "json");
        Assert.That(SameJson(trends, trendsOfVerb), Is.True);
        var lung = trends.GetProperty("trends").EnumerateArray().Where(r => r.GetProperty("icd10").GetString() == "C33-C34" && r.GetProperty("sex").GetInt32() == 0).ToList();
        Assert.That(lung.Select(r => r.GetProperty("from").GetString()), Is.EqualTo(new[] { "2017-01-01", "2018-01-01", "2019-01-01", "2020-01-01" }));
        Assert.That(lung[0].GetProperty("wordsEn").GetString(), Does.StartWith("Lung, both sexes").Or.StartWith("Trachea"));
        Assert.That(trends.GetProperty("method").GetString(), Does.Contain("Brenner"));
        var prevalence = await demo.GetAsync("/v1/prevalence?date=2018-06-30&back=1,5&ages=0,60");
        Assert.That(SameJson(prevalence, await JsonAsync("prevalence", "--db", _db, "--date", "2018-06-30", "--back", "1,5", "--ages", "0,60", "--format", "json")), Is.True);
    }

    [Test]
    public async Task LifeTablesAreLoadedAndTakenOut_AndFaultsAreNamed()
    {
        await using var demo = await DemoRegistry.StartOnAsync(database => Task.Run(() => File.Copy(_db, database)));
        using var good = new StringContent(LifeTable, Encoding.UTF8, "text/csv");
        using var loaded = await demo.Client.PutAsync("/v1/life-tables/second?source=invented&by=anna", good);
        Assert.That(loaded.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var bad = new StringContent("sex,year,age,hazard_per_year\n1,2015,0,-1\n", Encoding.UTF8, "text/csv");
        using var refused = await demo.Client.PutAsync("/v1/life-tables/third?source=invented&by=anna", bad);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        using var unsigned = await demo.Client.PutAsync("/v1/life-tables/third", good);
        Assert.That(unsigned.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await demo.GetAsync("/v1/life-tables")).EnumerateArray().Select(t => t.GetProperty("name").GetString()), Is.EqualTo(new[] { "province", "second" }));
        using var removed = await demo.Client.DeleteAsync("/v1/life-tables/second?by=anna");
        Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using var gone = await demo.Client.DeleteAsync("/v1/life-tables/second?by=anna");
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("years=x&closing=2020-12-31", "years")]
    [TestCase("years=2016", "closing")]
    [TestCase("years=2016&closing=2020-12-31&from=2021-01-01", "from")]
    [TestCase("years=2016&closing=2020-12-31&times=0", "times")]
    [TestCase("years=2016&closing=2020-12-31&lifeTable=nowhere", "lifeTable")]
    [TestCase("years=2016&closing=2020-12-31&weighting=own", "weighting")]
    [TestCase("years=2016&closing=2020-12-31&times=1&trend=1,2", "trend")]
    [TestCase("years=2016&closing=2020-12-31&times=1&trend=1&from=2018-01-01", "trend")]
    [TestCase("years=2016-2017&closing=2020-12-31&times=3&trend=3", "trend")]
    public async Task AWrongQuestion_IsRefusedByItsParameter(string query, string parameter)
    {
        await using var demo = await DemoRegistry.StartOnAsync(database => Task.Run(() => File.Copy(_db, database)));
        var problem = await demo.GetProblemAsync($"/v1/survival?{query}", 400);
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(e => e.Name), Does.Contain(parameter));
    }

    [Test]
    public async Task ALifeTableThatLacksTheYears_IsRefusedAndNamed()
    {
        var late = Path.Combine(_folder, "late.csv");
        await File.WriteAllTextAsync(late, LifeTable.Replace("2015", "2018", StringComparison.Ordinal));
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(["survival", "--db", _db, "--years", "2016-2017", "--closing", "2020-12-31", "--life-table", late, "--lang", "en"], output, error);
        Assert.That((status, error.ToString()), Is.EqualTo((CommandLine.DataHaveProblems, error.ToString())));
        Assert.That(error.ToString(), Does.Contain("no row for sex 1, year 2016").Or.Contain("no row for sex 1, year 2017"));
    }

    [Test]
    public async Task ARegistryThatTheLifeTableDoesNotHave_IsRefused_InVerbReportAndAddress()
    {
        var other = Path.Combine(_folder, "other.csv");
        await File.WriteAllTextAsync(other, "area,sex,year,age,hazard_per_year\n330108,1,2015,0,0.01\n330108,2,2015,0,0.01\n");
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(["survival", "--db", _db, "--years", "2016-2017", "--closing", "2020-12-31", "--life-table", other, "--lang", "en"], output, error);
        Assert.That((status, output.ToString()), Is.EqualTo((CommandLine.DataHaveProblems, "")), "no figure leaves the program");
        Assert.That(error.ToString(), Does.Contain("no row for").And.Contain("330106"));
        await using var demo = await DemoRegistry.StartOnAsync(database => Task.Run(() => File.Copy(_db, database)));
        using var body = new StringContent(await File.ReadAllTextAsync(other), Encoding.UTF8, "text/csv");
        using var loaded = await demo.Client.PutAsync("/v1/life-tables/other?source=invented&by=anna", body);
        Assert.That(loaded.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        foreach (var trend in new[] { "", "&trend=1&times=1" })
        {
            var problem = await demo.GetProblemAsync($"/v1/survival?years=2016-2017&closing=2020-12-31&lifeTable=other{trend}", 400);
            Assert.That(problem.GetProperty("errors").GetProperty("lifeTable").ToString(), Does.Contain("330106"));
        }
    }

    [Test]
    public async Task ARegistryThatThereIsNot_IsRefused_AndThoseThereAreAreNamed()
    {
        foreach (var call in (string[][])[["survival", "--years", "2016-2017", "--closing", "2020-12-31"], ["prevalence", "--date", "2020-12-31"]])
        {
            using StringWriter output = new(), error = new();
            var status = await CommandLine.RunAsync([.. call, "--db", _db, "--registries", "330106,330199", "--lang", "en"], output, error);
            Assert.That((status, output.ToString()), Is.EqualTo((CommandLine.WrongCall, "")));
            Assert.That(error.ToString(), Is.EqualTo("registry: --registries 330199: there are no data of such a registry; there are of 330106.\n"));
            using var chinese = new StringWriter();
            await CommandLine.RunAsync([.. call, "--db", _db, "--registries", "330199", "--lang", "zh"], output, chinese);
            Assert.That(chinese.ToString(), Does.Contain("没有该登记处的数据；现有：330106。"));
        }
        await using var demo = await DemoRegistry.StartOnAsync(path => { File.Copy(_db, path); return Task.CompletedTask; });
        foreach (var address in (string[])["/v1/survival?years=2016-2017&closing=2020-12-31&registries=330199", "/v1/prevalence?date=2020-12-31&registries=330199"])
        {
            var problem = await demo.GetProblemAsync(address, 400);
            Assert.That(problem.GetProperty("errors").GetProperty("registries").EnumerateArray().Select(text => text.GetString()), Is.EqualTo(new[]
            {
                "registries \"330199\": there are no data of such a registry; there are of 330106.", "registries “330199”：没有该登记处的数据；现有：330106。",
            }));
        }
        await demo.GetAsync("/v1/survival?years=2016-2017&closing=2020-12-31&registries=330106");
    }

    [Test]
    public async Task AssessmentsTakeOwnSurvivalWhenAsked_AndNeedALifeTable()
    {
        await using var demo = await DemoRegistry.StartOnAsync(database => Task.Run(() => File.Copy(_db, database)));
        Assert.That((await demo.GetAsync("/v1/quality/assessments?year=2016")).GetProperty("survival").GetString(), Is.EqualTo("published"));
        var own = await demo.GetAsync("/v1/quality/assessments?year=2016&closing=2020-12-31");
        Assert.That(own.GetProperty("survival").GetString(), Does.StartWith("own five-year net survival of").And.Contain("followed to 2020-12-31, life table province"));
        await demo.GetProblemAsync("/v1/quality/assessments?year=2016&closing=soon", 400);
        using var removed = await demo.Client.DeleteAsync("/v1/life-tables/province?by=anna");
        var problem = await demo.GetProblemAsync("/v1/quality/assessments?year=2016&closing=2020-12-31", 400);
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(e => e.Name), Does.Contain("closing"));
        using StringWriter output = new(), error = new();
        Assert.That(await CommandLine.RunAsync(["assess", "list", "--db", _db, "--year", "2016", "--closing", "2020-12-31"], output, error), Is.LessThan(CommandLine.WrongCall));
        Assert.That(output.ToString() + error, Does.Not.Contain("--closing"));
    }

    [Test]
    public async Task PrevalenceCountsTheLiving()
    {
        var answer = await JsonAsync("prevalence", "--db", _db, "--date", "2020-12-31", "--back", "5", "--format", "json");
        var row = answer.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("icd10").GetString() == "C33-C34" && r.GetProperty("sex").GetInt32() == 1);
        Assert.That(row.GetProperty("alive").GetDouble(), Is.EqualTo(12), "every third was seen on the day");
        Assert.That(row.GetProperty("lost").GetInt32(), Is.EqualTo(4), "never followed");
        Assert.That(row.GetProperty("expectedAlive").GetDouble(), Is.InRange(0.1, 4));
        Assert.That(row.GetProperty("per100k").ValueKind, Is.EqualTo(JsonValueKind.Null), "no population was sent");
    }

    private static bool SameJson(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other);

    private static Task<JsonElement> JsonAsync(params string[] call) => SurvivalStore.JsonAsync(call);
}

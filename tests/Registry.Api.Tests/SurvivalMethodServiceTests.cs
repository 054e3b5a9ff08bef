using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>The estimators over stored cases: the figures of the calculator for the same patients, by verb and address; what is refused.</summary>
public sealed class SurvivalMethodServiceTests
{
    private const string Asked = "years=2016-2017&closing=2020-12-31";
    private static readonly string[] Usual = ["--years", "2016-2017", "--closing", "2020-12-31"];
    private SurvivalStore _store = null!;

    [OneTimeSetUp]
    public async Task ImportCases() => _store = await SurvivalStore.ImportAsync();

    [OneTimeTearDown]
    public void RemoveFolder() => _store.Dispose();

    [TestCase("observed", "observed-survival --limits log-log")]
    [TestCase("cause-specific", "observed-survival --limits log-log --cause cancer")]
    [TestCase("actuarial", "interval-survival --limits log-log --method life-table")]
    [TestCase("ederer1", "relative-survival --method ederer1")]
    [TestCase("ederer2", "relative-survival --method ederer2")]
    [TestCase("hakulinen", "relative-survival --method hakulinen --closing 2020-12-31")]
    [TestCase("net", "net-survival")]
    [TestCase("net-intervals", "interval-survival --estimator pohar-perme")]
    public async Task AnEstimateOfTheStore_IsThatOfTheCalculator(string method, string computation)
    {
        var input = await _store.PatientsAsync();
        string[] table = method is "observed" or "cause-specific" ? ["--pool", "sex"] : ["--life-table", _store.Table];
        foreach (var given in new[] { 0, 1 })
        {
            string[] condition = given == 0 ? [] : ["--given", "1"];
            var ofStore = await RowAsync(3, ["--method", method, "--times", "3", .. condition]);
            var computed = (await SurvivalStore.JsonAsync(["compute", .. computation.Split(' '), "--input", input, "--times", "3", .. table, .. condition])).GetProperty("rows")[0];
            foreach (var (name, other) in new[] { ("estimate", "survival"), ("standardError", "standard_error"), ("lower", "lower"), ("upper", "upper"), ("atRisk", "at_risk"), ("deaths", "deaths") })
                Assert.That(Number(ofStore, name), Is.EqualTo(Number(computed, other)).Within(1e-12), $"{name}, given {given}");
        }
    }

    [TestCase("crude", "life-table")]
    [TestCase("crude-causes", "causes")]
    public async Task ProbabilitiesOfDeath_AreThoseOfTheCalculator(string method, string source)
    {
        string[] call = ["compute", "crude-death-probability", "--source", source, "--input", await _store.PatientsAsync(), "--life-table", _store.Table, "--times", "3"];
        var computed = (await SurvivalStore.JsonAsync(call)).GetProperty("rows")[0];
        var cancer = await RowAsync(3, ["--method", method, "--times", "3"], "cancer-death");
        Assert.That((Number(cancer, "estimate"), Number(cancer, "standardError"), Number(cancer, "upper")),
            Is.EqualTo((Number(computed, "cancer"), Number(computed, "cancer_standard_error"), Number(computed, "cancer_upper"))).Within(1e-12));
        Assert.That(Number(await RowAsync(3, ["--method", method, "--times", "3"], "other-death"), "estimate"), Is.EqualTo(Number(computed, "other")).Within(1e-12));
    }

    [Test]
    public async Task VerbAndAddressAgree_AndTheAnswerNamesMethodAndApproach()
    {
        await using var demo = await StartAsync();
        var ofAddress = await demo.GetAsync($"/v1/survival?{Asked}&times=3&method=ederer2,actuarial&given=1&approach=cohort&intervalMonths=6&limits=plain");
        var ofVerb = await SurvivalStore.JsonAsync(["survival", "--db", _store.Db, .. Usual, "--times", "3", "--method", "ederer2,actuarial", "--given", "1", "--approach", "cohort",
            "--interval-months", "6", "--limits", "plain", "--format", "json"]);
        Assert.That(JsonElement.DeepEquals(ofAddress, ofVerb), Is.True);
        Assert.That(ofVerb.GetProperty("approach").GetString(), Does.StartWith("cohort: patients diagnosed 3 years before"));
        Assert.That(ofVerb.GetProperty("rulesZh").GetString(), Does.Contain("队列法"));
        Assert.That(ofVerb.GetProperty("method").GetString(), Does.Contain("relative survival, Ederer II").And.Contain("of those who reach 1 year;").And.Contain("intervals of 6 months").And.Contain("limits plain"));
        Assert.That(ofVerb.GetProperty("rows").GetArrayLength(), Is.Zero);
        Assert.That(ofVerb.GetProperty("estimates").EnumerateArray().Select(row => row.GetProperty("method").GetString()).Distinct(), Is.EquivalentTo(new[] { "ederer2", "actuarial" }));
        var table = await SurvivalStore.RunAsync(0, ["survival", "--db", _store.Db, .. Usual, "--method", "net"]);
        Assert.That(table, Does.StartWith("site_code,icd10,site_zh,site_en,sex,years,given,method,measure,patients,deaths,at_risk,estimate,"));
    }

    [TestCase("crude", null, "95 % limits plain, none")]
    [TestCase("crude", "plain", "95 % limits plain, none")]
    [TestCase("net,crude", "log", "95 % limits log of survival, plain of probabilities of death, none")]
    [TestCase("observed,crude-causes", null, "log of relative and net survival, plain of probabilities of death, none")]
    [TestCase("observed", "log", "95 % limits log, none")]
    public async Task TheScaleOfTheLimits_IsSaidOfWhatHasIt(string methods, string? limits, string words)
    {
        string[] scale = limits is null ? [] : ["--limits", limits];
        var answer = await SurvivalStore.JsonAsync(["survival", "--db", _store.Db, .. Usual, "--times", "3", "--method", methods, .. scale, "--format", "json"]);
        Assert.That(answer.GetProperty("method").GetString(), Does.Contain(words));
    }

    [Test]
    public async Task AtRisk_IsTheNumberJustBeforeTheTime()
    {
        // Of 36 followed 12 were alive on the closing date; at one year everybody was.
        var answer = await SurvivalStore.JsonAsync(["survival", "--db", _store.Db, .. Usual, "--times", "1,3", "--format", "json"]);
        var rows = answer.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("icd10").GetString() == "C33-C34" && row.GetProperty("sex").GetInt32() == 0).ToList();
        Assert.That(Number(rows[0], "atRisk"), Is.EqualTo(36));
        Assert.That(Number(rows[1], "atRisk"), Is.EqualTo(12), "deaths came two years after diagnosis, within three");
    }

    [TestCase("years=1999&closing=2020-12-31", "years", "there are no data of this year; there are of 2016-2017: ask for one of these.", "没有该年份的数据；现有 2016-2017 年")]
    [TestCase("years=1990-1999&closing=2020-12-31", "years", "there are of 2016-2017", "现有 2016-2017 年")]
    [TestCase("years=2016-2017&closing=2015-12-31", "closing", "lies before the years of diagnosis (2016-2017)", "早于诊断年份 2016-2017")]
    [TestCase($"{Asked}&method=ederer1&from=2018-01-01", "method", "no period approach", "没有 period 法")]
    [TestCase($"{Asked}&method=crude&given=1", "method", "neither conditional nor weighted", "不作条件生存")]
    [TestCase($"{Asked}&method=crude,crude-causes&limits=log", "limits", "plain limits only", "只有 plain")]
    [TestCase($"{Asked}&method=net&given=2", "given", "must not lie behind", "不能晚于")]
    [TestCase($"{Asked}&given=1", "given", "needs method", "需同时给出 method")]
    [TestCase($"{Asked}&method=kaplan", "method", "known are observed, actuarial", "可用的有 observed")]
    [TestCase($"{Asked}&approach=period", "approach", "needs from", "需同时给出 from")]
    [TestCase($"{Asked}&approach=cohort&from=2018-01-01", "approach", "leave from out", "不能同时给出 from")]
    [TestCase($"{Asked}&approach=hybrid&from=2018-01-01", "approach", "needs wholeSince", "需同时给出 wholeSince")]
    [TestCase($"{Asked}&method=actuarial&intervalMonths=5", "intervalMonths", "known are 1, 2", "可用的有 1")]
    public async Task WhatCannotBeAnswered_IsRefusedByItsParameter(string query, string parameter, string english, string chinese)
    {
        await using var demo = await StartAsync();
        var problem = await demo.GetProblemAsync($"/v1/survival?{query}", 400);
        var texts = problem.GetProperty("errors").GetProperty(parameter).EnumerateArray().Select(text => text.GetString()!).ToList();
        Assert.That(texts[0], Does.Contain(english));
        Assert.That(texts[1], Does.Contain(chinese));
    }

    [Test]
    public async Task WithoutALifeTable_RelativeSurvivalIsRefused_AndObservedIsNot()
    {
        await using var demo = await StartAsync();
        using var removed = await demo.Client.DeleteAsync("/v1/life-tables/province?by=anna");
        var problem = await demo.GetProblemAsync($"/v1/survival?{Asked}&method=ederer2", 400);
        Assert.That(problem.GetProperty("errors").GetProperty("method").ToString(), Does.Contain("needs a life table"));
        Assert.That((await demo.GetAsync($"/v1/survival?{Asked}&method=observed,crude-causes")).GetProperty("estimates").GetArrayLength(), Is.GreaterThan(0));
    }

    [TestCase("en", "there are no data of this year; there are of 2016-2017: ask for one of these.")]
    [TestCase("zh", "没有该年份的数据；现有 2016-2017 年")]
    public async Task AYearWithoutCases_IsAWrongCall_OfSurvivalAndPrevalence(string language, string words)
    {
        foreach (var call in (string[][])[["survival", "--years", "1999", "--closing", "2020-12-31"], ["prevalence", "--date", "1999-06-30"]])
        {
            using StringWriter output = new(), error = new();
            var status = await CommandLine.RunAsync([.. call, "--db", _store.Db, "--lang", language], output, error);
            Assert.That((status, output.ToString()), Is.EqualTo((CommandLine.WrongCall, "")), "no empty table");
            Assert.That(error.ToString(), Does.Contain(words));
        }
    }

    [Test]
    public async Task PrevalenceByRegistry_StandsBehindThePool_AndSaysWhatTheYearsMean()
    {
        var answer = await SurvivalStore.JsonAsync("prevalence", "--db", _store.Db, "--date", "2020-12-31", "--back", "5", "--by-registry", "--format", "json");
        var rows = answer.GetProperty("rows").EnumerateArray().ToLookup(row => row.GetProperty("registry").GetString());
        Assert.That(rows.Select(registry => registry.Key), Is.EqualTo(new[] { "all", "330106" }));
        Assert.That(rows["330106"].Select(row => Number(row, "prevalence")), Is.EqualTo(rows["all"].Select(row => Number(row, "prevalence"))), "there is one registry");
        Assert.That((answer.GetProperty("firstYear").GetInt32(), answer.GetProperty("lastYear").GetInt32()), Is.EqualTo((2016, 2017)));
        Assert.That(answer.GetProperty("rulesEn").GetString(), Does.Contain("Who was diagnosed after 2017 is not among them: prevalence is too low."));
    }

    [Test]
    public async Task PlausibilityOfFollowUp_IsOneAnswerForVerbAndAddress()
    {
        await using var demo = await StartAsync();
        var ofAddress = await demo.GetAsync("/v1/follow-up/plausibility?date=2020-12-31");
        Assert.That(JsonElement.DeepEquals(ofAddress, await SurvivalStore.JsonAsync("followup", "plausibility", "--db", _store.Db, "--date", "2020-12-31", "--format", "json")), Is.True);
        var row = ofAddress.GetProperty("rows").EnumerateArray().Single();
        Assert.That((Number(row, "living"), Number(row, "onCommonDay"), row.GetProperty("commonDay").GetString()), Is.EqualTo(((double?)12, (double?)12, "2020-12-31")), "all were seen on one day");
        await demo.GetProblemAsync("/v1/follow-up/plausibility?date=soon", 400);
    }

    private async Task<JsonElement> RowAsync(int years, string[] options, string measure = "survival") =>
        (await SurvivalStore.JsonAsync(["survival", "--db", _store.Db, .. Usual, .. options, "--format", "json"])).GetProperty("estimates").EnumerateArray()
        .Single(row => row.GetProperty("icd10").GetString() == "C33-C34" && row.GetProperty("sex").GetInt32() == 0 && row.GetProperty("years").GetInt32() == years && row.GetProperty("measure").GetString() == measure);

    private static double? Number(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private Task<DemoRegistry> StartAsync() => DemoRegistry.StartOnAsync(database => Task.Run(() => File.Copy(_store.Db, database)));
}

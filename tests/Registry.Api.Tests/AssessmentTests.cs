using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Coding;

namespace Registry.Api.Tests;

/// <summary>Indicators in their context, what is said of them, timeliness.</summary>
public sealed class AssessmentTests
{
    // The invented registries have few cases: these bands speak of few, and ask for what no registry has.
    private const string Bands =
        "edition,measure,scope,unit,fewest,fixed_low,fixed_high,fixed_block_low,fixed_block_high,region_low,region_high,region_block_low,region_block_high,"
        + "region_excuses,history_low,history_high,survival_low,survival_high,name_zh,name_en,source\n"
        + "2027-test,mv,total,percent,1,99.9,100,,,,,,,0,,,,,病理,Verified,test\n2027-test,dco,total,percent,1,0,100,,,,,,,0,,,,,证明,Certificates,test\n"
        + "2027-test,mi,site,ratio,1,,,,,0.01,9,,,1,,,,,死亡发病比,M:I,test\n";

    private string _folder = null!, _db = null!, _bands = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        _folder = Directory.CreateTempSubdirectory("registry-assess-").FullName;
        _db = Path.Combine(_folder, "test.db");
        await DemoData.CopyToAsync(_db);
        await File.WriteAllTextAsync(_bands = Path.Combine(_folder, "bands.csv"), Bands);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task AnExplanationHoldsUntilTheCountsChange()
    {
        var asked = await FirstToExplainAsync();
        Assert.That(await ExplainAsync(asked), Is.EqualTo((0, "")));
        Assert.That((await FindAsync(asked)).State, Is.EqualTo("explained"));

        // One case less is another value.
        var number = await CaseNumberAsync(asked.Registry);
        var undone = await RunAsync("records", "undo", "--db", _db, "--registry", asked.Registry, "--case", number, "--by", "anna", "--reason", "test");
        Assert.That(undone.Status, Is.Zero, undone.Error + undone.Output);
        Assert.That((await FindAsync(asked)).State, Is.EqualTo("lapsed"));

        Assert.That(await ExplainAsync(asked), Is.EqualTo((0, "")));
        Assert.That((await FindAsync(asked)).State, Is.EqualTo("explained"));
        Assert.That((await RunAsync("assess", "withdraw", "--db", _db, "--explanation", "2", "--by", "bo", "--reason", "too soon")).Status, Is.Zero);
        Assert.That((await FindAsync(asked)).State, Is.EqualTo("lapsed"), "the older one was for other counts");
    }

    [Test]
    public async Task WhatNeedsNoExplanationGetsNone_AndWrongBandsAreRefused()
    {
        var fine = (await ListAsync()).First(entry => entry.Verdict == "fine");
        var (status, error) = await ExplainAsync(fine);
        Assert.That((status, error.Contains("needs no explanation", StringComparison.Ordinal)), Is.EqualTo((CommandLine.WrongCall, true)));
        Assert.That((await ExplainAsync(fine with { Measure = "guess" })).Error, Does.Contain("--measure guess: known are mv"));
        var file = Path.Combine(_folder, "wrong.csv");
        await File.WriteAllTextAsync(file, "edition,measure\n2027,mi\n");
        Assert.That((await RunAsync("assess", "list", "--db", _db, "--year", "2021", "--bands", file)).Error, Does.Contain("the column scope is missing"));
    }

    [Test]
    public async Task Service_AssessesExplainsAndTellsTimeliness()
    {
        await using var demo = await DemoRegistry.StartAsync(QualityBands.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Bands))));
        var answer = await demo.GetAsync("/v1/quality/assessments?year=2021&level=all");
        var entries = answer.GetProperty("assessments").EnumerateArray().ToList();
        Assert.That(answer.GetProperty("populations").GetArrayLength(), Is.EqualTo(DemoData.Areas.Count));
        Assert.That(Text(answer, "bands"), Is.EqualTo("2027-test"));
        Assert.That(entries.Select(entry => Text(entry, "site")).Distinct().Count(), Is.GreaterThan(20));
        var open = entries.First(entry => Text(entry, "state") == "open");
        var order = JsonSerializer.Serialize(new
        {
            registry = Text(open, "registry"), year = 2021, measure = Text(open, "measure"), site = Text(open, "site"), sex = open.GetProperty("sex").GetInt32(),
            conclusion = "reporting", reason = "a hospital joined", by = "anna",
        });
        Assert.That((int)(await demo.PostAsync("/v1/quality/explanations", order)).StatusCode, Is.EqualTo(200));
        Assert.That((int)(await demo.PostAsync("/v1/quality/explanations", order.Replace("reporting", "because", StringComparison.Ordinal))).StatusCode, Is.EqualTo(409));
        Assert.That((await demo.GetAsync("/v1/quality/assessments?year=2021&level=all")).GetProperty("open").GetInt32(), Is.EqualTo(answer.GetProperty("open").GetInt32() - 1));
        Assert.That((int)(await demo.PostAsync("/v1/quality/explanations/1/withdraw", """{"by":"bo","reason":"test"}""")).StatusCode, Is.EqualTo(204));
        Assert.That((int)(await demo.PostAsync("/v1/quality/explanations/1/withdraw", """{"by":"bo","reason":"test"}""")).StatusCode, Is.EqualTo(409));

        var units = await demo.GetAsync("/v1/quality/timeliness?year=2021");
        Assert.That(units.EnumerateArray().Count(unit => unit.GetProperty("unit").ValueKind == JsonValueKind.Null), Is.EqualTo(DemoData.Areas.Count));
        await demo.GetProblemAsync("/v1/quality/timeliness", 400);
        await demo.GetProblemAsync("/v1/quality/assessments?level=county&verdict=bad&registries=1", 400);
    }

    [Test]
    public async Task Report_SaysWhatIsToBeExplainedAndWhoDid()
    {
        var asked = (await ListAsync()).First(entry => entry.State == "open" && entry.Sex == "0");
        await ExplainAsync(asked);
        var (status, output, error) = await RunAsync("report", "--db", _db, "--year", "2021", "--lang", "en", "--out", _folder, "--bands", _bands);
        Assert.That(status, Is.Zero, error);
        Assert.That(await File.ReadAllTextAsync(output.Split('\n')[0].Trim()), Does.Contain("Indicators in their context").And.Contain("a new hospital (anna"));
    }

    [Test]
    public async Task AProvinceMayPutItsOwnSitesInPlace_AndEveryAnswerSaysSo()
    {
        var file = Path.Combine(_folder, "sites.csv");
        var lines = QualitySites.BuiltIn.All.Select(site => $"2027-sites,{site.Code},70,1,0.5,,{(site.Code == "105" ? 1 : 0)}");
        await File.WriteAllLinesAsync(file, ["edition,code,mv,dco,mi,survival5,screening", .. lines]);
        var (_, output, error) = await RunAsync("assess", "list", "--db", _db, "--year", "2021", "--quality-sites", file, "--format", "json");
        Assert.That(error, Is.Empty);
        Assert.That(Text(JsonDocument.Parse(output).RootElement, "bands"), Is.EqualTo("2026-11 + 2027-sites"));
        var (status, path, _) = await RunAsync("report", "--db", _db, "--year", "2021", "--lang", "zh", "--out", _folder, "--quality-sites", file);
        Assert.That(status, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(path.Split('\n')[0].Trim()), Does.Contain("2026-11 + 2027-sites 版界限"));

        await File.WriteAllLinesAsync(file, ["edition,code,mv,dco,mi,survival5,screening", .. lines.Skip(1)]);
        var wrong = await RunAsync("assess", "list", "--db", _db, "--year", "2021", "--quality-sites", file, "--lang", "zh");
        Assert.That((wrong.Status, wrong.Error), Is.EqualTo((CommandLine.WrongCall, wrong.Error)));
        Assert.That(wrong.Error, Does.Contain("缺少部位 101").And.Contain("26 个部位"));
    }

    private sealed record Asked(string Registry, string Measure, string Sex, string Verdict, string State);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<Asked> FirstToExplainAsync() =>
        (await ListAsync()).First(entry => entry is { State: "open", Sex: "0", Measure: "mv" });

    private async Task<Asked> FindAsync(Asked asked) =>
        (await ListAsync()).Single(entry => (entry.Registry, entry.Measure, entry.Sex) == (asked.Registry, asked.Measure, asked.Sex));

    private async Task<(int Status, string Error)> ExplainAsync(Asked asked)
    {
        var (status, _, error) = await RunAsync(
            "assess", "explain", "--db", _db, "--registry", asked.Registry, "--year", "2021", "--measure", asked.Measure, "--sex", asked.Sex, "--conclusion", "reporting",
            "--reason", "a new hospital", "--by", "anna", "--bands", _bands, "--lang", "en");
        return (status, error);
    }

    private async Task<List<Asked>> ListAsync()
    {
        var (_, output, error) = await RunAsync("assess", "list", "--db", _db, "--year", "2021", "--bands", _bands, "--format", "json");
        Assert.That(error, Is.Empty);
        return [.. JsonDocument.Parse(output).RootElement.GetProperty("assessments").EnumerateArray().Select(entry => new Asked(
            Text(entry, "registry")!, Text(entry, "measure")!, entry.GetProperty("sex").GetRawText(), Text(entry, "verdict")!, Text(entry, "state")!))];
    }

    private async Task<string> CaseNumberAsync(string registry)
    {
        using var database = Core.Store.RegistryDatabase.Open(_db);
        await using var connection = database.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select case_number from current_tumour where registry = '{registry}' and incidence_year = 2021 and sex in (1, 2) and basis = 7 and icd10 like 'C%' limit 1";
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call, output, error);
        return (status, output.ToString(), error.ToString());
    }
}

using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>The verbs code, settings and primaries, and the options --counting and --settings.</summary>
public sealed class CodingVerbTests
{
    private string _folder = null!, _db = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("registry-cli-").FullName;
        _db = Path.Combine(_folder, "test.db");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Code_SaysWhatFollows_InTheLanguageAskedFor()
    {
        var (status, english, _) = await RunAsync("code", "--topography", "C34.1", "--morphology", "8140/3", "--sex", "1", "--lang", "en");
        Assert.That(status, Is.EqualTo(CommandLine.Done));
        Assert.That(english, Does.Contain("C34.1  rule 1").And.Contain("XI(f)").And.Contain("histology group 3").And.Contain("cn26-v1"));
        var (_, chinese, _) = await RunAsync("code", "--topography", "C34.1", "--morphology", "8140/3", "--sex", "1", "--lang", "zh");
        Assert.That(chinese, Does.Contain("规则 1").And.Contain("组织学组 3 腺癌"));
        var (_, json, _) = await RunAsync("code", "--topography", "c770", "--morphology", "97023", "--format", "json", "--settings", "c86=other");
        Assert.That(JsonDocument.Parse(json).RootElement.GetProperty("icd10").GetString(), Is.EqualTo("C84.4"));
    }

    [TestCase("C61.9", "8140/3", "2", "X-SEX-1", "error")]
    [TestCase("C50.4", "8500/3", "1", "X-SEX-3", "query")]
    [TestCase("C34.1", "8140/3", "1", null, null)]
    [TestCase("C61.9", "8140/3", "0", null, null, TestName = "Code_OfUnknownSex_ContradictsNothing")]
    public async Task Code_OfASiteThatTheSexHasNot_SaysWhatACheckWouldSay(string site, string morphology, string sex, string? check, string? severity)
    {
        string[] call = ["code", "--topography", site, "--morphology", morphology, "--sex", sex];
        var (status, json, _) = await RunAsync([.. call, "--format", "json"]);
        var conflicts = JsonDocument.Parse(json).RootElement.GetProperty("conflicts").EnumerateArray()
            .Select(c => (c.GetProperty("checkId").GetString(), c.GetProperty("severity").GetString())).ToList();
        Assert.That(conflicts, check is null ? Is.Empty : Does.Contain((check, severity)));
        Assert.That(status, Is.EqualTo(check is null ? CommandLine.Done : CommandLine.DataHaveProblems));
        Assert.That((await RunAsync([.. call, "--lang", "zh"])).Output, check is null ? Does.Not.Contain("X-SEX") : Does.Contain(check));
    }

    [TestCase(1, "code", "--topography", "C56.9", "--morphology", "8443/3", "--sex", "1", TestName = "Code_WithoutAnIcd10Code_EndsWithOne")]
    [TestCase(2, "code", "--topography", "C99.9", "--morphology", "8140/3", TestName = "Code_OfNoSite_IsAWrongCall")]
    [TestCase(2, "code", "--topography", "C34.1", "--morphology", "8140", TestName = "Code_WithoutBehaviour_IsAWrongCall")]
    [TestCase(2, "code", "--topography", "C34.1", "--morphology", "8140/3", "--settings", "c86=maybe", TestName = "Code_UnderNoSetting_IsAWrongCall")]
    public async Task Status(int expected, params string[] call) => Assert.That((await RunAsync(call)).Status, Is.EqualTo(expected));

    [Test]
    public async Task Settings_AreSetAndListed_AndTablesFollow()
    {
        await DemoData.CopyToAsync(_db);
        Assert.That((await RunAsync("settings", "list", "--db", _db)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(4));
        var (status, set, _) = await RunAsync("settings", "set", "c86", "other", "--db", _db, "--by", "anna", "--lang", "en");
        Assert.That((status, set), Is.EqualTo((0, set)));
        Assert.That(set, Does.StartWith("c86=other").And.Contain("anna").And.Contain("other and unspecified"));
        Assert.That((await RunAsync("rates", "--db", _db, "--years", "2021")).Output, Does.Contain(",cn26-v1+c86-other,"));
        Assert.That((await RunAsync("rates", "--db", _db, "--years", "2021", "--settings", "c86=lymphoma")).Output, Does.Contain(",cn26-v1,"));
        Assert.That((await RunAsync("settings", "set", "c86", "maybe", "--db", _db)).Error, Does.Contain("known are lymphoma, other"));
        Assert.That((await RunAsync("settings", "set", "c99", "other", "--db", _db)).Error, Does.Contain("known are c86"));
    }

    [Test]
    public async Task Report_SaysSettingsAndCounting()
    {
        await DemoData.CopyToAsync(_db);
        var (status, output, error) = await RunAsync(
            "report", "--db", _db, "--year", "2021", "--lang", "en", "--out", _folder, "--counting", "first", "--settings", "d45-d47=separate,d35=yes,c10.1=larynx,c86=other");
        Assert.That(status, Is.EqualTo(CommandLine.Done), error);
        var page = await File.ReadAllTextAsync(output.Split('\n')[0].Trim());
        Assert.That(page, Does.Contain("only the first primary of each person is counted").And.Contain("cn59-v1+c86-other+d45-d47-separate+d35-yes+c10.1-larynx"));
        Assert.That(page, Does.Contain("Myelodysplastic syndromes").And.Contain("D35.2-D35.4"));
    }

    [Test]
    public async Task Primaries_AreListedWithTheRule_AndOverviewSaysWhatIsLeftOut()
    {
        await SeveralTumours.PrepareAsync(_db);
        var (status, csv, _) = await RunAsync("primaries", "--db", _db);
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(status, Is.EqualTo(CommandLine.Done));
        Assert.That(lines[0], Does.StartWith("person,registry,case_number,tumour_number,incidence_date,topography,morphology,icd10,decision,sequence"));
        Assert.That(lines, Has.Length.GreaterThan(7));
        var (_, json, _) = await RunAsync("primaries", "--db", _db, "--format", "json");
        Assert.That(JsonDocument.Parse(json).RootElement.GetArrayLength(), Is.EqualTo(lines.Length - 1));
        var (_, one, _) = await RunAsync("primaries", "--db", _db, "--registry", DemoData.Areas[0], "--year", "2021", "--format", "json");
        Assert.That(csv, Does.Contain(",S2,1,2021-03-01,C34.3,8550/3,C34.3,same-tumour,,0,same-site,").And.Not.Contain("王五"));
        Assert.That(JsonDocument.Parse(one).RootElement.GetArrayLength(), Is.LessThan(lines.Length - 1));
        Assert.That((await RunAsync("overview", "--db", _db, "--year", "2021", "--counting", "primaries", "--lang", "en")).Output, Does.Contain("primaries: ").And.Contain("left out"));
        Assert.That((await RunAsync("overview", "--db", _db, "--year", "2021", "--counting", "few")).Status, Is.EqualTo(CommandLine.WrongCall));
        Assert.That((await RunAsync("verify", "--db", _db)).Status, Is.EqualTo(CommandLine.Done));
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call, output, error);
        return (status, output.ToString(), error.ToString());
    }
}

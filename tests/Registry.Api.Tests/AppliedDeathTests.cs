using System.Net;
using System.Text;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Api.Tests;

/// <summary>Deaths that were taken to cases hold what they stand on, by the verbs and by the addresses, and it is said by what and what to do.</summary>
public sealed class AppliedDeathTests
{
    private const string CaseHeader = "登记编号,身份证号码,姓名,性别,出生日期,发病日期,解剖学部位,形态学,行为,分级,诊断依据,ICD-10\n";
    private const string DeathHeader = "死亡卡编号,姓名,性别,身份证号码,出生日期,死亡日期,根本死因\n";
    private static readonly string[] Births = ["19310203", "19480202", "19420411"];
    private static readonly string[] Ids = [.. Births.Select((birth, n) => Id($"330106{birth}{2 * n + 1:000}"))];
    private string _folder = null!, _db = null!;

    [SetUp]
    public async Task ImportLinkAndApply()
    {
        _folder = Directory.CreateTempSubdirectory("registry-applied-").FullName;
        _db = Path.Combine(_folder, "test.db");
        await ImportAsync("FB_1", CaseHeader + CaseRow(1, Ids[0]) + CaseRow(2, Ids[1]) + CaseRow(3, ""));
        await ImportAsync("SW_1", DeathHeader
            + $"D1,欧阳示例,1,{Ids[0]},{Births[0]},20230105,C34.9\nD2,欧阳示例,1,{Ids[1]},{Births[1]},20230106,C34.9\n");
        await RunAsync(0, "persons", "merge", $"{PersonOf("2")}", $"{PersonOf("3")}", "--by", "anna", "--reason", "same telephone");
        await RunAsync(0, "deaths", "match", "--by", "anna");
        var applied = JsonDocument.Parse(await RunAsync(0, "deaths", "apply", "--by", "anna")).RootElement;
        Assert.That((applied.GetProperty("cases").GetInt32(), applied.GetProperty("batches")[0].GetProperty("batchId").GetInt64()), Is.EqualTo((3, 3L)));
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task TheRefusalOfAnUndoIsSaidAlone_AndNamesTheBatchAndTheCases()
    {
        var refused = await RunAsync(1, "batches", "undo", "--batch", "2", "--lang", "en");
        Assert.That(refused, Does.StartWith("Batch 2 cannot be undone").And.Contain("Batch 3 took deaths to 3 cases because of it.").And.Contain("batches compensate --batch 2"));
        Assert.That(refused, Does.Not.Contain("rows read"));
        Assert.That(await RunAsync(1, "batches", "undo", "--batch", "2", "--lang", "zh"), Does.StartWith("批次 2 不能撤销").And.Contain("批次 3 已据此将死亡写入 3 个病例").And.Not.Contain("读入"));
        Assert.That(await RunAsync(1, "batches", "undo", "--batch", "2", "--preview", "--lang", "en"), Does.StartWith("refused").And.Contain("batch 3: took deaths to 3 cases because of it"));
        Assert.That(await RunAsync(1, "batches", "undo", "--batch", "2", "--preview", "--lang", "zh"), Does.Contain("批次 3：据此将死亡写入 3 个病例"));
    }

    [Test]
    public async Task ACompensationTakesThemOffTheCases()
    {
        string[] call = ["batches", "compensate", "--batch", "2", "--by", "anna", "--reason", "file of another year"];
        Assert.That(await RunAsync(0, [.. call, "--preview", "--lang", "en"]), Does.Contain("3 deaths come off the cases that batch 3 took them to").And.Contain("followup: 3 withdrawn"));
        Assert.That(await RunAsync(0, [.. call, "--preview", "--lang", "zh"]), Does.Contain("批次 3 写入病例的死亡取回 3 例"));
        Assert.That(await StatusAsync("1"), Is.EqualTo("dead"));
        await RunAsync(0, call);
        foreach (var number in new[] { "1", "2", "3" }) Assert.That(await StatusAsync(number), Is.Empty, "nothing else was known");
        await RunAsync(0, "batches", "undo", "--batch", "4");
        Assert.That(await StatusAsync("1"), Is.EqualTo("dead"));
        await RunAsync(0, "verify");
    }

    [Test]
    public async Task OneDeath_ADecision_AndAMergeAreRefused_UntilTheDeathsAreOffTheCases()
    {
        var decide = Decide("D1", "1");
        string[] undo = ["records", "undo", "--registry", "330106", "--death", "D1", "--by", "anna", "--reason", "no resident", "--lang", "en"];
        string[] unmerge = ["persons", "unmerge", "--merge", "1", "--by", "anna", "--reason", "father and son", "--lang", "en"];
        Assert.That(await RunAsync(1, undo), Does.Contain("batch 3 took the death to 1 case").And.Contain("--follow-up 1/01/20230105"));
        Assert.That(await RunAsync(1, [.. undo, "--preview"]), Does.Contain("stays 330106 D1: batch 3 took a death to a case because of it"));
        Assert.That(await RunAsync(1, decide), Does.Contain("registry batches undo --batch 3"));
        Assert.That(await RunAsync(1, [.. unmerge, "--preview"]), Does.Contain("\"canBeUndone\": false").And.Contain("took the death to 1 case"));
        Assert.That(await RunAsync(1, unmerge), Does.Contain("Merge 1 cannot be taken back").And.Contain("--follow-up 3/01/20230106"));

        await RunAsync(0, "batches", "undo", "--batch", "3");
        await RunAsync(0, unmerge);
        await RunAsync(0, decide);
        await RunAsync(0, undo);
    }

    [Test]
    public async Task TheAddressesRefuseWithTheSameReasons()
    {
        await using var demo = await DemoRegistry.StartOnAsync(path => Task.Run(() => File.Copy(_db, path)));
        var preview = await demo.GetAsync("/v1/batches/2/undo-preview");
        Assert.That(preview.GetProperty("heldBy")[0].GetRawText(), Does.Contain("\"batchId\":3").And.Contain("\"appliedDeaths\":3"));
        Assert.That((await demo.GetAsync("/v1/batches/2/compensation-preview")).GetProperty("appliedDeaths").GetRawText(), Is.EqualTo("""[{"batchId":3,"cases":3}]"""));
        Assert.That((await demo.GetAsync("/v1/persons/merges/1/undo-preview")).GetProperty("reason").GetProperty("zh").GetString(), Does.Contain("合并 1 不能撤销"));

        await RefusedAsync(demo, "/v1/batches/2/undo", """{"by": "anna", "reason": "wrong file"}""", "批次 3 已据此将死亡写入 3 个病例", "Batch 3 took deaths to 3 cases because of it");
        await RefusedAsync(demo, "/v1/records/undo", """{"registry": "330106", "deathNumber": "D1", "by": "anna", "reason": "no resident"}""", "批次 3 已将死亡写入 1 个病例", "took the death to 1 case");
        await RefusedAsync(demo, "/v1/persons/merges/1/undo", """{"by": "anna", "reason": "father and son"}""", "合并 1 不能撤销", "Merge 1 cannot be taken back");
        await RefusedAsync(demo, "/v1/deaths/decisions",
            $$"""{"registry": "330106", "deathNumber": "D1", "personId": {{PersonOf("1")}}, "decision": "different", "by": "anna", "reason": "another person"}""", "批次 3", "cannot be decided yet");

        using var answer = await demo.PostAsync("/v1/deaths/decisions",
            $$"""{"registry": "330106", "deathNumber": "D1", "personId": {{PersonOf("2")}}, "decision": "same", "by": "anna", "reason": "file compared"}""");
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("took this death to a case of another person"));
    }

    [Test]
    public async Task ACaseThatIsSomebodyElsesByALaterFileIsTold()
    {
        await ImportAsync("FB_2", CaseHeader + CaseRow(1, Ids[2]));
        var told = JsonDocument.Parse(await RunAsync(1, "deaths", "match", "--by", "anna")).RootElement.GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("checkId").GetString() == "L-LNK-6");
        Assert.That(told.GetProperty("messageEn").GetString(), Does.StartWith("Batch 3 took the death to cases of the person (1)"));
        Assert.That(told.GetProperty("messageZh").GetString(), Does.StartWith("该死亡由批次 3 写入该人员的病例（1 个）"));
        Assert.That(await RunAsync(1, "deaths", "apply", "--preview", "--by", "anna"), Does.Contain("L-LNK-6"));
        await RunAsync(0, "records", "undo", "--registry", "330106", "--follow-up", "1/01/20230105", "--by", "anna", "--reason", "another person");
        Assert.That(await RunAsync(0, "deaths", "apply", "--preview", "--by", "anna"), Does.Not.Contain("L-LNK-6"));
    }

    [Test]
    public async Task PairsAreOpenAgainAfterAnUnmerge()
    {
        using (var database = RegistryDatabase.Open(_db))
            await new PersonStore(database).SaveRunAsync([new(PersonOf("1"), PersonOf("3"), 8, 0.5, PairBand.Review, "{}")], 3, "{}", "program", default);
        var before = await RunAsync(0, "persons", "pairs");
        Assert.That(before.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2), "the header and the pair; 2 and 3 were never compared");
        Assert.That(before.Split('\n')[0], Does.StartWith("pair_id,person_a,person_b,records_a,records_b,band"));
        Assert.That(before, Does.Contain(",330106/1 330106/death/D1,330106/2 330106/3 330106/death/D2,review,"), "3 is merged with 2");
        Assert.That(
            await RunAsync(0, "persons", "merge", $"{PersonOf("1")}", $"{PersonOf("3")}", "--by", "anna", "--reason", "same telephone", "--lang", "en"),
            Is.EqualTo("Done: merge 2. To take it back: registry persons unmerge --merge 2 --reason TEXT\n"));
        await RunAsync(0, "persons", "unmerge", "--merge", "2", "--by", "anna", "--reason", "father and son");
        Assert.That(await RunAsync(0, "persons", "pairs"), Is.EqualTo(before));
        await RunAsync(0, "persons", "separate", $"{PersonOf("1")}", $"{PersonOf("3")}", "--by", "anna", "--reason", "father and son");
        Assert.That((await RunAsync(0, "persons", "pairs")).Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1));
        Assert.That(await RunAsync(0, "persons", "pairs", "--decided"), Does.Contain("Different").IgnoreCase);
    }

    private static async Task RefusedAsync(DemoRegistry demo, string address, string body, string zh, string en)
    {
        using var answer = await demo.PostAsync(address, body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict), address);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo("refused"));
        Assert.That(problem.GetProperty("reasonZh").GetString(), Does.Contain(zh));
        Assert.That(problem.GetProperty("reasonEn").GetString(), Does.Contain(en));
    }

    private string[] Decide(string death, string number) =>
    [
        "deaths", "decide", "--registry", "330106", "--death", death, "--person", $"{PersonOf(number)}", "--decision", "different", "--by", "anna", "--reason", "another person",
        "--lang", "en",
    ];

    private long PersonOf(string number)
    {
        using var database = RegistryDatabase.Open(_db);
        return new FollowUpStore(database).Current("330106").Single(status => status.CaseNumber == number).PersonId;
    }

    private async Task<string> StatusAsync(string number)
    {
        var found = JsonDocument.Parse(await RunAsync(0, "followup", "show", "--registry", "330106", "--case", number)).RootElement[0];
        return found.TryGetProperty("status", out var status) && status.ValueKind != JsonValueKind.Null ? status.GetString()! : "";
    }

    private async Task ImportAsync(string name, string text)
    {
        var path = Path.Combine(_folder, $"330106_{name}.csv");
        await File.WriteAllTextAsync(path, text, Encoding.UTF8);
        Assert.That(await RunAsync(0, "import", path, "--lang", "en"), Does.Contain("committed"));
    }

    private static string CaseRow(int number, string id) =>
        $"{number},{id},欧阳示例,1,{(id.Length > 0 ? id[6..14] : "19500101")},2021030{number},C34.1,8140,3,9,7,C34.1\n";

    private static string Id(string digits) => digits + ResidentId.CheckCharacter(digits);

    private async Task<string> RunAsync(int status, params string[] call)
    {
        using StringWriter output = new(), error = new();
        var ended = await CommandLine.RunAsync([.. call, "--db", _db], output, error);
        Assert.That(ended, Is.EqualTo(status), $"{string.Join(' ', call)}: {output}{error}");
        return output.ToString();
    }
}

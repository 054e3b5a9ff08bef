using System.Text;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Coding;

namespace Registry.Api.Tests;

/// <summary>Follow-up through the verbs and the addresses: whose is due, the deaths that go to the cases and come back, how complete it is.</summary>
public sealed class FollowUpTests
{
    private const string CaseHeader = "登记编号,身份证号码,姓名,性别,出生日期,发病日期,解剖学部位,形态学,行为,分级,诊断依据,ICD-10,报告医院,联系电话\n";
    private const string DeathHeader = "死亡卡编号,姓名,性别,身份证号码,出生日期,死亡日期,根本死因\n";
    private const string FollowUpHeader = "登记编号,最后接触状态,最后接触日期,失访原因,死亡日期,死亡原因分类,根本死因\n";
    private static readonly string[] Births = ["19310203", "19480202", "19420411", "19530622", "19640817", "19751130"];
    private static readonly string[] Ids = [.. Births.Select((birth, n) => Id($"330106{birth}{2 * n + 1:000}"))];
    private string _folder = null!, _db = null!;

    [SetUp]
    public async Task ImportCases()
    {
        _folder = Directory.CreateTempSubdirectory("registry-followup-").FullName;
        _db = Path.Combine(_folder, "test.db");
        await ImportAsync("FB_1", CaseHeader + string.Concat(Enumerable.Range(0, 6).Select(n =>
            $"{n + 1},{Ids[n]},欧阳示例,1,{Births[n]},2021030{n + 1},C34.1,8140,3,9,7,C34.1,示例医院,0571-000000{n}\n")));
        await ImportAsync("SF_1", FollowUpHeader
            + "1,1,20220601,,,,\n2,1,20231101,,,,\n3,9,20220301,3,,,\n4,2,20220505,,20220505,1,C34.1\n");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task TheDeathFileIsLookedAtBeforeAnybodyIsCalled()
    {
        Assert.That(await DueAsync(), Is.EqualTo("1 due 18, 5 due 33, 6 due 33"), "2 was seen lately, 3 is lost, 4 is dead");
        await ImportAsync("SW_1", DeathHeader
            + $"D1,欧阳示例,1,{Ids[0]},{Births[0]},20230105,C34.9\n"               // sure
            + $"D5,司徒建民,1,{Ids[4]},{Births[4]},20230106,I21.9\n");             // the same ID, another name
        Assert.That(await DueAsync(), Is.EqualTo("1 deathToDecide 18, 5 deathToDecide 33, 6 due 33"), "nothing was compared yet");
        await JsonAsync(1, "deaths", "match", "--db", _db, "--by", "registrar");
        Assert.That(await DueAsync(), Is.EqualTo("1 deadInDeathFile 18, 5 deathToDecide 33, 6 due 33"));
        var person = (await JsonAsync(0, "deaths", "matches", "--db", _db, "--open", "--format", "json")).GetProperty("matches")[0].GetProperty("personId");
        await RunAsync(0, "deaths", "decide", "--db", _db, "--registry", "330106", "--death", "D5", "--person", $"{person}", "--decision", "different",
            "--by", "registrar", "--reason", "another person with a borrowed card");
        Assert.That(await DueAsync(), Is.EqualTo("1 deadInDeathFile 18, 5 due 33, 6 due 33"));
        Assert.That(await RunAsync(0, "followup", "due", "--db", _db, "--date", "2023-12-31", "--by-registry"),
            Is.EqualTo("registry,due,dead_in_death_file,death_to_decide,dead_by_another_case\n330106,2,1,0,0\n"));
    }

    [Test]
    public async Task LinkedDeathsGoToTheCasesAndComeBack()
    {
        await ImportAsync("SW_1", DeathHeader
            + $"D1,欧阳示例,1,{Ids[0]},{Births[0]},20230105,C34.9\n"
            + $"D4,欧阳示例,1,{Ids[3]},{Births[3]},20220505,C34.1\n"               // known already
            + $"D6,欧阳示例,1,{Ids[5]},{Births[5]},20210101,I21.9\n");             // before the diagnosis
        await JsonAsync(0, "deaths", "match", "--db", _db, "--by", "registrar");
        var before = await ShowAsync("1");
        var preview = await JsonAsync(1, "deaths", "apply", "--db", _db, "--preview", "--by", "registrar");
        Assert.That(Counts(preview), Is.EqualTo("2 cases, 1 already, 0 batches"));
        var judged = preview.GetProperty("judged")[0];
        Assert.That((judged.GetProperty("stored").GetInt32(), judged.GetProperty("returned").GetInt32()), Is.EqualTo((1, 1)));
        Assert.That(judged.GetProperty("verdicts").EnumerateArray().Select(found => $"{found.GetProperty("caseNumber")} {found.GetProperty("deathNumber")} {found.GetProperty("verdict").GetProperty("severity")}"),
            Does.Contain("6 D6 error"));
        Assert.That(await ShowAsync("1"), Is.EqualTo(before), "a preview writes nothing");

        var applied = await JsonAsync(1, "deaths", "apply", "--db", _db, "--by", "registrar");
        var batch = applied.GetProperty("batches")[0];
        Assert.That(applied.GetProperty("judged").GetRawText(), Is.EqualTo(preview.GetProperty("judged").GetRawText()), "the preview said what the checks say");
        Assert.That((batch.GetProperty("stored").GetInt32(), batch.GetProperty("returned").GetInt32()), Is.EqualTo((1, 1)), "a death before the diagnosis is returned");
        Assert.That(await ShowAsync("1"), Is.EqualTo("dead 2023-01-05 C34.9 1 deathFile"));
        Assert.That(Counts(await JsonAsync(1, "deaths", "apply", "--db", _db, "--preview", "--by", "registrar")), Is.EqualTo("1 cases, 2 already, 0 batches"));
        Assert.That(await DueAsync(), Is.EqualTo("5 due 33, 6 deadInDeathFile 33"));

        await RunAsync(0, "batches", "undo", "--db", _db, "--batch", $"{batch.GetProperty("batchId").GetInt64()}");
        Assert.That(await ShowAsync("1"), Is.EqualTo(before));
        await RunAsync(0, "verify", "--db", _db);
    }

    [Test]
    public async Task AFollowUpIsTakenBackByTheVerb_AndByTheAddress()
    {
        string[] undo = ["records", "undo", "--db", _db, "--registry", "330106", "--by", "anna", "--reason", "another person", "--lang"];
        await ImportAsync("SF_2", FollowUpHeader + "4,1,20220505,,,,\n");
        Assert.That(await RunAsync(0, [.. undo, "en", "--follow-up", "2/1/20231101", "--preview"]), Does.Contain("followup: 1 withdrawn, 0 put back as before, 0 stay"));
        Assert.That(await RunAsync(0, [.. undo, "zh", "--follow-up", "2/1/20231101", "--preview"]), Does.Contain("随访：移出 1"));
        await RunAsync(0, [.. undo, "en", "--follow-up", "4/01/20220505"]);
        Assert.That(await ShowAsync("4"), Is.EqualTo("dead 2022-05-05 C34.1 1 "), "the version before stands again");
        Assert.That(await RunAsync(2, [.. undo, "en", "--follow-up", "2/01/20231102"]), Is.Empty, "there is no such follow-up");
        await RunAsync(2, [.. undo, "en", "--follow-up", "2"]);
        await RunAsync(2, [.. undo, "en", "--follow-up", "2/01/20231101", "--case", "2"]);

        await using var demo = await DemoRegistry.StartOnAsync(path => Task.Run(() => File.Copy(_db, path)));
        var preview = await demo.GetAsync("/v1/records/undo-preview?registry=330106&followUp=2/01/20231101");
        Assert.That(preview.GetProperty("parts")[0].GetRawText(), Does.Contain("\"part\":\"followup\"").And.Contain("\"withdrawn\":1"));
        using var taken = await demo.PostAsync("/v1/records/undo", """{"registry": "330106", "followUp": "2/01/20231101", "by": "anna", "reason": "another person"}""");
        Assert.That((int)taken.StatusCode, Is.EqualTo(200));
        var known = (await demo.GetAsync("/v1/follow-up/cases/330106/2"))[0];
        Assert.That(known.TryGetProperty("status", out var status) && status.ValueKind != JsonValueKind.Null, Is.False, "nothing else was known of it");
        await demo.GetProblemAsync("/v1/records/undo-preview?registry=330106&followUp=2", 400);
    }

    [Test]
    public async Task ADeathOfSeveralPersonsAndAPersonWithSeveralDeathsAreLeftAlone()
    {
        await ImportAsync("SW_1", DeathHeader
            + $"D1,欧阳示例,1,{Ids[0]},{Births[0]},20230105,C34.9\nD2,欧阳示例,1,{Ids[0]},{Births[0]},20230909,C34.9\n");
        await JsonAsync(1, "deaths", "match", "--db", _db, "--by", "registrar");
        var applied = await JsonAsync(1, "deaths", "apply", "--db", _db, "--by", "registrar");
        Assert.That(Counts(applied), Is.EqualTo("0 cases, 0 already, 0 batches"));
        Assert.That(applied.GetProperty("findings")[0].GetProperty("checkId").GetString(), Is.EqualTo("L-LNK-5"));
    }

    [Test]
    public async Task OfAPersonWithTwoCasesBothDieOfTheOneDeath()
    {
        await ImportAsync("FB_2", CaseHeader + $"7,{Ids[0]},欧阳示例,1,{Births[0]},20220901,C16.2,8140,3,9,7,C16.2,示例医院,\n");
        await ImportAsync("SW_1", DeathHeader + $"D1,欧阳示例,1,{Ids[0]},{Births[0]},20230105,C34.9\n");
        await JsonAsync(0, "deaths", "match", "--db", _db, "--by", "registrar");
        var applied = await JsonAsync(0, "deaths", "apply", "--db", _db, "--by", "registrar");
        Assert.That(Counts(applied), Is.EqualTo("2 cases, 0 already, 1 batches"));
        Assert.That(applied.GetProperty("batches")[0].GetProperty("queried").GetInt32(), Is.EqualTo(1), "of the stomach cancer the cause names another site");
        Assert.That(await ShowAsync("7"), Is.EqualTo("dead 2023-01-05 C34.9 1 deathFile"));
    }

    [Test]
    public async Task IdentifiersGoOutOnlyWithAPurposeThatIsKept()
    {
        var plain = await RunAsync(0, "followup", "due", "--db", _db, "--date", "2023-12-31");
        Assert.That(plain, Does.Contain("示例医院").And.Not.Contain("欧阳").And.Not.Contain("0571").And.Not.Contain(Ids[0]).And.Not.Contain(Births[0]));
        await RunAsync(2, "followup", "due", "--db", _db, "--date", "2023-12-31", "--identifiers");
        var whole = await RunAsync(0, "followup", "due", "--db", _db, "--date", "2023-12-31", "--identifiers", "--by", "nurse", "--purpose", "telephone round");
        Assert.That(whole, Does.Contain("欧阳示例").And.Contain("0571-0000000").And.Contain(Ids[0]));
        using var database = Core.Store.RegistryDatabase.Open(_db);
        var kept = (await new Core.Store.AuditStore(database).ListAsync(null, default)).Single(e => e.Event == "identifiers-read");
        Assert.That(kept.Actor, Is.EqualTo("nurse"));
        Assert.That(kept.Detail, Does.Contain("telephone round").And.Not.Contain("欧阳"));
    }

    [TestCase("followup", "due", "--date", "31.12.2023")]
    [TestCase("followup", "due")]
    [TestCase("followup", "summary", "--date", "2023-02-30")]
    [TestCase("followup", "show", "--registry", "330106", "--case", "99")]
    public Task AWrongCallIsSaidToBeWrong(params string[] call) => RunAsync(2, [.. call, "--db", _db]);

    [Test]
    public async Task TheAddressesAnswerLikeTheVerbs()
    {
        await using var demo = await DemoRegistry.StartOnAsync(path =>
        {
            File.Copy(_db, path);
            return Task.CompletedTask;
        });
        var summary = await demo.GetAsync("/v1/follow-up/summary?date=2023-10-31");
        Assert.That(string.Join("; ", summary.GetProperty("rows").EnumerateArray().Select(row =>
                $"{row.GetProperty("registry")} {row.GetProperty("incidenceYear")} {row.GetProperty("cases")} {row.GetProperty("dead")} {row.GetProperty("alive")} "
                + $"{row.GetProperty("lost")} {row.GetProperty("notKnown")}")),
            Is.EqualTo("330106  6 1 1 1 3; 330106 2021 6 1 1 1 3"));
        Assert.That(await RunAsync(0, "followup", "summary", "--db", _db, "--date", "2023-10-31"), Does.Contain("330106,2021,6,1,1,1,3,33.3"));

        var due = await demo.GetAsync("/v1/follow-up/due?date=2023-12-31&months=12&take=1&skip=1");
        Assert.That((due.GetProperty("total").GetInt32(), due.GetProperty("cases")[0].GetProperty("caseNumber").GetString()), Is.EqualTo((3, "5")));
        Assert.That((await demo.GetAsync("/v1/follow-up/cases/330106/3"))[0].GetProperty("status").GetString(), Is.EqualTo("lost"));
        await demo.GetProblemAsync("/v1/follow-up/cases/330106/99", 404);
        var problem = await demo.GetProblemAsync("/v1/follow-up/due?months=many", 400);
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(error => error.Name), Is.EquivalentTo(new[] { "date", "months" }));
        await demo.GetProblemAsync("/v1/follow-up/summary", 400);

        using var refused = await demo.PostAsync("/v1/deaths/applications", """{"preview": true}""");
        Assert.That((int)refused.StatusCode, Is.EqualTo(400));
        using var answer = await demo.PostAsync("/v1/deaths/applications", """{"by": "registrar", "preview": true}""");
        Assert.That(Counts(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement), Is.EqualTo("0 cases, 0 already, 0 batches"));
    }

    private async Task<string> DueAsync() => string.Join(", ", (await JsonAsync(0, "followup", "due", "--db", _db, "--date", "2023-12-31", "--format", "json"))
        .GetProperty("cases").EnumerateArray().Select(c => $"{c.GetProperty("caseNumber")} {c.GetProperty("state")} {c.GetProperty("months")}"));

    private async Task<string> ShowAsync(string number)
    {
        var found = (await JsonAsync(0, "followup", "show", "--db", _db, "--registry", "330106", "--case", number))[0];
        return $"{found.GetProperty("status")} {found.GetProperty("date")} {found.GetProperty("underlyingCause")} {found.GetProperty("causeOfDeathCategory")} "
            + $"{found.GetProperty("source")}";
    }

    private async Task ImportAsync(string name, string text)
    {
        var path = Path.Combine(_folder, $"330106_{name}.csv");
        await File.WriteAllTextAsync(path, text, Encoding.UTF8);
        Assert.That(await RunAsync(0, "import", path, "--db", _db, "--lang", "en"), Does.Contain("committed").IgnoreCase);
    }

    private static string Counts(JsonElement o) =>
        $"{o.GetProperty("cases")} cases, {o.GetProperty("already")} already, {o.GetProperty("batches").GetArrayLength()} batches";

    private static string Id(string digits) => digits + ResidentId.CheckCharacter(digits);

    private static async Task<JsonElement> JsonAsync(int status, params string[] call) => JsonDocument.Parse(await RunAsync(status, call)).RootElement;

    private static async Task<string> RunAsync(int status, params string[] call)
    {
        using StringWriter output = new(), error = new();
        var ended = await CommandLine.RunAsync(call, output, error);
        Assert.That(ended, Is.EqualTo(status), $"{string.Join(' ', call)}: {output}{error}");
        return output.ToString();
    }
}

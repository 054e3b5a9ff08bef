using System.Net;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Store;

namespace Registry.Api.Tests;

/// <summary>The life of a record and the audit: on the command line and over HTTP.</summary>
public sealed class HistoryTests
{
    private const string Name = "王某某", Phone = "13800138000";
    private const string Header = "registr,name,tel,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,hosp\n";

    private string _folder = null!, _db = null!;

    [SetUp]
    public async Task LiveAsync()
    {
        _folder = Directory.CreateTempSubdirectory("registry-history-").FullName;
        _db = Path.Combine(_folder, "test.db");
        await DeliverAsync("330106_FB.csv", Row("A1", "C34.1", "19420115") + Row("A2", "C34.1", "19420116"), "anna");
        await DeliverAsync("330106_FB_second.csv", Row("A1", "C34.3", "19420117"), "bo");
        await DeliverAsync("330106_FB_third.csv", Row("A1", "C34.2", "19420117"), "chen");
        Assert.That((await RunAsync("batches", "undo", "--db", _db, "--batch", "3", "--by", "dora")).Status, Is.EqualTo(CommandLine.Done));
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task History_TellsEveryVersionWithItsEnd()
    {
        var (status, said, _) = await RunAsync("history", "--db", _db, "--registry", "330106", "--case", "A1", "--format", "json");
        Assert.That(status, Is.EqualTo(CommandLine.Done));
        var versions = JsonDocument.Parse(said).RootElement.GetProperty("versions").EnumerateArray().ToList();
        Assert.That(versions.Select(v => Text(v, "state")), Is.EqualTo(new[] { "replaced", "current", "undone" }));
        Assert.That(versions.Select(v => Text(v, "uploadedBy")), Is.EqualTo(new[] { "anna", "bo", "chen" }));
        Assert.That(versions.Select(v => Text(v, "committedBy")), Is.EqualTo(new[] { "anna", "bo", "chen" }));
        Assert.That(versions.Select(v => Text(v, "endedBy")), Is.EqualTo(new[] { "bo", null, "dora" }));
        Assert.That(versions.Select(v => v.GetProperty("row").GetInt32()), Is.All.EqualTo(2));
        Assert.That(Text(versions[1], "fileName"), Is.EqualTo("330106_FB_second.csv"));
        Assert.That(Item(versions[1], "topography"), Is.EqualTo(("解剖学部位", "topography", "C34.1", "C34.3")));
        Assert.That(Item(versions[1], "birth_date"), Is.EqualTo(("出生日期", "date of birth", "1942-**-**", "1942-**-**")), "changed, and shown by its year");
        Assert.That(versions[0].GetProperty("items").GetArrayLength(), Is.GreaterThan(10), "a first version shows every item");
    }

    [Test]
    public async Task History_ForReading_InBothLanguagesAndAsCsv()
    {
        var (_, zh, _) = await RunAsync("history", "--db", _db, "--registry", "330106", "--case", "A1", "--lang", "zh");
        Assert.That(zh, Does.Contain("已被批次 2 替换").And.Contain("解剖学部位  C34.1 → C34.3").And.Contain("随批次撤销"));
        var (_, en, _) = await RunAsync("history", "--db", _db, "--registry", "330106", "--case", "A1", "--lang", "en");
        Assert.That(en, Does.Contain("replaced by batch 2").And.Contain("topography  C34.1 → C34.3").And.Contain("undone with its batch").And.Contain("delivered").And.Contain("by anna"));
        var (_, csv, _) = await RunAsync("history", "--db", _db, "--registry", "330106", "--case", "A2", "--format", "csv");
        Assert.That(csv.Split('\n')[0], Does.StartWith("version,tumour_number,follow_up,state,batch"));
        Assert.That(csv.Split('\n').Skip(1).Where(line => line.Length > 0), Is.All.Contain(",1,,current,1,330106_FB.csv,3,"));
    }

    [Test]
    public async Task Identifiers_AreMasked_UntilSomebodySaysWhoAndWhy()
    {
        var (_, masked, _) = await RunAsync("history", "--db", _db, "--registry", "330106", "--case", "A1", "--format", "json");
        Assert.That(masked, Does.Not.Contain(Name).And.Not.Contain(Phone).And.Not.Contain("0115"));
        Assert.That(await EventsAsync("identifiers-read"), Is.Empty);

        string[] asked = ["history", "--db", _db, "--registry", "330106", "--case", "A1", "--identifiers", "--format", "json"];
        Assert.That((await RunAsync(asked)).Status, Is.EqualTo(CommandLine.WrongCall));
        Assert.That((await RunAsync([.. asked, "--by", "eva"])).Status, Is.EqualTo(CommandLine.WrongCall));
        var (_, open, _) = await RunAsync([.. asked, "--by", "eva", "--reason", "letter of the hospital"]);
        Assert.That(open, Does.Contain(Name).And.Contain(Phone).And.Contain("1942-01-15"));

        var read = (await EventsAsync("identifiers-read")).Single();
        Assert.That((read.Actor, read.Detail), Is.EqualTo(
            ("eva", """{"where":"history","reason":"letter of the hospital","records":1,"registry":"330106","part":1,"recordNumber":"A1","tumourNumber":null}""")));
    }

    [Test]
    public async Task Identifiers_OfARecordThatIsNotThere_AreNotARead()
    {
        var (status, _, error) = await RunAsync("history", "--db", _db, "--registry", "330106", "--case", "ZZ", "--identifiers", "--by", "eva", "--reason", "x");
        Assert.That((status, error), Is.EqualTo((CommandLine.WrongCall, "registry: registry 330106 has no case ZZ.\n")));
        Assert.That(await EventsAsync("identifiers-read"), Is.Empty);
    }

    [Test]
    public async Task EveryOtherWayToIdentifiers_IsInTheAudit()
    {
        await RunAsync("batches", "annotated", "--db", _db, "--batch", "1", "--out", Path.Combine(_folder, "back.csv"), "--by", "eva");
        await RunAsync("export", "--db", _db, "--format", "csv", "--years", "2023", "--out", Path.Combine(_folder, "plain"), "--by", "fan", "--purpose", "study");
        await RunAsync("export", "--db", _db, "--format", "csv", "--years", "2023", "--out", Path.Combine(_folder, "open"), "--by", "fan", "--purpose", "transfer", "--identifiers");
        Assert.That(File.ReadAllText(Path.Combine(_folder, "back.csv")), Does.Contain(Name), "the copy has the rows of the file");
        var reads = await EventsAsync("identifiers-read");
        Assert.That(reads.Select(read => (read.Actor, read.BatchId)), Is.EqualTo(new (string?, long?)[] { ("eva", 1), ("fan", null) }));
        Assert.That(reads[0].Detail, Does.Contain("\"where\":\"annotated-copy\"").And.Contain("\"records\":2"));
        Assert.That(reads[1].Detail, Does.Contain("\"where\":\"export\"").And.Contain("\"reason\":\"transfer\"").And.Contain("\"records\":2"));
    }

    [Test]
    public async Task TheAuditHasNoPersonalData()
    {
        await RunAsync("history", "--db", _db, "--registry", "330106", "--case", "A1", "--identifiers", "--by", "eva", "--reason", "letter");
        await RunAsync("export", "--db", _db, "--format", "csv", "--years", "2023", "--out", Path.Combine(_folder, "open"), "--purpose", "transfer", "--identifiers");
        var (_, json, _) = await RunAsync("audit", "list", "--db", _db, "--format", "json");
        using var database = RegistryDatabase.Open(_db);
        var changes = string.Concat((await new AuditStore(database).ChangesAsync(2, 0, 10, default)).Select(change => change.Changes));
        Assert.That(changes, Is.Not.Empty);
        foreach (var personal in new[] { Name, Phone }) Assert.That(json + changes, Does.Not.Contain(personal));
    }

    [TestCase("--batch 3", 4, TestName = "OfABatch")]
    [TestCase("--record 330106/A2", 3, TestName = "OfARecord")]
    [TestCase("--record 330106/A1", 10, TestName = "OfARecordOfThreeBatches")]
    [TestCase("--record 330106/death/A1", 0, TestName = "OfADeath")]
    [TestCase("--by dora", 1, TestName = "OfSomebody")]
    [TestCase("--event committed", 3, TestName = "OfAKind")]
    [TestCase("--from 2020-01-01 --to 2099-12-31", 10, TestName = "OfASpan")]
    [TestCase("--to 2020-01-01", 0, TestName = "BeforeItBegan")]
    [TestCase("--person 1", 0, TestName = "OfAPerson")]
    public async Task AuditList(string options, int events)
    {
        var (status, csv, _) = await RunAsync(["audit", "list", "--db", _db, .. options.Split(' ')]);
        Assert.That((status, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1), Is.EqualTo((CommandLine.Done, events)));
    }

    [TestCase("audit list --record 330106", "write 330106/20230017")]
    [TestCase("audit list --from yesterday", "a day such as 2026-01-31")]
    [TestCase("audit list --batch 0", "a whole number from 1")]
    [TestCase("audit verify --head abc --number 3", "64 hexadecimal digits")]
    [TestCase("audit verify --number 3", "--head and --number belong together")]
    [TestCase("history --registry 330106", "--case NUMBER or --death NUMBER")]
    [TestCase("history --case A1", "--registry")]
    public async Task ACallThatIsWrong_IsSaid(string call, string expected)
    {
        var (status, _, error) = await RunAsync([.. call.Split(' '), "--db", _db]);
        Assert.That(status, Is.EqualTo(CommandLine.WrongCall));
        Assert.That(error, Does.Contain(expected));
    }

    [Test]
    public async Task AuditVerify_TellsTheFirstRowThatDoesNotFit()
    {
        var head = (await RunAsync("audit", "head", "--db", _db)).Output.Trim().Split(' ');
        var (status, said, _) = await RunAsync("audit", "verify", "--db", _db, "--head", head[1], "--number", head[0], "--lang", "en");
        Assert.That((status, said), Is.EqualTo((CommandLine.Done, $"The audit is as it was written: 10 rows, and so are the 2 changes of records that they seal (where a version replaced another, the values before and after: registry batches changes shows them); last row 10 {head[1]}\n")));
        (status, said, _) = await RunAsync("audit", "verify", "--db", _db, "--head", head[1], "--number", "9", "--lang", "en");
        Assert.That((status, said), Is.EqualTo((CommandLine.DataHaveProblems, said)));
        Assert.That(said, Does.Contain("the digest of row 9 is not the one that was kept"));
        (status, said, _) = await RunAsync("audit", "verify", "--db", _db, "--head", head[1], "--number", "12", "--format", "json");
        Assert.That(status, Is.EqualTo(CommandLine.DataHaveProblems));
        Assert.That(Text(JsonDocument.Parse(said).RootElement.GetProperty("fault"), "kind"), Is.EqualTo("end-altered"));
    }

    [Test]
    public async Task TheSameOverHttp()
    {
        await using var demo = await DemoRegistry.StartOnAsync(path => { File.Copy(_db, path); return Task.CompletedTask; });
        var page = await demo.GetAsync("/v1/audit?record=330106/A1&limit=2&offset=1");
        Assert.That((page.GetProperty("total").GetInt64(), page.GetProperty("offset").GetInt32(), page.GetProperty("events").GetArrayLength()), Is.EqualTo((10L, 1, 2)));
        Assert.That(await demo.Client.GetStringAsync("/v1/audit?format=csv&by=dora"), Does.Contain("dora,undone,3,"));
        await demo.GetProblemAsync("/v1/audit?record=A1&from=x&batch=no", 400);

        var found = await demo.GetAsync("/v1/audit/verification");
        Assert.That((found.GetProperty("intact").GetBoolean(), found.GetProperty("rows").GetInt64()), Is.EqualTo((true, 10L)));
        var kept = $"/v1/audit/verification?head={Text(found, "head")}";
        Assert.That((await demo.GetAsync($"{kept}&number=10")).GetProperty("intact").GetBoolean(), Is.True);
        Assert.That((await demo.GetAsync($"{kept}&number=11")).GetProperty("fault").GetProperty("number").GetInt64(), Is.EqualTo(11));
        await demo.GetProblemAsync(kept, 400);
        await demo.GetProblemAsync("/v1/audit/verification?head=abc&number=1", 400);
    }

    [Test]
    public async Task HistoryOverHttp()
    {
        await using var demo = await DemoRegistry.StartOnAsync(path => { File.Copy(_db, path); return Task.CompletedTask; });
        const string Address = "/v1/registries/330106/cases/A1/history";
        var masked = await demo.GetAsync(Address);
        Assert.That((masked.GetProperty("identifiers").GetBoolean(), masked.GetProperty("versions").GetArrayLength()), Is.EqualTo((false, 3)));
        Assert.That(masked.GetRawText(), Does.Not.Contain(Name));
        await demo.GetProblemAsync(Address + "?identifiers=true", 400);
        await demo.GetProblemAsync(Address + "?identifiers=true&by=eva", 400);
        Assert.That((await demo.GetAsync("/v1/audit?event=identifiers-read")).GetProperty("total").GetInt64(), Is.Zero);
        Assert.That((await demo.GetAsync(Address + "?identifiers=true&by=eva&reason=letter&tumour=1")).GetRawText(), Does.Contain(Name));
        var read = (await demo.GetAsync("/v1/audit?event=identifiers-read")).GetProperty("events")[0];
        Assert.That(Text(read, "by"), Is.EqualTo("eva"));
        Assert.That(await demo.Client.GetStringAsync(Address + "?format=csv"), Does.Contain(",topography,解剖学部位,topography,C34.1,C34.3"));
        await demo.GetProblemAsync("/v1/registries/330106/cases/ZZ/history", 404);
        await demo.GetProblemAsync("/v1/registries/330106/deaths/A1/history", 404);
    }

    [Test]
    public async Task WhoSendsARequestIsInTheAudit()
    {
        await using var demo = await DemoRegistry.StartOnAsync(CopyWithFilesAsync);
        Assert.That((await demo.PostAsync("/v1/batches/2/undo", """{"by":"gao","reason":"wrong file"}""")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await demo.PostAsync("/v1/batches/1/undo", """{"by":"gao","reason":"wrong file"}""")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var copy = await demo.Client.GetAsync("/v1/batches/1/annotated?by=hu&reason=asked%20by%20phone");
        Assert.That(copy.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var events = (await demo.GetAsync("/v1/audit?offset=10")).GetProperty("events").EnumerateArray().ToList();
        Assert.That(events.Select(e => Text(e, "event")), Is.EqualTo(new[] { "undone", "undone", "identifiers-read" }));
        Assert.That((Text(events[0], "by"), Text(events[2], "by")), Is.EqualTo(("gao", "hu")));
        Assert.That(events[2].GetProperty("detail").GetProperty("reason").GetString(), Is.EqualTo("asked by phone"));
    }

    private Task CopyWithFilesAsync(string path)
    {
        File.Copy(_db, path);
        foreach (var file in Directory.GetFiles(_db + ".files", "*", SearchOption.AllDirectories))
        {
            var copy = path + ".files" + file[(_db + ".files").Length..];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return Task.CompletedTask;
    }

    private static string Row(string number, string topography, string birth) =>
        $"{number},{Name},{Phone},1,{birth},20230802,{topography},8140,3,9,7,{topography},示例医院\n";

    private async Task DeliverAsync(string file, string rows, string by)
    {
        var path = Path.Combine(_folder, file);
        await File.WriteAllTextAsync(path, Header + rows);
        var (status, said, error) = await RunAsync("import", path, "--db", _db, "--by", by);
        Assert.That(status, Is.EqualTo(CommandLine.Done), said + error);
    }

    private async Task<IReadOnlyList<AuditEvent>> EventsAsync(string @event)
    {
        using var database = RegistryDatabase.Open(_db);
        return (await new AuditStore(database).FindAsync(new(Event: @event), default)).Events;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static (string?, string?, string?, string?) Item(JsonElement version, string name)
    {
        var item = version.GetProperty("items").EnumerateArray().Single(i => Text(i, "item") == name);
        return (Text(item, "nameZh"), Text(item, "nameEn"), Text(item, "before"), Text(item, "after"));
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await CommandLine.RunAsync(args, output, error);
        return (status, output.ToString(), error.ToString());
    }
}

using System.Text;
using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>What holds a followed case, and where its follow-ups are told: undo, history, audit, and a number that begins anew each year.</summary>
public sealed class FollowedRecordTests
{
    private const string CaseHeader = "登记编号,姓名,性别,出生日期,发病日期,解剖学部位,形态学,行为,分级,诊断依据,ICD-10\n";
    private const string FollowUpHeader = "登记编号,性别,最后接触状态,最后接触日期\n";
    private string _folder = null!, _db = null!;

    [SetUp]
    public async Task ImportCasesAndFollowUps()
    {
        _folder = Directory.CreateTempSubdirectory("registry-followed-").FullName;
        _db = Path.Combine(_folder, "test.db");
        await ImportAsync("FB_2021", CaseHeader + "1,示例甲,1,19500310,20210516,C34.1,8140,3,9,7,C34.1\n2,示例乙,1,19420115,20210802,C34.1,8140,3,9,7,C34.1\n");
        await ImportAsync("SF_2022", FollowUpHeader + "1,1,1,20220630\n");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task TheCasesAreHeldByTheFollowUp_AndACompensationSaysWhatStays()
    {
        Assert.That(await RunAsync(1, "batches", "undo", "--batch", "1", "--lang", "en"), Does.Contain("followed its rows (2)").And.Contain("batches compensate --batch 1"));
        Assert.That(await RunAsync(1, "batches", "undo", "--batch", "1", "--preview", "--lang", "en"), Does.Contain("batch 2: has 1 follow-up of its cases\n"));
        Assert.That(await RunAsync(1, "batches", "undo", "--batch", "1", "--preview", "--lang", "zh"), Does.Contain("批次 2：随访其病例 1 次"));
        Assert.That(await RunAsync(0, "batches", "compensate", "--batch", "1", "--preview", "--lang", "en"),
            Does.Contain("1 withdrawn, 0 put back as before, 1 stay").And.Contain("1/1: batch 2 has a follow-up of this case"));
        var preview = await JsonAsync("batches", "compensate", "--batch", "1", "--preview", "--format", "json");
        Assert.That(preview.GetProperty("kept")[0].GetProperty("why").GetString(), Is.EqualTo("followed"));
        Assert.That(preview.GetProperty("merges").GetProperty("total").GetInt32(), Is.Zero);

        foreach (var (lang, signed) in ((string, string)[])[("en", "--follow-up 1/01/YYYYMMDD --by NAME --reason TEXT"), ("zh", "--follow-up 1/01/YYYYMMDD --by 姓名 --reason 理由")])
            Assert.That(await RunAsync(1, "records", "undo", "--registry", "330106", "--case", "1", "--by", "anna", "--reason", "no tumour", "--lang", lang), Does.Contain(signed));

        await RunAsync(0, "batches", "undo", "--batch", "2");
        await RunAsync(0, "batches", "undo", "--batch", "1");
        await RunAsync(0, "verify");
    }

    [Test]
    public async Task HistoryAndAuditOfACaseTellItsFollowUps()
    {
        await ImportAsync("SF_2023", FollowUpHeader + "1,1,9,20220630\n");
        var text = await RunAsync(0, "history", "--registry", "330106", "--case", "1", "--lang", "en");
        Assert.That(text, Does.Contain("(tumour 1)  current").And.Contain("(follow-up 1/01/20220630)  replaced by batch 3").And.Contain("(follow-up 1/01/20220630)  current"));
        Assert.That(text, Does.Contain("1 → 9"), "what the second file changed");
        Assert.That(await RunAsync(0, "history", "--registry", "330106", "--case", "1", "--lang", "zh"), Does.Contain("（随访 1/01/20220630）"));
        Assert.That(await RunAsync(0, "history", "--registry", "330106", "--case", "1", "--format", "csv"), Does.Contain("1/01/20220630"));

        Assert.That(await CommittedAsync("330106/1"), Is.EqualTo("1 2 3"));
        Assert.That(await CommittedAsync("330106/2"), Is.EqualTo("1"));
        Assert.That(await CommittedAsync("330106/follow-up/1/1/20220630"), Is.EqualTo("2 3"));
        Assert.That(await CommittedAsync("330106/follow-up/1/01/20220701"), Is.Empty);
        await RunAsync(2, "audit", "list", "--record", "330106/follow-up/1");
    }

    [Test]
    public async Task ANumberThatBeganAnewIsFoundWithItsYear()
    {
        await ImportAsync("FB_2022", CaseHeader + "1,示例丙,2,19630704,20220905,C50.4,8500,3,9,7,C50.4\n3,示例丁,2,19630704,20220905,C50.4,8500,3,9,7,C50.4\n");
        await ImportAsync("SF_2024", FollowUpHeader + "1,2,1,20231231\n");
        var found = await JsonAsync("followup", "show", "--registry", "330106", "--case", "1");
        Assert.That(found.EnumerateArray().Select(c => $"{c.GetProperty("caseNumber")} {c.GetProperty("date")} {c.GetProperty("followUps").GetArrayLength()}"),
            Is.EqualTo(new[] { "1 2022-06-30 1", "1@2022 2023-12-31 1" }), "both that the number may mean");
        Assert.That((await JsonAsync("followup", "show", "--registry", "330106", "--case", "1@2022")).EnumerateArray().Single().GetProperty("date").GetString(), Is.EqualTo("2023-12-31"));
        await RunAsync(2, "followup", "show", "--registry", "330106", "--case", "2@2022");
        Assert.That(await RunAsync(1, "records", "undo", "--registry", "330106", "--case", "1@2022", "--preview", "--lang", "en"),
            Does.Contain("Case 1@2022 cannot be taken back").And.Contain("followup show --registry 330106 --case 1@2022"));
    }

    private async Task<string> CommittedAsync(string record) => string.Join(' ', (await JsonAsync("audit", "list", "--record", record, "--event", "committed", "--format", "json"))
        .EnumerateArray().Select(e => e.GetProperty("batchId").GetInt64()));

    private async Task ImportAsync(string name, string text)
    {
        var path = Path.Combine(_folder, $"330106_{name}.csv");
        await File.WriteAllTextAsync(path, text, Encoding.UTF8);
        await RunAsync(0, "import", path, "--lang", "en");
    }

    private async Task<JsonElement> JsonAsync(params string[] call) => JsonDocument.Parse(await RunAsync(0, call)).RootElement;

    private async Task<string> RunAsync(int status, params string[] call)
    {
        using StringWriter output = new(), error = new();
        var ended = await CommandLine.RunAsync([.. call, "--db", _db], output, error);
        Assert.That(ended, Is.EqualTo(status), $"{string.Join(' ', call)}: {output}{error}");
        return output.ToString();
    }
}

using System.Net;
using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>Packs and settings through the command line and the service: chosen, kept with the batch, refused.</summary>
public sealed class CheckChoiceTests
{
    // An old man with breast cancer, the audit flag of a province, a code that nobody knows.
    private const string Cases =
        "登记编号,性别,年龄,出生日期,发病日期,解剖学,形态学,行为,分级,诊断依据,ICD-10,审核标志\n"
        + "1,1,102,1920-05-01,2022-05-16,C50.9,8500,3,9,7,C50.9,1\n";

    private string _folder = null!, _db = null!, _file = null!, _own = null!;

    [SetUp]
    public async Task MakeFiles()
    {
        _folder = Directory.CreateTempSubdirectory("registry-choice-").FullName;
        (_db, _file, _own) = (Path.Combine(_folder, "test.db"), Path.Combine(_folder, "330106.csv"), Path.Combine(_folder, "own.csv"));
        await File.WriteAllTextAsync(_file, Cases);
        await File.WriteAllTextAsync(_own, "id,severity,threshold,value\nX-SEX-3,error,,\nD-AGE-3,,years,100\n");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task AnImportIsCheckedWithItsPacksAndSettings_AndAgainWithTheSame()
    {
        await RunAsync("import", _file, "--db", _db, "--packs", "national-2016,province", "--settings", _own);
        var first = await ShowAsync();
        Assert.That(ReadAs(first), Does.EndWith("; checks national-2016 1.0, province 1.0; X-SEX-3 error; D-AGE-3 years 100"));
        Assert.That(Checks(first), Does.Contain("error X-SEX-3").And.Contain("error F-AUD-1").And.Not.Contain("D-AGE-3"), "D-AGE-3 is of another pack");

        await RunAsync("batches", "undo", "--db", _db, "--batch", "1");
        await RunAsync("import", _file, "--db", _db, "--packs", "iarc-tr42", "--severities", _own);
        var second = await ShowAsync(batch: 2);
        Assert.That(ReadAs(second), Does.EndWith("; checks iarc-tr42 1.0; X-SEX-3 error; D-AGE-3 years 100"));
        Assert.That(Checks(second), Does.Contain("query D-AGE-3").And.Not.Contain("X-SEX-3"));
    }

    [Test]
    public async Task ABatchThatIsReadAgain_KeepsItsChoice_UnlessTheCallNamesAnother()
    {
        await File.WriteAllTextAsync(_file, Cases.Replace("登记编号,性别", "登记编号,性别x", StringComparison.Ordinal));
        await RunAsync("import", _file, "--db", _db, "--packs", "house", "--settings", _own);
        await RunAsync("batches", "check", "--db", _db, "--batch", "1");
        Assert.That(ReadAs(await ShowAsync()), Does.EndWith("; checks house 1.0; X-SEX-3 error; D-AGE-3 years 100"));
        await RunAsync("batches", "check", "--db", _db, "--batch", "1", "--packs", "encr");
        Assert.That(ReadAs(await ShowAsync()), Does.EndWith("; checks encr 1.0; X-SEX-3 error; D-AGE-3 years 100"));
    }

    [TestCase("--packs", "house,no-pack", "no-pack")]
    [TestCase("--settings", "id,severity\nM-REQ-1,info\n", "M-REQ-1")]
    [TestCase("--settings", "id,threshold,value\nD-AGE-3,years,9\n", "90-121")]
    public async Task AWrongChoiceIsAWrongCallInOneLine(string option, string text, string says)
    {
        if (option == "--settings") await File.WriteAllTextAsync(_own, text);
        var (status, _, error) = await RunAsync("import", _file, "--db", _db, option, option == "--settings" ? _own : text);
        Assert.That((status, File.Exists(_db)), Is.EqualTo((CommandLine.WrongCall, false)));
        Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(error, Does.Contain(says));
    }

    [Test]
    public async Task TheCatalogueSaysWhatIsInForce()
    {
        var (_, explained, _) = await RunAsync("checks", "explain", "d-age-3", "--settings", _own);
        var (_, packs, _) = await RunAsync("checks", "packs", "--packs", "province", "--lang", "en");
        var (_, list, _) = await RunAsync("checks", "list", "--packs", "province", "--format", "csv");
        Assert.That(explained, Does.Contain("iarc-tr42 1.0").And.Contain("status V").And.Contain("years=100 (usually 105)"));
        Assert.That(packs, Does.Match("province +1\\.0 +on").And.Match("house +1\\.0 +off"));
        Assert.That(list.Split('\n').Single(line => line.StartsWith("X-SEX-3,", StringComparison.Ordinal)), Does.Contain("query,query,False"));
        Assert.That(list.Split('\n').Single(line => line.StartsWith("M-REQ-1,", StringComparison.Ordinal)), Does.Contain("error,error,True"));
    }

    [Test]
    public async Task AnUploadChoosesItsPacksAndSettings()
    {
        await using var demo = await DemoRegistry.StartEmptyAsync();
        var usual = await demo.SendAsync(_file, "checked");
        var own = await demo.SendAsync(_file, "checked", ("packs", "national-2016, province"), ("settings", await File.ReadAllTextAsync(_own)));
        Assert.That(ReadAs(await demo.GetAsync($"/v1/batches/{usual}")), Does.EndWith("; checks national-2016 1.0, iarc-tr42 1.0, encr 1.0, house 1.0"));
        Assert.That(Checks(await demo.GetAsync($"/v1/batches/{usual}")), Does.Contain("query X-SEX-3").And.Not.Contain("F-AUD-1"));
        var answer = await demo.GetAsync($"/v1/batches/{own}");
        Assert.That(ReadAs(answer), Does.EndWith("; checks national-2016 1.0, province 1.0; X-SEX-3 error; D-AGE-3 years 100"));
        Assert.That(Checks(answer), Does.Contain("error X-SEX-3").And.Contain("error F-AUD-1"));
        Assert.That((await demo.GetAsync("/v1/packs")).EnumerateArray().Select(pack => pack.GetProperty("isOn").GetBoolean()),
            Is.EqualTo((bool[])[true, true, true, false, true]));
        Assert.That((await demo.GetAsync("/v1/checks/D-AGE-3")).GetProperty("thresholds")[0].GetProperty("usual").GetDouble(), Is.EqualTo(105));
    }

    [TestCase("packs", "no-pack")]
    [TestCase("settings", "id,severity\nX-NONE-1,error")]
    public async Task AWrongChoiceOfAnUploadIsRefused(string field, string value)
    {
        await using var demo = await DemoRegistry.StartEmptyAsync();
        using var form = new MultipartFormDataContent { { new StringContent(Cases), "file", "330106.csv" }, { new StringContent(value), field } };
        using var answer = await demo.Client.PostAsync("/v1/batches", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"{field}\"").And.Contain(field == "packs" ? "no-pack" : "X-NONE-1"));
    }

    private async Task<JsonElement> ShowAsync(int batch = 1) =>
        JsonDocument.Parse((await RunAsync("batches", "show", "--db", _db, "--batch", $"{batch}", "--format", "json")).Output).RootElement;

    private static string ReadAs(JsonElement shown) => shown.GetProperty("batch").GetProperty("readAs").GetProperty("en").GetString()!;

    private static List<string> Checks(JsonElement shown) =>
        [.. shown.GetProperty("checks").EnumerateArray().Select(check => $"{check.GetProperty("severity").GetString()} {check.GetProperty("checkId").GetString()}")];

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call, output, error);
        return (status, output.ToString(), error.ToString());
    }
}

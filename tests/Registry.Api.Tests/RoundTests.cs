using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>A second round through the service and the command line: recognised, compared, listed.</summary>
public sealed class RoundTests
{
    private const string Cases =
        "registr,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\n"
        + "A1,2,19500310,20230516,C50.4,8500,3,2,7,C50.4\nA2,1,19420115,20230802,C53.9,8070,3,9,7,C53.9\nA3,,19420115,20230802,C34.1,8140,3,9,7,C34.1\n";

    private static readonly string Corrected = Cases.Replace("A2,1", "A2,2", StringComparison.Ordinal);
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("registry-rounds-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task ThroughTheService_TheDifferenceIsCountedAndListed()
    {
        await using var demo = await DemoRegistry.StartEmptyAsync();
        var first = await demo.SendAsync(Write("330106_FB.csv", Cases), "checked");
        var second = await demo.SendAsync(Write("330106_corrected.csv", Corrected + "A4,3,19420115,20230802,C34.1,8140,3,9,7,C34.1\n"), "checked", ("roundOf", $"{first}"));
        var page = await demo.GetAsync($"/v1/batches/{second}/difference");
        var status = await demo.GetAsync($"/v1/batches/{first}");
        var csv = await demo.Client.GetStringAsync($"/v1/batches/{second}/difference?format=csv&change=corrected");
        Assert.Multiple(async () =>
        {
            Assert.That(page.GetProperty("counts").EnumerateObject().Where(count => count.Value.GetInt64() > 0).Select(count => $"{count.Name} {count.Value}"),
                Is.EqualTo(new[] { "corrected 1", "stillReturned 1", "newlyReturned 1", "unchanged 1" }));
            Assert.That(page.GetProperty("rows")[0].GetProperty("number").GetString(), Is.EqualTo("A2"));
            Assert.That(page.GetProperty("rows")[0].GetProperty("checksBefore")[0].GetString(), Is.EqualTo("X-SEX-1"));
            Assert.That(status.GetProperty("rounds").EnumerateArray().Select(round => round.GetProperty("batchId").GetInt64()), Is.EqualTo(new[] { first, second }));
            Assert.That((await demo.GetAsync($"/v1/batches/{second}")).GetProperty("batch").GetProperty("roundOf").GetInt64(), Is.EqualTo(first));
            Assert.That(csv.TrimStart('\uFEFF'), Is.EqualTo("change,part,row_before,row,number,tumour_number,checks_before,checks\ncorrected,incidence,3,3,A2,1,X-SEX-1,\n"));
            Assert.That(await VerdictsAsync(""), Is.EqualTo(new[] { "4 M-REQ-1", "5 V-SET-1" }));
            Assert.That(await VerdictsAsync("&onlyDifference=true"), Is.EqualTo(new[] { "5 V-SET-1" }));
        });
        await demo.GetProblemAsync($"/v1/batches/{first}/difference", 404);
        await demo.GetProblemAsync($"/v1/batches/{first}/verdicts?onlyDifference=true", 404);
        await demo.GetProblemAsync($"/v1/batches/{second}/difference?change=lost", 400);
        await demo.GetProblemAsync("/v1/batches/77/difference", 404);

        async Task<IEnumerable<string>> VerdictsAsync(string query) =>
            (await demo.GetAsync($"/v1/batches/{second}/verdicts?severity=error{query}")).GetProperty("verdicts").EnumerateArray()
            .Select(verdict => $"{verdict.GetProperty("row")} {verdict.GetProperty("checkId")}");
    }

    [TestCase("seven")]
    [TestCase("77")]
    public async Task ThroughTheService_AnUnknownRoundIsRefused(string round)
    {
        await using var demo = await DemoRegistry.StartEmptyAsync();
        using var form = new MultipartFormDataContent
        {
            { new StreamContent(File.OpenRead(Write("330106_FB.csv", Cases))), "file", "330106_FB.csv" }, { new StringContent(round), "roundOf" },
        };
        using var answer = await demo.Client.PostAsync("/v1/batches", form);
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"roundOf\""));
    }

    [Test]
    public async Task ThroughTheCommandLine_ImportSaysWhatTheRoundChanged()
    {
        var db = Path.Combine(_folder, "test.db");
        await RunAsync("import", Write("330106_FB.csv", Cases), "--db", db);
        var json = await RunAsync("import", Write("330106_FB.csv", Corrected), "--db", db, "--json");
        var shown = await RunAsync("batches", "show", "--db", db, "--batch", "2", "--lang", "zh");
        var listed = await RunAsync("batches", "difference", "--db", db, "--batch", "2", "--lang", "en");
        var listedZh = await RunAsync("batches", "difference", "--db", db, "--batch", "2", "--lang", "zh");
        var asJson = await RunAsync("batches", "difference", "--db", db, "--batch", "2", "--format", "json");
        var onlyNew = await RunAsync("batches", "verdicts", "--db", db, "--batch", "2", "--only-difference", "--severity", "error");
        var first = await RunAsync("batches", "difference", "--db", db, "--batch", "1");
        var english = await RunAsync("import", Write("330106_FB.csv", Corrected), "--db", db, "--dry-run", "--lang", "en", "--round-of", "1");
        Assert.Multiple(() =>
        {
            Assert.That(english.Output, Does.Contain("round 3 of batch 2: 0 corrected, 1 still returned (0 for another reason), 0 newly returned, 0 new, 0 changed, 2 unchanged, 0 missing"));
            Assert.That(JsonDocument.Parse(json.Output).RootElement.GetProperty("difference").GetProperty("corrected").GetInt64(), Is.EqualTo(1));
            Assert.That(shown.Output, Does.Contain("第 1 轮  批次 1").And.Contain("第 2 轮  批次 2"));
            Assert.That(listed.Output, Does.Contain("corrected          incidence 3 → 3  A2  X-SEX-1 → -").And.Contain("still-returned     incidence 4 → 4  A3  M-REQ-1 → M-REQ-1"), "the number of a returned row is told, too");
            Assert.That(listedZh.Output, Does.Contain("已更正").And.Contain("仍退回").And.Contain("发病 4 → 4  A3").And.Not.Contain("corrected").And.Not.Contain("incidence"));
            Assert.That(JsonDocument.Parse(asJson.Output).RootElement.GetProperty("rows").GetArrayLength(), Is.EqualTo(2));
            Assert.That(onlyNew.Output.Trim().Split('\n'), Has.Length.EqualTo(1), "only the header");
            Assert.That((first.Status, first.Output), Is.EqualTo((CommandLine.WrongCall, "registry: --batch 1: it is a first round; there is nothing to compare it with.\n")));
        });
        Assert.That((await RunAsync("import", _folder, "--db", db, "--round-of", "77")).Output, Does.Contain("there is no such batch"));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Status, string Output)> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call, output, error);
        return (status, output.ToString() + error);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Tests;

/// <summary>What is taken back over HTTP and by the command line: a batch that later ones build on, and single records.</summary>
public sealed class CompensationTests
{
    private const string Header = "registr,name,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\n";
    private const string First = "A1,示例甲,2,19500310,20230516,C50.4,8500,3,9,7,C50.4\nA2,示例丙,1,19420115,20230802,C34.1,8140,3,9,7,C34.1\n";
    private const string Second = "A1,示例甲,2,19500310,20230516,C50.9,8500,3,9,7,C50.9\n";
    private string _folder = null!;

    [SetUp]
    public async Task DeliverTwice()
    {
        _folder = Directory.CreateTempSubdirectory("registry-compensation-").FullName;
        using var database = RegistryDatabase.Open(Database);
        var import = new BatchImport(database, CheckCatalogue.Load(), TimeProvider.System);
        foreach (var rows in new[] { First, Second })
        {
            var file = Path.Combine(_folder, "330106_FB.csv");
            await File.WriteAllTextAsync(file, Header + rows);
            var outcome = await import.CheckAsync(file, new ImportRequest { Registry = "330106" }, progress: null, CancellationToken.None);
            Assert.That(outcome.Batch.Counts.Rejected, Is.Zero, string.Join(", ", outcome.Checks.Select(check => check.CheckId)));
            await import.CommitAsync(outcome.Batch.Id, CancellationToken.None);
        }
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private string Database => Path.Combine(_folder, "site.db");

    [Test]
    public async Task OverHttp_ABatchIsCompensated_ARecordUndone_AndBothAreTakenBack()
    {
        await using var demo = await DemoRegistry.StartOnAsync(path => Task.Run(() => File.Copy(Database, path)));
        var refused = await demo.GetAsync("/v1/batches/1/undo-preview");
        var preview = await demo.GetAsync("/v1/batches/1/compensation-preview");
        Assert.Multiple(() =>
        {
            Assert.That(refused.GetProperty("canBeUndone").GetBoolean(), Is.False);
            Assert.That(refused.GetProperty("reason").GetProperty("en").GetString(), Does.Contain("batches compensate --batch 1"));
            Assert.That(refused.GetProperty("heldBy")[0].GetProperty("replaced").GetInt64(), Is.EqualTo(1));
            Assert.That(refused.GetProperty("counts")[0].GetRawText(), Does.Contain("\"year\":2023").And.Contain("\"cases\":-2"));
            Assert.That(preview.GetProperty("parts")[0].GetRawText(), Does.Contain("\"withdrawn\":1").And.Contain("\"kept\":1"));
            Assert.That(preview.GetProperty("kept")[0].GetProperty("why").GetString(), Is.EqualTo("replaced-later"));
        });

        var unsigned = await SendAsync(demo, "/v1/batches/1/compensate", new { by = "anna" }, HttpStatusCode.BadRequest);
        Assert.That(unsigned.GetProperty("errors").TryGetProperty("reason", out _), Is.True);
        var made = await SendAsync(demo, "/v1/batches/1/compensate", new { by = "anna", reason = "wrong file" }, HttpStatusCode.OK);
        Assert.That(made.GetProperty("batch").GetRawText(), Does.Contain("\"kind\":\"compensation\"").And.Contain("\"compensates\":1"));
        await SendAsync(demo, "/v1/batches/1/compensate", new { by = "anna", reason = "again" }, HttpStatusCode.Conflict);
        using var annotated = await demo.Client.GetAsync("/v1/batches/3/annotated");
        Assert.That(annotated.StatusCode, Is.EqualTo(HttpStatusCode.Conflict), "no file was delivered with it");

        var row = await demo.GetAsync("/v1/records/undo-preview?registry=330106&caseNumber=A1");
        Assert.That(row.GetProperty("parts")[0].GetProperty("withdrawn").GetInt64(), Is.EqualTo(1), "the version before is compensated");
        await SendAsync(demo, "/v1/records/undo", new { registry = "330106", caseNumber = "A1", by = "anna", reason = "no tumour" }, HttpStatusCode.OK);
        await SendAsync(demo, "/v1/records/undo", new { registry = "330106", caseNumber = "A1", by = "anna", reason = "no tumour" }, HttpStatusCode.NotFound);
        await SendAsync(demo, "/v1/records/undo", new { registry = "330106", by = "anna", reason = "which" }, HttpStatusCode.BadRequest);
        await demo.GetProblemAsync("/v1/records/undo-preview?registry=12&caseNumber=A1", 400);
        foreach (var body in new object[] { new { }, new { by = " " } })
        {
            var nobody = await SendAsync(demo, "/v1/batches/4/undo", body, HttpStatusCode.BadRequest);
            Assert.That(nobody.GetProperty("errors").EnumerateObject().Select(error => error.Name), Is.EquivalentTo(new[] { "by", "reason" }));
        }
        using var silent = await demo.Client.PostAsync("/v1/batches/4/undo", content: null);
        Assert.That(silent.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), "nor without a body");
        await SendAsync(demo, "/v1/batches/3/undo", new { by = "anna", reason = "after all" }, HttpStatusCode.Conflict);
        await SendAsync(demo, "/v1/batches/4/undo", new { by = "anna", reason = "after all" }, HttpStatusCode.OK);
        await SendAsync(demo, "/v1/batches/3/undo", new { by = "anna", reason = "after all" }, HttpStatusCode.OK);
    }

    [Test]
    public async Task ByTheCommandLine_ItIsSaidWhatWouldBe_WhatIs_AndWhatStays()
    {
        Assert.That(await RunAsync(1, "batches", "undo", "--batch", "1"), Does.Contain("registry batches compensate --batch 1"));
        Assert.That(await RunAsync(1, "batches", "undo", "--batch", "1", "--preview"), Does.Contain("refused").And.Contain("batch 2: replaced 1 row of it"));
        Assert.That(await RunAsync(0, "batches", "undo", "--batch", "2", "--preview", "--lang", "zh"), Does.Contain("恢复先前内容 1"));
        Assert.That(await RunAsync(0, "batches", "undo", "--batch", "2", "--preview", "--format", "json"), Does.Contain("\"canBeUndone\": true"));
        Assert.That(await RunAsync(0, "batches", "compensate", "--batch", "1", "--preview"),
            Does.StartWith("preview: compensation of batch 1\n").And.Contain("1 withdrawn, 0 put back as before, 1 stay").And.Contain("330106 2023: −1 case, 0 deaths").And.Contain("A1/1: replaced or withdrawn later by batch 2"));
        Assert.That(await RunAsync(2, "batches", "compensate", "--batch", "1"), Is.Empty);
        Assert.That(await RunAsync(0, "batches", "compensate", "--batch", "1", "--by", "anna", "--reason", "wrong file"), Does.Contain("batch 3 (compensation of batch 1) committed"));
        Assert.That(await RunAsync(0, "batches", "list"), Does.Contain("1 record withdrawn, 0 put back, by anna: wrong file").And.Contain("compensated by batch 3"));
        Assert.That(await RunAsync(0, "batches", "show", "--batch", "3"), Does.Contain("incidence 1: withdrawn").And.Contain("incidence 1: replaced or withdrawn later by batch 2"));
        Assert.That(await RunAsync(0, "records", "undo", "--registry", "330106", "--case", "A1", "--by", "anna", "--reason", "no tumour"), Does.Contain("1 withdrawn"));
        Assert.That(await RunAsync(2, "records", "undo", "--registry", "330106", "--case", "A1", "--preview"), Is.Empty);
        Assert.That(await RunAsync(2, "records", "undo", "--registry", "330106", "--case", "A1", "--death", "9", "--preview"), Is.Empty);
        Assert.That(await RunAsync(2, "batches", "annotated", "--batch", "3"), Is.Empty);
        Assert.That(await RunAsync(0, "batches", "undo", "--batch", "4"), Is.EqualTo("batch 4 (undo of one record) undone\n  incidence: 0 went, 1 came back as before\n"));
        Assert.That(await RunAsync(0, "batches", "undo", "--batch", "3", "--lang", "zh"), Is.EqualTo("批次 3（冲销批次 1）已撤销\n  发病：移出 0，恢复先前内容 1\n"));
        Assert.That(await RunAsync(0, "records", "undo", "--registry", "330106", "--case", "A2", "--preview"), Does.StartWith("preview: undo of one record\n"));
        Assert.That(await RunAsync(0, "records", "undo", "--registry", "330106", "--case", "A2", "--preview", "--lang", "zh"), Does.StartWith("预览：撤销一条记录\n"));
        Assert.That(await RunAsync(0, "batches", "undo", "--batch", "2"), Is.EqualTo("batch 2 (330106_FB.csv) undone\n  incidence: 0 went, 1 came back as before\n"), "not what the file had brought");
        await RunAsync(0, "verify");
    }

    private async Task<string> RunAsync(int expected, params string[] call)
    {
        using StringWriter output = new(), error = new();
        string[] language = call.Contains("--lang") || call[0] == "verify" || call[1] is "list" or "annotated" ? [] : ["--lang", "en"];
        var status = await CommandLine.RunAsync([.. call, "--db", Database, .. language], output, error);
        Assert.That(status, Is.EqualTo(expected), $"{string.Join(' ', call)}: {output}{error}");
        return output.ToString();
    }

    private static async Task<JsonElement> SendAsync(DemoRegistry demo, string address, object body, HttpStatusCode expected)
    {
        using var answer = await demo.Client.PostAsJsonAsync(address, body);
        Assert.That(answer.StatusCode, Is.EqualTo(expected), address + await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

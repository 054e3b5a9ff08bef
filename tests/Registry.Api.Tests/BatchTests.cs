using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Registry.Core.Store;

namespace Registry.Api.Tests;

/// <summary>A file's way through the service: sent, checked, committed, taken back.</summary>
public sealed class BatchTests
{
    private DemoRegistry _demo = null!;

    [SetUp]
    public async Task Start() => _demo = await DemoRegistry.StartEmptyAsync();

    [TearDown]
    public async Task Stop() => await _demo.DisposeAsync();

    [Test]
    public async Task UploadedFile_StopsAtChecked_CountsAfterTheCommit_AndIsTakenBack()
    {
        var id = await UploadAndWaitAsync(DemoData.Delivered[0], "checked");
        Assert.That((await _demo.GetAsync("/v1/registries")).GetProperty("registries").GetArrayLength(), Is.Zero, "nothing counts yet");

        var committed = await StepAsync($"/v1/batches/{id}/commit", HttpStatusCode.OK);
        Assert.That(committed.GetProperty("state").GetString(), Is.EqualTo("committed"));
        Assert.That((await _demo.GetAsync("/v1/registries")).GetProperty("registries").GetArrayLength(), Is.EqualTo(1));

        var preview = await _demo.GetAsync($"/v1/batches/{id}/undo-preview");
        Assert.That(preview.GetProperty("canBeUndone").GetBoolean(), Is.True);
        var undone = await StepAsync($"/v1/batches/{id}/undo", HttpStatusCode.OK);
        Assert.That(undone.GetProperty("state").GetString(), Is.EqualTo("undone"));
        Assert.That((await _demo.GetAsync("/v1/rates")).GetProperty("rows").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task RowCountsAddUp()
    {
        var id = await UploadAndWaitAsync(DemoData.Delivered[0], "checked");
        var batch = (await _demo.GetAsync($"/v1/batches/{id}")).GetProperty("batch");
        Assert.That(batch.GetProperty("rowsRead").GetInt64(), Is.GreaterThan(0).And.EqualTo(
            new[] { "inserted", "updated", "unchanged", "rejected", "held" }.Sum(word => batch.GetProperty(word).GetInt64())));
    }

    [Test]
    public async Task VerdictsNameRowAndAdvice_AsJsonAndCsv()
    {
        var id = await UploadAndWaitAsync(DemoData.Delivered[0], "checked");
        var page = await _demo.GetAsync($"/v1/batches/{id}/verdicts?limit=3");
        var csv = await _demo.Client.GetStringAsync($"/v1/batches/{id}/verdicts?format=csv");
        Assert.Multiple(() =>
        {
            Assert.That(page.GetProperty("total").GetInt64(), Is.GreaterThan(0));
            Assert.That(page.GetProperty("verdicts")[0].GetProperty("message").GetProperty("zh").GetString(), Is.Not.Empty);
            Assert.That(csv.TrimStart('\uFEFF'), Does.StartWith("check_id,severity,part,row,column,item,value,message_zh,message_en,advice_zh,advice_en\n"));
            Assert.That(csv.TrimEnd().Split('\n'), Has.Length.GreaterThan(page.GetProperty("total").GetInt32()), "CSV has all of them, below its header");
        });
        await _demo.GetProblemAsync($"/v1/batches/{id}/verdicts?severity=terrible", 400);
    }

    [Test]
    public async Task AnnotatedCopyHasTheNameOfTheDelivery()
    {
        var id = await UploadAndWaitAsync(DemoData.Delivered[0], "checked");
        using var answer = await _demo.Client.GetAsync($"/v1/batches/{id}/annotated");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentDisposition?.FileNameStar,
            Does.StartWith(Path.GetFileNameWithoutExtension(DemoData.Delivered[0])).And.Contain("-annotated."));
        Assert.That((await answer.Content.ReadAsByteArrayAsync()).Length, Is.GreaterThan(100));
    }

    [Test]
    public async Task FileThatIsNoTable_IsUnreadableAndSaysWhy()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("registry-notes-").FullName, "330106_notes.csv");
        await File.WriteAllTextAsync(path, "these are\nno cases\n");
        var id = await UploadAndWaitAsync(path, "unreadable");
        Assert.That((await _demo.GetAsync($"/v1/batches/{id}/verdicts")).GetProperty("total").GetInt64(), Is.GreaterThan(0));
        await StepAsync($"/v1/batches/{id}/commit", HttpStatusCode.Conflict);
    }

    [Test]
    public async Task CheckedBatch_IsReadAgain_CommittedOneIsNot()
    {
        var id = await UploadAndWaitAsync(DemoData.Delivered[0], "checked");
        await StepAsync($"/v1/batches/{id}/check", HttpStatusCode.Accepted);
        await WaitAsync($"/v1/batches/{id}", "checked");
        await StepAsync($"/v1/batches/{id}/commit", HttpStatusCode.OK);
        await StepAsync($"/v1/batches/{id}/check", HttpStatusCode.Conflict);
    }

    [Test]
    public async Task FileOfAnotherSystem_IsReadByItsProfile_AndAgain()
    {
        const string Profile = """{"name":"demo","columns":{"KH":"case_number","XB":"sex","CSRQ":"birth_date","FBRQ":"incidence_date","ZDYJ":"basis","BM":"icd10"},"separator":";","dateOrder":"dmy"}""";
        var path = Path.Combine(Directory.CreateTempSubdirectory("registry-profile-").FullName, "export.csv");
        await File.WriteAllTextAsync(path, "KH;XB;CSRQ;FBRQ;ZDYJ;BM\n1;1;02.03.1950;24.12.2020;7;C34.9\n2;1;02.03.1950;24.12.2021;7;C34.9\n");
        var id = await UploadAndWaitAsync(path, "checked", ("registry", "330106"), ("profile", Profile), ("years", "2020"), ("basis", "changzhu"));
        var first = await SeenAsync(id);
        await StepAsync($"/v1/batches/{id}/check", HttpStatusCode.Accepted);
        await WaitAsync($"/v1/batches/{id}", "checked");
        var copy = await _demo.Client.GetStringAsync($"/v1/batches/{id}/annotated");
        Assert.Multiple(async () =>
        {
            Assert.That(first, Does.Contain("F-PER-1").And.Contain("6 columns known").And.Contain("\"rowsRead\":2"), "its second row is of another year");
            Assert.That(await SeenAsync(id), Is.EqualTo(first), "read again as it was read first");
            Assert.That(copy.TrimStart('\uFEFF'), Does.StartWith("KH;XB;"), "the copy is read by the profile too");
            Assert.That(copy, Does.Contain("F-PER-1"));
        });

        async Task<string> SeenAsync(long batch) => (await _demo.GetAsync($"/v1/batches/{batch}")).GetRawText();
    }

    [TestCase("profile", "{")]
    [TestCase("years", "2022-2020")]
    [TestCase("basis", "both")]
    public async Task WrongField_IsRefusedWithItsName(string field, string value)
    {
        using var form = Form(DemoData.Delivered[0]);
        form.Add(new StringContent(value), field);
        using var answer = await _demo.Client.PostAsync("/v1/batches", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _), Is.True);
    }

    [Test]
    public async Task WhatAnEarlierServiceLeft_IsReadAtTheStart_AndAFaultEndsOneBatchOnly()
    {
        await using var later = await DemoRegistry.StartOnAsync(async path =>
        {
            using var database = RegistryDatabase.Open(path);
            var batches = new BatchStore(database);
            var spoilt = await batches.CreateAsync(DemoData.Delivered[0], null, atomic: false, CancellationToken.None);
            batches.SetRequest(spoilt.Id, "no request");
            await batches.CreateAsync(DemoData.Delivered[1], null, atomic: false, CancellationToken.None);
        });
        (_demo, var own) = (later, _demo);
        try
        {
            await WaitAsync("/v1/batches/2", "checked");
            await WaitAsync("/v1/batches/1", "uploaded");
            var failure = (await later.GetAsync("/v1/batches/1")).GetProperty("failure");
            Assert.That(failure.GetProperty("en").GetString(), Does.Contain("JsonException").And.Not.Contain("no request"));
            Assert.That((await later.GetAsync("/v1/batches/2")).GetProperty("failure").ValueKind, Is.EqualTo(JsonValueKind.Null));
        }
        finally
        {
            _demo = own;
        }
    }

    [Test]
    public async Task RegistryIsGivenANameAndAType()
    {
        var id = await UploadAndWaitAsync(DemoData.Delivered[0], "checked");
        await StepAsync($"/v1/batches/{id}/commit", HttpStatusCode.OK);
        var before = (await _demo.GetAsync("/v1/registries")).GetProperty("registries")[0];
        var code = before.GetProperty("code").GetString();
        var other = before.GetProperty("type").GetString() == "urban" ? "rural" : "urban";

        using var set = await _demo.Client.PutAsJsonAsync($"/v1/registries/{code}", new { nameEn = "Moon City", type = other });
        using var wrong = await _demo.Client.PutAsJsonAsync("/v1/registries/12", new { nameEn = "Moon City" });
        var after = (await _demo.GetAsync("/v1/registries")).GetProperty("registries")[0];
        Assert.Multiple(() =>
        {
            Assert.That((set.StatusCode, wrong.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.BadRequest)));
            Assert.That(after.GetProperty("nameEn").GetString(), Is.EqualTo("Moon City"));
            Assert.That(after.GetProperty("type").GetString(), Is.EqualTo(other));
            Assert.That(after.GetProperty("nameZh").GetString(), Is.EqualTo(before.GetProperty("nameZh").GetString()));
        });
    }

    [Test]
    public async Task BatchesAreListed()
    {
        var id = await UploadAndWaitAsync(DemoData.Delivered[0], "checked");
        Assert.That((await _demo.GetAsync("/v1/batches")).EnumerateArray().Select(b => b.GetProperty("batchId").GetInt64()), Is.EqualTo(new[] { id }));
    }

    [TestCase("GET", "/v1/batches/77")]
    [TestCase("GET", "/v1/batches/seven")]
    [TestCase("GET", "/v1/batches/77/verdicts")]
    [TestCase("GET", "/v1/batches/77/annotated")]
    [TestCase("GET", "/v1/batches/77/undo-preview")]
    [TestCase("POST", "/v1/batches/77/check")]
    [TestCase("POST", "/v1/batches/77/commit")]
    [TestCase("POST", "/v1/batches/77/undo")]
    public async Task UnknownBatch_IsAProblem(string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await _demo.Client.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task UploadWithoutAFile_IsRefused()
    {
        using var json = await _demo.PostAsync("/v1/batches", "{}");
        using var form = new MultipartFormDataContent { { new StringContent("330106"), "registry" } };
        using var empty = await _demo.Client.PostAsync("/v1/batches", form);
        Assert.That(json.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(empty.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("registry", "12")]
    [TestCase("atomic", "perhaps")]
    [TestCase("years", "2022-2020")]
    [TestCase("basis", "both")]
    public async Task WrongField_IsRefusedWithItsValue(string field, string value)
    {
        using var form = Form(DemoData.Delivered[0]);
        form.Add(new StringContent(value), field);
        using var answer = await _demo.Client.PostAsync("/v1/batches", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"{field}\"").And.Contain($"“{value}”"));
    }

    [Test]
    public async Task FieldsAfterTheFile_AreHeeded()
    {
        using var form = Form(DemoData.Delivered[0]);
        form.Add(new StringContent("changzhu"), "basis");
        form.Add(new StringContent("true"), "atomic");
        using var answer = await _demo.Client.PostAsync("/v1/batches", form);
        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("atomic").GetBoolean(), Is.True);
        await WaitAsync(answer.Headers.Location!.ToString(), "checked");
    }

    [Test]
    public async Task FileThatIsTooLarge_IsRefused()
    {
        await using var small = await DemoRegistry.StartEmptyAsync(maxUploadBytes: 1000);
        using var form = Form(DemoData.Delivered[0]);
        using var answer = await small.Client.PostAsync("/v1/batches", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That((await small.GetAsync("/v1/batches")).GetArrayLength(), Is.Zero);
    }

    private static MultipartFormDataContent Form(string path) =>
        new() { { new StreamContent(File.OpenRead(path)), "file", Path.GetFileName(path) } };

    private async Task<long> UploadAndWaitAsync(string path, string expected, params (string Name, string Text)[] fields)
    {
        using var form = Form(path);
        foreach (var (name, text) in fields) form.Add(new StringContent(text), name);
        using var answer = await _demo.Client.PostAsync("/v1/batches", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        var address = answer.Headers.Location!.ToString();
        await WaitAsync(address, expected);
        return long.Parse(address.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    private async Task WaitAsync(string address, string expected)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var status = await _demo.GetAsync(address);
            if (status.GetProperty("batch").GetProperty("state").GetString() == expected && status.GetProperty("progress").ValueKind == JsonValueKind.Null) break;
            await Task.Delay(100);
        }
        Assert.That((await _demo.GetAsync(address)).GetProperty("batch").GetProperty("state").GetString(), Is.EqualTo(expected));
    }

    private async Task<JsonElement> StepAsync(string address, HttpStatusCode expected)
    {
        using var answer = address.EndsWith("/undo", StringComparison.Ordinal)
            ? await _demo.PostAsync(address, """{"by":"anna","reason":"wrong file"}""")
            : await _demo.Client.PostAsync(address, content: null);
        Assert.That(answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

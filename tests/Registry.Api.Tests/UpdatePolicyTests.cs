using System.Text.Json;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>Updates of stored records: chosen with the delivery, previewed before the commit.</summary>
public sealed class UpdatePolicyTests
{
    private const string Cases =
        "registr,name,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,lastcontact,status\n"
        + "A1,示例甲,2,19500310,20230516,C50.4,8500,3,2,7,C50.4,,\nA2,示例乙,1,19420115,20230802,C34.1,8140,3,9,7,C34.1,,\n";

    private static readonly string Later = Cases.Replace("示例甲", "示例丙", StringComparison.Ordinal).Replace("C34.1,,", "C34.1,20240630,1", StringComparison.Ordinal);
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("registry-update-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task ThroughTheService_ChangesArePreviewed_WithoutNames()
    {
        await using var demo = await DemoRegistry.StartEmptyAsync();
        await demo.StepAsync($"/v1/batches/{await demo.SendAsync(Write(Cases), "checked")}/commit");
        var id = await demo.SendAsync(Write(Later), "checked", ("update", "fill-empty"));
        var page = await demo.GetAsync($"/v1/batches/{id}/changes");
        var csv = await demo.Client.GetStringAsync($"/v1/batches/{id}/changes?format=csv");
        Assert.Multiple(async () =>
        {
            Assert.That((await demo.GetAsync($"/v1/batches/{id}")).GetProperty("batch").GetProperty("update").GetString(), Is.EqualTo("fill-empty"));
            Assert.That(page.GetProperty("updatedRecords").GetInt64(), Is.EqualTo(1), "the other name is asked about, not taken over");
            Assert.That(page.GetProperty("changes").EnumerateArray().Select(Line), Is.EqualTo(new[] { "3 A2 last_contact_date  2024-06-30", "3 A2 vital_status  1" }));
            Assert.That(csv.TrimStart('\uFEFF'), Does.StartWith("part,row,registry,number,tumour_number,item,before,after\nincidence,3,330106,A2,1,last_contact_date,,2024-06-30\n"));
        });
        await demo.GetProblemAsync($"/v1/batches/{id}/changes?limit=0", 400);
        await demo.GetProblemAsync("/v1/batches/77/changes", 404);
    }

    [Test]
    public async Task ThroughTheCommandLine_APolicyIsChosen_AndKeptWithTheBatch()
    {
        var db = Path.Combine(_folder, "test.db");
        await RunAsync("import", Write(Cases), "--db", db);
        var rejected = await RunAsync("import", Write(Later), "--db", db, "--update", "reject", "--lang", "en");
        await RunAsync("import", Write(Later), "--db", db, "--update", "overwrite");
        var changes = await RunAsync("batches", "changes", "--db", db, "--batch", "3", "--format", "json");
        var shown = await RunAsync("batches", "show", "--db", db, "--batch", "2", "--lang", "en");
        Assert.Multiple(() =>
        {
            Assert.That((rejected.Status, rejected.Output), Is.EqualTo((CommandLine.DataHaveProblems, rejected.Output)));
            Assert.That(rejected.Output, Does.Contain("2 returned").And.Contain("error F-DUP-2"));
            Assert.That(shown.Output, Does.Contain("rows stored with other content: reject"));
            Assert.That(JsonDocument.Parse(changes.Output).RootElement.EnumerateArray().Select(Line),
                Is.EqualTo(new[] { "2 A1 name (3 characters) (3 characters)", "3 A2 last_contact_date  2024-06-30", "3 A2 vital_status  1" }));
            Assert.That(changes.Output, Does.Not.Contain("示例"));
        });
        Assert.That((await RunAsync("import", Write(Later), "--db", db, "--update", "merge")).Status, Is.EqualTo(CommandLine.WrongCall));
    }

    private static string Line(JsonElement change) =>
        $"{change.GetProperty("row")} {change.GetProperty("number")} {change.GetProperty("item")} {change.GetProperty("before")} {change.GetProperty("after")}";

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "330106_FB.csv");
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

using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Store;

namespace Registry.Api.Tests;

/// <summary>Records going out by the verb and by the address; the tables of CanReg5 coming back in.</summary>
public sealed class ExportTests
{
    private string _folder = null!, _db = null!;

    [SetUp]
    public async Task CopyDatabase()
    {
        _folder = Directory.CreateTempSubdirectory("registry-export-").FullName;
        _db = Path.Combine(_folder, "demo.db");
        await DemoData.CopyToAsync(_db);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("csv", "_FB.csv")]
    [TestCase("tchia18", "_TCHIA18_FB.csv")]
    [TestCase("canreg5", "_CanReg5_Tumour.txt")]
    [TestCase("encr", "_ENCR_incidence.csv")]
    [TestCase("iarccrgtools", "_check.txt")]
    public async Task Export_WritesAFileForEachRegistry_AndItsManifest(string format, string ending)
    {
        var (status, output, error) = await RunAsync("export", "--db", _db, "--format", format, "--years", "2000-2100", "--out", PathOf("out"), "--by", "tester", "--purpose", "test", "--lang", "en");
        Assert.That((status, error), Is.EqualTo((CommandLine.Done, "")));
        var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(PathOf("out"), "manifest.json"))).RootElement;
        var cases = manifest.GetProperty("cases").GetInt64();
        var rows = manifest.GetProperty("files").EnumerateArray().Where(file => IsOf(file.GetProperty("name").GetString()!, ending)).Sum(file => file.GetProperty("rows").GetInt64());
        Assert.That(rows, Is.EqualTo(cases).And.GreaterThan(0));
        Assert.That(output, Does.Contain(ending).And.Contain("data state"));
        Assert.That(manifest.GetProperty("identifiers").GetBoolean(), Is.False);
    }

    // Records of a layout of their own stand in a file of their own: 330106_FB_….csv.
    private static bool IsOf(string name, string ending) =>
        name.EndsWith(ending, StringComparison.Ordinal) || name.Contains(Path.GetFileNameWithoutExtension(ending) + "_", StringComparison.Ordinal);

    [Test]
    public async Task Export_ToAFolderInUse_IsAWrongCall()
    {
        Directory.CreateDirectory(PathOf("out"));
        await File.WriteAllTextAsync(Path.Combine(PathOf("out"), "mine.txt"), "");
        var (status, output, error) = await RunAsync("export", "--db", _db, "--format", "csv", "--years", "2020", "--out", PathOf("out"), "--purpose", "test", "--lang", "en");
        Assert.That((status, output), Is.EqualTo((CommandLine.WrongCall, "")));
        Assert.That(error, Does.Contain("not empty"));
    }

    [Test]
    public async Task TablesOfCanReg5_InOneFolder_AreOneBatch()
    {
        await RunAsync("export", "--db", _db, "--format", "canreg5", "--years", "2000-2100", "--out", PathOf("out"), "--purpose", "test", "--identifiers");
        File.Delete(Path.Combine(PathOf("out"), "manifest.json"));
        var (_, output, error) = await RunAsync("import", PathOf("out"), "--db", PathOf("other.db"), "--json");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.That(error, Is.Empty);
        Assert.That(lines.Select(line => line.GetProperty("state").GetString()), Is.All.EqualTo("committed"));
        Assert.That(lines.Sum(line => line.GetProperty("rejected").GetInt64()), Is.Zero, output);
        Assert.That(lines, Has.Count.EqualTo(Directory.EnumerateFiles(PathOf("out"), "*_Tumour.txt").Count()));
        using RegistryDatabase from = RegistryDatabase.Open(_db), to = RegistryDatabase.Open(PathOf("other.db"));
        Assert.That(new RecordStore(to).CurrentCases().Count(), Is.EqualTo(new RecordStore(from).CurrentCases().Count()));
        Assert.That((await new AuditStore(from).ListAsync(null, default)).Count(entry => entry.Event == "exported"), Is.EqualTo(1));
    }

    [Test]
    public async Task ATableOfCanReg5Alone_SaysWhatIsMissing()
    {
        await RunAsync("export", "--db", _db, "--format", "canreg5", "--years", "2000-2100", "--out", PathOf("out"), "--purpose", "test");
        var (status, output, _) = await RunAsync("import", Directory.EnumerateFiles(PathOf("out"), "*_Tumour.txt").First(), "--db", PathOf("other.db"), "--dry-run", "--lang", "en");
        Assert.That(status, Is.EqualTo(CommandLine.DataHaveProblems));
        Assert.That(output, Does.Contain("F-JOIN-1").And.Contain("Patient"));
    }

    [Test]
    public async Task Address_GivesTheFilesAsOneArchive()
    {
        await using var demo = await DemoRegistry.StartAsync();
        using var answer = await demo.PostAsync("/v1/exports", """{ "format": "canreg5", "years": "2000-2100", "by": "tester", "purpose": "test" }""");
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/zip")));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.That(zip.Entries.Select(entry => entry.Name), Does.Contain("manifest.json").And.Some.EndsWith("_Source.txt"));
        Assert.That(() => Directory.EnumerateFileSystemEntries(Path.GetTempPath(), "registry-export-*.zip").Count(), Is.Zero.After(10_000, 50), "the archive goes with the answer");
    }

    [TestCase("""{ "format": "pdf", "years": "2020", "by": "t", "purpose": "p" }""", "format", 400)]
    [TestCase("""{ "format": "csv", "years": "20", "by": "t", "purpose": "p" }""", "years", 400)]
    [TestCase("""{ "format": "csv", "years": "2020", "purpose": "p" }""", "by", 400)]
    [TestCase("""{ "format": "csv", "years": "2020", "by": "t" }""", "purpose", 400)]
    [TestCase("""{ "format": "csv", "years": "1901", "by": "t", "purpose": "p" }""", "nothing to export", 409)]
    public async Task Address_SaysWhatIsWrong(string question, string says, int status)
    {
        await using var demo = await DemoRegistry.StartAsync();
        using var answer = await demo.PostAsync("/v1/exports", question);
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(says));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}

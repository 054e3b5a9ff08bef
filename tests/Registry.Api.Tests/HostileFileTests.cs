using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Tests;

/// <summary>Broken and hostile files through the service and the command line: an answer with the reason, never a stack trace, and the service lives on.</summary>
public sealed class HostileFileTests
{
    private const string Header = "registr,sex,birthda,inciden,topo,icd10,basi\n";
    private static string _folder = null!;

    public static IEnumerable<TestCaseData> Files =>
    [
        Case("Nothing", "330106_FB.csv", "F-OPEN-4"), Case("NoIcd10AndNoMorphology", "330106_FB.csv", "O-CONV-1", Header + "1,1,1950,20230516,C34.1,,7\n"),
        Case("MorphologyWithoutBehaviour", "330106_FB.csv", "O-CONV-1", "registr,sex,birthda,inciden,topo,morp,basi\n1,1,1950,20230516,C34.1,8500,7\n"),
        Case("LineOf3Megabytes", "330106_FB.csv", "F-OPEN-6", Header + new string('x', 3 << 20)),
        Case("Utf16WithoutMark", "330106_FB.csv", "F-OPEN-3", Encoding.Unicode.GetBytes(Header + "1,1,1950,20230516,C34.1,C34.1,7\n")),
        Case("DocumentType", "330106.xml", "F-OPEN-3", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><NaaccrData>&b;</NaaccrData>"),
        Case("DeepXml", "330106.xml", "F-OPEN-6", "<NaaccrData>" + string.Concat(Enumerable.Repeat("<Patient>", 50_000))), Case("CutArchive", "330106.xlsx", "F-OPEN-1", "PK\u0003\u0004cut"),
        Case("Bomb", "330106.zip", "F-OPEN-5", Bomb()), Case("WebPageWithoutEnd", "330106_FB.xls", "F-OPEN-6", "<html><table><tr>" + string.Concat(Enumerable.Repeat("<td>x", 20_000))),
        Case("LifeTableAlone", "330106.csv", "F-ENCR-1", "Calendar year;Sex;Age_Unit;All causes death probability\n2020;1;0;0.1\n"),
    ];

    [OneTimeSetUp]
    public static void MakeFolder() => _folder = Directory.CreateTempSubdirectory("registry-hostile-").FullName;

    [OneTimeTearDown]
    public static void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task TheServiceSaysWhatIsWrong_AndTakesTheNextFile()
    {
        await using var demo = await DemoRegistry.StartEmptyAsync();
        foreach (var test in Files)
        {
            var (name, bytes, check) = ((string)test.Arguments[0]!, (byte[])test.Arguments[1]!, (string)test.Arguments[2]!);
            var id = await demo.SendAsync(Write(test.TestName!, name, bytes), check[0] == 'F' ? "unreadable" : "checked");
            var page = await demo.GetAsync($"/v1/batches/{id}/verdicts");
            var ids = page.GetProperty("verdicts").EnumerateArray().Select(verdict => verdict.GetProperty("checkId").GetString());
            Assert.That(ids, Does.Contain(check), test.TestName);
            using var copy = await demo.Client.GetAsync($"/v1/batches/{id}/annotated");
            Assert.That(copy.IsSuccessStatusCode, Is.True, $"{test.TestName}: {copy.StatusCode}");
        }
        await demo.SendAsync(Write("Good", "330106_FB.csv", Encoding.UTF8.GetBytes(Header + "1,1,1950,20230516,C34.1,C34.1,7\n")), "checked");
    }

    [TestCaseSource(nameof(Files))]
    public async Task TheCommandLineSaysWhatIsWrong(string name, byte[] bytes, string check)
    {
        var path = Write(check, name, bytes);
        foreach (var call in (string[][])[["checks", "test", path, "--lang", "en"], ["import", path, "--db", Path.Combine(_folder, $"{Guid.NewGuid():N}.db"), "--lang", "zh"]])
        {
            using StringWriter output = new(), error = new();
            var status = await CommandLine.RunAsync(call, output, error);
            Assert.That((status, error.ToString()), Is.EqualTo((CommandLine.DataHaveProblems, "")), $"{output}");
            Assert.That(output.ToString(), Does.Contain(check).And.Not.Contains("   at ").And.Not.Contains("Exception:"));
        }
    }

    [TestCase("import")]
    [TestCase("import --dry-run")]
    [TestCase("checks test")]
    [TestCase("batches check")]
    public async Task ADefectOfTheProgramIsSaidOfTheFile_WithoutItsWords(string verb)
    {
        using var database = RegistryDatabase.Open(Path.Combine(_folder, $"{verb}.db"));
        var (catalogue, file) = (CheckCatalogue.Load(), Write(verb, "330106_FB.csv", Encoding.UTF8.GetBytes(Header + "1,1,1950,20230516,C34.1,C34.1,7\n")));
        var import = new FileImport(database, catalogue);
        var outcome = await (verb switch
        {
            "import" => import.RunAsync(file, new(), new Defect(), default),
            "import --dry-run" => import.DryRunAsync(file, new(), new Defect(), _ => Task.CompletedTask, default),
            "checks test" => CheckFile.CheckAsync(database, file, new(), catalogue, new Defect(), _ => Task.CompletedTask, default),
            _ => import.CheckAgainAsync(await new BatchStore(database).CreateAsync(file, registry: null, atomic: false, default), other: null, new Defect(), default),
        });
        Assert.That(outcome.HasProblems, Is.True);
        Assert.That(outcome.ToText().En, Does.Contain("An unexpected fault (InvalidOperationException)").And.Not.Contains("secret"));
    }

    private sealed class Defect : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => throw new InvalidOperationException("secret words of a file");
    }

    [Test]
    public async Task ADirectoryIsNoFile()
    {
        using StringWriter output = new(), error = new();
        var empty = Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName;
        Assert.That(await CommandLine.RunAsync(["checks", "test", empty], output, error), Is.EqualTo(CommandLine.WrongCall));
        Assert.That(await CommandLine.RunAsync(["import", empty, "--db", Path.Combine(_folder, "x.db")], output, error), Is.EqualTo(CommandLine.WrongCall));
        Assert.That(error.ToString().TrimEnd().Split('\n'), Has.Length.EqualTo(2), "one line each");
    }

    [Test]
    public async Task FilesOfTheEncrProtocolThatAreNamedAlikeAreOneDelivery()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "encr")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "330106_ENCR_mortality.csv"), "Calendar year;Sex;Age unit;Cause of death;Number of deaths\n2020;1;45;C341;3\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "330106_ENCR_population.csv"), "Calendar year;Sex;Age Unit;Number of residents\n" + string.Concat(
            from sex in new[] { 1, 2 } from age in Enumerable.Range(0, 90) select $"2020;{sex};{age};1000\n"));
        await File.WriteAllTextAsync(Path.Combine(folder, "330106_ENCR_lifetable.csv"), "Calendar year;Sex;Age_Unit;All causes death probability\n2020;1;0;0.01\n");
        using StringWriter output = new(), error = new();
        await CommandLine.RunAsync(["import", folder, "--db", Path.Combine(_folder, "encr.db"), "--json"], output, error);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.That(lines.Select(line => (line.GetProperty("file").GetString(), line.GetProperty("inserted").GetInt64())), Is.EqualTo(new[] { ((string?)"330106_ENCR.zip", 41L) }), $"{output}{error}");
    }

    private static string Write(string folder, string name, byte[] bytes)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, folder)).FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static TestCaseData Case(string title, string name, string check, string text = "") => Case(title, name, check, Encoding.UTF8.GetBytes(text));

    private static TestCaseData Case(string title, string name, string check, byte[] bytes) => new TestCaseData(name, bytes, check).SetName(title);

    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("FB.csv", CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 110; megabyte++) entry.Write(zeros);
        }
        return bytes.ToArray();
    }
}

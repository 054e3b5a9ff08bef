using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Registry.Api.Tests;

/// <summary>The house itself: who may know whom, one home per package, heads of SQL files, sizes, words that stay outside.</summary>
public sealed partial class HouseTests
{
    [TestCase("Registry.Core", "")]
    [TestCase("Registry.Import", "Registry.Core")]
    [TestCase("Registry.Analytics", "Registry.Core")]
    [TestCase("Registry.Report", "Registry.Analytics")]
    [TestCase("Registry.Api", "Registry.Import Registry.Report")]
    public void ProjectRefersOnlyTo(string project, string allowed)
    {
        var references = Tree.Included(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension);
        Assert.That(references, Is.EquivalentTo(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public void EachPackageHasOneHome()
    {
        Dictionary<string, string[]> exceptions = new()
        {
            ["CsvHelper"] = ["Registry.Core", "Registry.Import"],
            ["DocumentFormat.OpenXml"] = ["Registry.Import", "Registry.Report"],
        };
        var homes = Tree.Projects.Keys.Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal) && name != "Registry.Bench")
            .SelectMany(project => Tree.Included(project, "PackageReference").Select(package => (package, project)))
            .GroupBy(use => use.package, use => use.project);
        Assert.Multiple(() =>
        {
            foreach (var home in homes)
                Assert.That(home.Order(), home.Count() == 1 ? Has.Exactly(1).Items : Is.EqualTo(exceptions.GetValueOrDefault(home.Key)),
                    $"{home.Key} is used by {string.Join(", ", home)}");
        });
    }

    [TestCase("Registry.Core", "Microsoft.AspNetCore", "MathNet", "ScottPlot", "DocumentFormat")]
    [TestCase("Registry.Import", "Microsoft.AspNetCore", "MathNet", "ScottPlot", "Dapper", "Microsoft.Data", "SQLitePCL")]
    [TestCase("Registry.Analytics", "Microsoft.AspNetCore", "ScottPlot", "Dapper", "Microsoft.Data", "SQLitePCL", "Registry.Core.Store")]
    [TestCase("Registry.Report", "Microsoft.AspNetCore", "Dapper", "Microsoft.Data", "SQLitePCL", "Registry.Core.Store", "MathNet")]
    [TestCase("Registry.Api", "MathNet", "ScottPlot", "Dapper", "Microsoft.Data", "SQLitePCL", "ExcelDataReader", "DocumentFormat", "CsvHelper")]
    public void ProjectDoesNotSay(string project, params string[] namespaces) =>
        Assert.That(UsesOf(project + "/", namespaces), Is.Empty);

    [TestCase("Coding", "Records", "Cube", "Store")]
    [TestCase("Records", "Cube", "Store")]
    [TestCase("Cube", "Store")]
    public void InsideCoreAFolderDoesNotLookDownstream(string folder, params string[] downstream) =>
        Assert.That(UsesOf($"Registry.Core/{folder}/", [.. downstream.Select(name => "Registry.Core." + name)]), Is.Empty);

    [Test]
    public void OnlyTheStoreSaysSql() =>
        Assert.That(
            Sources("Registry.").Where(file => !file.StartsWith("Registry.Core/Store/", StringComparison.Ordinal))
                .Where(file => SqlStatement().IsMatch(Tree.Read(file))),
            Is.Empty);

    // A database that may only be read is said to be so: in one place, which no verb passes by.
    [Test]
    public void VerbsOpenTheStoreInOnePlace() =>
        Assert.That(
            Sources("Registry.Api/Commands/").Where(file => !file.EndsWith("/StoreOfCall.cs", StringComparison.Ordinal))
                .Where(file => Tree.Read(file).Contains("RegistryDatabase.Open(", StringComparison.Ordinal)),
            Is.Empty, "call.OpenStore opens it");

    [Test]
    public void EverySqlFileOfAQueryHasItsHead()
    {
        var files = Tree.Files.Where(file => file.StartsWith("sql/query/", StringComparison.Ordinal)).ToList();
        Assert.Multiple(() =>
        {
            foreach (var file in files)
            {
                var name = Path.GetFileName(file).Split('.')[0];
                Assert.That(name, Does.Match("^[a-z0-9]+(_[a-z0-9]+)*$"), file);
                Assert.That(Tree.Read(file), Does.Match($"^-- {name}: .+\n(--.*\n)*-- in: .*\n(--.*\n)*-- out: .*\n(--.*\n)*-- used: .+"), file);
            }
        });
    }

    [Test]
    public void EverySqlFileIsNamedByItsUser()
    {
        var code = string.Concat(Sources("Registry.Core/Store/").Select(file => Tree.Read(file)));
        var unused = Tree.Files.Where(file => file.StartsWith("sql/query/", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file).Split('.')[0])
            .Where(name => !code.Contains($"\"{name}\"", StringComparison.Ordinal));
        Assert.That(unused, Is.Empty);
    }

    [Test]
    public void NoSourceFileIsLongerThan300Lines() =>
        Assert.That(
            Tree.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
                .Select(file => (file, lines: File.ReadLines(Tree.Path(file)).Count())).Where(entry => entry.lines > 300),
            Is.Empty);

    [Test]
    public void NoMethodIsLongerThan40Lines()
    {
        var methods = Sources("Registry.").SelectMany(file => MethodsOf(file).Select(method => (file, method.Line, method.Lines))).ToList();
        Assert.That(methods, Has.Count.GreaterThan(500), "the scan finds the methods");
        Assert.That(methods.Where(method => method.Lines > 40), Is.Empty);
    }

    [Test]
    public void EveryProjectHasItsLockFile() =>
        Assert.That(
            Tree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
                .Where(file => !File.Exists(Tree.Path(Path.GetDirectoryName(file)!, "packages.lock.json"))),
            Is.Empty);

    // The patterns are written with a bracket so that this file does not find itself.
    [TestCase("/(w[o]rk|f[a]rm|r[o]ot|h[o]me/[a-z]+)/", TestName = "NoMachinePathStandsInTheTree")]
    [TestCase(@"api\.n[u]get|registry\.n[p]mjs|deb\.d[e]bian|py[p]i\.org|packages\.m[i]crosoft", TestName = "NoPackageHostStandsInTheTree")]
    [TestCase(@"(^|[^A-Za-z])(T[O]DO|F[I]XME|H[A]CK|NotImplemented[E]xception)([^A-Za-z]|$)", TestName = "NothingIsMarkedUnfinished")]
    public void TreeDoesNotContain(string pattern)
    {
        var forbidden = new Regex(pattern, RegexOptions.CultureInvariant);
        Assert.That(Texts().Where(file => forbidden.IsMatch(Tree.Read(file))), Is.Empty);
    }

    [TestCase("Manager")]
    [TestCase("Helper")]
    [TestCase("Util")]
    [TestCase("Utils")]
    [TestCase("Processor")]
    [TestCase("Impl")]
    [TestCase("Dto")]
    [TestCase("DTO")]
    public void NoTypeIsCalled(string suffix) =>
        Assert.That(
            Sources("Registry.").Where(file => Path.GetFileNameWithoutExtension(file).EndsWith(suffix, StringComparison.Ordinal)),
            Is.Empty);

    [Test]
    public void NoInterfaceIsDeclaredBeforeItsSecondUse() =>
        Assert.That(Sources("Registry.").Where(file => InterfaceDeclaration().IsMatch(Tree.Read(file))), Is.Empty);

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void EveryScriptCanBeRun()
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("Windows keeps no run bit.");
        Assert.Multiple(() =>
        {
            foreach (var script in new[] { "run", "test", "registry", ".ci/run" })
                Assert.That(File.GetUnixFileMode(Tree.Path(script)).HasFlag(UnixFileMode.UserExecute), Is.True, script);
        });
    }

    private static IEnumerable<string> Sources(string start) =>
        Tree.Files.Where(file => file.StartsWith(start, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> Texts() =>
        Tree.Files.Where(file => !file.EndsWith(".lock.json", StringComparison.Ordinal))
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".json" or ".md" or ".sql" or ".csv" or ".http" or ".py"
                or ".sln" or ".editorconfig" or ".txt" or ".html" or ".css" or "");

    // From the line that begins a member to its closing brace at the same depth, or to the semicolon of a short form.
    private static IEnumerable<(int Line, int Lines)> MethodsOf(string file)
    {
        var lines = File.ReadAllLines(Tree.Path(file));
        for (var first = 0; first < lines.Length; first++)
        {
            if (!MethodHead().IsMatch(lines[first])) continue;
            var margin = new string(' ', lines[first].Length - lines[first].TrimStart().Length);
            var last = first;
            while (last < lines.Length - 1 && lines[last] != margin + "{" && !lines[last].TrimEnd().EndsWith(';')) last++;
            if (lines[last] == margin + "{")
                while (last < lines.Length - 1 && !lines[last].StartsWith(margin + "}", StringComparison.Ordinal)) last++;
            yield return (first + 1, last - first + 1);
            first = last;
        }
    }

    private static IEnumerable<string> UsesOf(string start, string[] namespaces) =>
        from file in Sources(start)
        from line in File.ReadLines(Tree.Path(file))
        where namespaces.Any(name => Regex.IsMatch(line, $@"^\s*(global )?using .*\b{Regex.Escape(name)}\b|[^\w.""]{Regex.Escape(name)}\.[A-Z]"))
        select $"{file}: {line.Trim()}";

    [GeneratedRegex(@"""\s*(select\s+\S+.*\bfrom\b|insert\s+into\b|update\s+\w+\s+set\b|delete\s+from\b|create\s+table\b)", RegexOptions.IgnoreCase)]
    private static partial Regex SqlStatement();

    [GeneratedRegex(@"^(    ){1,2}(?>((public|internal|private|protected|static|async|override|sealed|virtual|partial|unsafe|extern|readonly|new)\s+)+)(?!(class|record|struct|enum|delegate|interface)\b)[^=;]*\(")]
    private static partial Regex MethodHead();

    [GeneratedRegex(@"^\s*(public |internal |private )?interface I[A-Z]", RegexOptions.Multiline)]
    private static partial Regex InterfaceDeclaration();
}

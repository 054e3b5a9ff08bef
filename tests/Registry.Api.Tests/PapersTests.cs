using System.Text.RegularExpressions;

namespace Registry.Api.Tests;

/// <summary>Documents that could drift from the code.</summary>
public sealed partial class PapersTests
{
    [Test]
    public void EveryPackageHasItsDecision()
    {
        var decision = Tree.Read("docs/adr/0004-packages.md");
        var packages = PackageVersion().Matches(Tree.Read("Directory.Packages.props"));
        Assert.That(packages, Is.Not.Empty);
        foreach (Match package in packages)
            Assert.That(decision, Does.Contain($"**{package.Groups["id"].Value}**").And.Contain(package.Groups["version"].Value),
                package.Value);
    }

    [Test]
    public void EveryWordOfTheGlossaryIsInTheCode()
    {
        var code = string.Concat(Tree.Files.Where(f => f.StartsWith("Registry.", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(f => Tree.Read(f)));
        var words = Tree.Read("docs/glossary.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => CodeWord().Matches(line.Split('|')[2])).Select(m => m.Groups["word"].Value).Distinct().ToList();
        Assert.That(words, Has.Count.GreaterThan(40));
        Assert.That(words.Where(word => !Regex.IsMatch(code, $@"\b{word}\b")), Is.Empty);
    }

    [Test]
    public void EveryLinkOfADocumentLeadsToAFile()
    {
        var broken =
            from file in Tree.Files
            where file.EndsWith(".md", StringComparison.Ordinal)
            from Match link in Link().Matches(Tree.Read(file))
            let target = link.Groups["target"].Value
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(Tree.Path(file))!, target))
            select $"{file}: {target}";
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void EveryDecisionIsListedAndHasItsFourParts()
    {
        var list = Tree.Read("docs/adr/README.md");
        foreach (var file in Tree.Files.Where(f => Decision().IsMatch(f)))
        {
            Assert.That(list, Does.Contain($"({Path.GetFileName(file)})"));
            foreach (var part in (string[])["Context", "Decision", "Status", "Consequences"])
                Assert.That(Tree.Read(file), Does.Contain($"**{part}.**"), file);
        }
    }

    [GeneratedRegex("""<PackageVersion Include="(?<id>[^"]+)" Version="(?<version>[^"]+)" />""")]
    private static partial Regex PackageVersion();

    [GeneratedRegex("`(?<word>[A-Z][A-Za-z]+)`")]
    private static partial Regex CodeWord();

    [GeneratedRegex(@"\]\((?!https?:|#)(?<target>[^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^docs/adr/\d{4}-.+\.md$")]
    private static partial Regex Decision();
}

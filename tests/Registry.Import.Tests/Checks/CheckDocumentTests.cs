using Registry.Import.Checks;

namespace Registry.Import.Tests.Checks;

/// <summary>docs/checks.md is what the catalogue says. UPDATE_GOLDEN=1 rewrites it; read the difference.</summary>
public sealed class CheckDocumentTests
{
    [Test]
    public void DocumentIsUpToDate()
    {
        var path = Path.Combine(Root(), "docs", "checks.md");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, CheckDocument.Write());
        Assert.That(File.ReadAllText(path).ReplaceLineEndings("\n"), Is.EqualTo(CheckDocument.Write()));
    }

    [Test]
    public void EveryCheckHasItsSection()
    {
        var document = CheckDocument.Write();
        foreach (var check in CheckCatalogue.Load().All)
            Assert.That(document, Does.Contain($"\n## {check.Id} {check.Slug}\n"));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CancerRegistry.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

using Registry.Import.Exporting;

namespace Registry.Import.Tests.Exporting;

/// <summary>The lists in docs/formats.md are what the code carries. UPDATE_GOLDEN=1 rewrites them; read the difference.</summary>
public sealed class FormatDocumentTests
{
    [Test]
    public void ListOfCarriedItemsIsUpToDate([Values] ExportFormat format)
    {
        var path = Path.Combine(Root(), "docs", "formats.md");
        var document = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (begin, end) = ($"<!-- carried: {format.Word()} -->\n", "<!-- end -->");
        var from = document.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        Assert.That(from, Is.GreaterThan(begin.Length), $"no list of {format.Word()}");
        var to = document.IndexOf(end, from, StringComparison.Ordinal);
        var list = Wrapped(format.CarriedItems());
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, document[..from] + list + document[to..]);
        else Assert.That(document[from..to], Is.EqualTo(list));
    }

    [Test]
    public void EveryFormatIsExplained([Values] ExportFormat format) =>
        Assert.That(File.ReadAllText(Path.Combine(Root(), "docs", "formats.md")), Does.Contain($"`{format.Word()}`"));

    private static string Wrapped(IReadOnlyList<string> names)
    {
        var (text, line) = ("", "");
        foreach (var name in names)
        {
            if (line.Length + name.Length > 130) (text, line) = (text + line.TrimEnd() + "\n", "");
            line += name == names[^1] ? name : name + ", ";
        }
        return text + line + "\n";
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CancerRegistry.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

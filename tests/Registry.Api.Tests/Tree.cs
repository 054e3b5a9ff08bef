using System.Xml.Linq;

namespace Registry.Api.Tests;

/// <summary>The source tree this test was built from.</summary>
internal static class Tree
{
    private static readonly string[] Generated = ["artifacts", "demo-output", ".git", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));

    /// <summary>Every file of the tree that is not built or written by a run, with / as separator, relative to the root.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Where(file => !Generated.Contains(file.Split('/')[0]) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(file => !file.Contains(".db", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>The projects by name, with their file.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } =
        Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .ToDictionary(file => System.IO.Path.GetFileNameWithoutExtension(file), file => XDocument.Load(Path(file)), StringComparer.Ordinal);

    public static IEnumerable<string> Included(string project, string kind) =>
        Projects[project].Descendants(kind).Select(e => e.Attribute("Include")!.Value);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "CancerRegistry.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No CancerRegistry.sln above " + AppContext.BaseDirectory);
    }
}

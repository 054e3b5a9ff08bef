using Registry.Import.Invented;

namespace Registry.Api.Commands;

/// <summary>The files that a call means: files by name, and of a folder those that can be read.</summary>
internal static class ImportFiles
{
    private static readonly string[] Endings = [".csv", ".tsv", ".txt", ".xlsx", ".xls", ".zip", ".xml", ".htm", ".html"];

    /// <summary>Why a path cannot be imported, or null.</summary>
    public static Bilingual? WhyNot(string path) =>
        File.Exists(path) ? null
        : !Directory.Exists(path) ? new("没有这个文件或文件夹。", "there is no such file or folder.")
        : InFolder(path).Count == 0 ? new($"文件夹中没有以 {string.Join("、", Endings)} 结尾的文件。", $"the folder has no file that ends with {string.Join(", ", Endings)}.")
        : null;

    /// <summary>The files in the order of the paths, those of a folder by name. The list of planted errors that
    /// <c>generate</c> writes beside its files is no delivery and is left out.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? InFolder(path) : [path])];

    private static List<string> InFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder)
            .Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .Where(file => Path.GetFileName(file) is var name && name != InventedProvince.PlantedErrorsFileName
                && !name.StartsWith("~$", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
}

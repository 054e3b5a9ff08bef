using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Registry.Api.Commands;

/// <summary>Files that are one delivery, named alike but for the word of the table: Patient, Tumour and Source of a CanReg5 export; incidence, mortality,
/// population and life table of the JRC-ENCR protocol, with ENCR in their names.</summary>
internal static partial class ImportTogether
{
    private static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The paths, with each set of such files in one archive in its place.</summary>
    public static IReadOnlyList<string> Join(IReadOnlyList<string> paths, ScratchFolder folder)
    {
        var sets = paths.ToLookup(SetOf);
        var joined = new List<string>();
        foreach (var path in paths)
            if (SetOf(path) is not { } set || sets[set].Count() == 1) joined.Add(path);
            else if (sets[set].First() == path) joined.Add(Pack(set, sets[set], folder));
        return joined;
    }

    // The same files give the same archive: a delivery that comes again is recognised.
    private static string Pack(string set, IEnumerable<string> paths, ScratchFolder folder)
    {
        var path = folder.PathOf(Path.GetFileName(set) is { Length: > 0 } name ? name + ".zip" : "CanReg5.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var file in paths.OrderBy(file => file, StringComparer.Ordinal))
        {
            var entry = zip.CreateEntry(Path.GetFileName(file), CompressionLevel.Fastest);
            entry.LastWriteTime = Stamp;
            using var content = File.OpenRead(file);
            using var packed = entry.Open();
            content.CopyTo(packed);
        }
        return path;
    }

    // Folder and name without the word of the table; null for a file that is none.
    private static string? SetOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var words = EncrName().IsMatch(name) ? EncrWord().Matches(name) : TableWord().Matches(name);
        if (Path.GetExtension(path).ToLowerInvariant() is not (".txt" or ".csv" or ".tsv") || words is not [var word]) return null;
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, (name[..word.Index] + name[(word.Index + word.Length)..]).Trim('_', '-', ' ', '.'));
    }

    [GeneratedRegex("(?<![A-Za-z])(patients?|tumou?rs?|sources?)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TableWord();

    [GeneratedRegex("(?<![A-Za-z])ENCR(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EncrName();

    [GeneratedRegex("(?<![A-Za-z])(incidence|mortality|population|life[ _-]?table)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EncrWord();
}

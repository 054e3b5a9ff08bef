using System.IO.Compression;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Formats;
using Registry.Import.Reading;

namespace Registry.Import.Annotating;

/// <summary>The copy of a zip of text tables: the same files under the same names, those that are parts of the batch annotated, the others as they were.</summary>
/// <remarks>A name that leads out of the archive, has signs no file system takes or stands twice is written clean. What the packing program added of itself
/// (folders of macOS, hidden files, the manifest of an export) does not come back. A CanReg5 export and the files of the JRC-ENCR protocol are joined while they are read; no row of theirs is a row of the batch, and beside
/// them stands a list of the reasons.</remarks>
internal static class AnnotatedArchive
{
    private const string ListName = "verdicts.csv";

    /// <summary>True when the archive has a table whose rows are rows of the batch.</summary>
    public static bool IsOne(string path, IReadOnlyList<FilePart> parts, ReadingOptions options)
    {
        using var archive = ArchiveFile.Open(path).Archive;
        return archive is not null && archive.Tables.Any(table => PartOf(table, parts, options) is not null);
    }

    /// <summary>Writes the copy.</summary>
    /// <param name="path">The archive as it was delivered.</param>
    /// <param name="parts">Its parts, named like the files in it.</param>
    /// <param name="options">As it was read.</param>
    /// <param name="annotation">What is written beside the rows.</param>
    /// <param name="catalogue">Words of the checks.</param>
    /// <param name="output">Where to; need not be seekable, stays open.</param>
    public static void Write(
        string path, IReadOnlyList<FilePart> parts, ReadingOptions options, Annotation annotation, CheckCatalogue catalogue, Stream output)
    {
        using var archive = ArchiveFile.Open(path).Archive!;
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var (written, names, leftOut) = (new HashSet<PartKind>(), new EntryNames(), new List<string>());
        foreach (var table in archive.Tables.Where(table => !IsOurList(table)))
            if (PartOf(table, parts, options) is { } part && TextEncoding.Detect(table.Path) is { } encoding && written.Add(part.Kind))
            {
                using var entry = zip.CreateEntry(names.Take(table.Name), CompressionLevel.Fastest).Open();
                AnnotatedText.Write(TextTable.OpenText(table.Path, encoding, options), part, RowNotes.Of(part, annotation, catalogue), annotation.Marker, entry);
            }
            else Keep(zip, names.Take(table.Name), table.Path);
        foreach (var (name, file) in archive.UnpackOthers())
            if (file is null) leftOut.Add(name);
            else Keep(zip, names.Take(name), file);
        var others = annotation.Verdicts.Where(verdict => verdict.Part is not { } kind || !written.Contains(kind)).Concat(leftOut.Select(TooLarge)).ToList();
        if (others.Count == 0) return;
        using var list = zip.CreateEntry(names.Take(ListName), CompressionLevel.Fastest).Open();
        AnnotatedFile.WriteList(others, annotation, catalogue, list);
    }

    private static void Keep(ZipArchive zip, string name, string path)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var content = File.OpenRead(path);
        content.CopyTo(entry);
    }

    private static Verdict TooLarge(string name) => FileVerdict.Info("F-ZIP-2", arguments: FileVerdict.Clean(name));

    // The list of an earlier copy goes: a new one takes its place.
    private static bool IsOurList((string Name, string Path) table)
    {
        if (Path.GetFileName(table.Name) is not { } name || !name.StartsWith(Path.GetFileNameWithoutExtension(ListName), StringComparison.OrdinalIgnoreCase)) return false;
        using var text = new StreamReader(table.Path);
        return text.ReadLine()?.StartsWith(WholeNotes.FirstHeader, StringComparison.Ordinal) == true;
    }

    private static FilePart? PartOf((string Name, string Path) table, IReadOnlyList<FilePart> parts, ReadingOptions options)
    {
        if (parts.FirstOrDefault(part => part.Name == table.Name) is not { } part) return null;
        return TextTable.Open(table.Path, table.Name, options).Table is { } text && CanRegTables.Recognise(text) is null && EncrTables.Recognise(text) is null
            && (PartNames.OfFile(table.Name) ?? PartOfTable.KindOf(text, options.Profile)) == part.Kind
            ? part : null;
    }
}

using System.IO.Compression;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Formats;
using Registry.Import.Reading;

namespace Registry.Import.Annotating;

/// <summary>The copy of a zip of text tables: the same files under the same names, those that are parts of the batch annotated, the others as they were.</summary>
/// <remarks>A CanReg5 export and the files of the JRC-ENCR protocol are joined while they are read; no row of theirs is a row of the batch, and beside
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
        var written = new HashSet<PartKind>();
        foreach (var table in archive.Tables)
        {
            using var entry = zip.CreateEntry(table.Name, CompressionLevel.Fastest).Open();
            if (PartOf(table, parts, options) is { } part && TextEncoding.Detect(table.Path) is { } encoding)
            {
                var text = TextTable.OpenText(table.Path, encoding, options);
                AnnotatedText.Write(text, part, RowNotes.Of(part, annotation, catalogue), annotation.Marker, entry);
                written.Add(part.Kind);
                continue;
            }
            using var content = File.OpenRead(table.Path);
            content.CopyTo(entry);
        }
        var others = annotation.Verdicts.Where(verdict => verdict.Part is not { } kind || !written.Contains(kind)).ToList();
        if (others.Count == 0) return;
        using var list = zip.CreateEntry(ListName, CompressionLevel.Fastest).Open();
        AnnotatedFile.WriteList(others, catalogue, list);
    }

    private static FilePart? PartOf((string Name, string Path) table, IReadOnlyList<FilePart> parts, ReadingOptions options)
    {
        if (parts.FirstOrDefault(part => part.Name == table.Name) is not { } part) return null;
        return TextTable.Open(table.Path, table.Name, options).Table is { } text && CanRegTables.Recognise(text) is null && EncrTables.Recognise(text) is null
            ? part : null;
    }
}

using System.IO.Compression;
using System.Xml.Linq;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Annotating;

/// <summary>The copy of a workbook: every entry of the archive as it is, the sheets of the parts with added cells, one sheet of notes.</summary>
/// <remarks>Sheets stream from archive to archive, so a large workbook costs no more memory than a small one.</remarks>
internal static class AnnotatedWorkbook
{
    /// <summary>Writes the copy of an .xlsx; what has only tables is first turned into one.</summary>
    /// <param name="path">The original.</param>
    /// <param name="tables">Its tables, or null for an .xlsx.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="annotation">What is written beside the rows.</param>
    /// <param name="catalogue">Words of the checks.</param>
    /// <param name="output">Where to.</param>
    public static void Write(
        string path, IReadOnlyList<Table>? tables, IReadOnlyList<FilePart> parts, Annotation annotation, CheckCatalogue catalogue, Stream output)
    {
        if (tables is null)
        {
            Annotate(path, parts, annotation, catalogue, output);
            return;
        }
        var modern = Path.GetTempFileName();
        try
        {
            ValueWorkbook.Write(tables, modern);
            Annotate(modern, parts, annotation, catalogue, output);
        }
        finally
        {
            File.Delete(modern);
        }
    }

    private static void Annotate(
        string path, IReadOnlyList<FilePart> parts, Annotation annotation, CheckCatalogue catalogue, Stream output)
    {
        using var original = ZipFile.OpenRead(path);
        using var copy = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var book = WorkbookParts.Read(original);
        var styles = book.Styles is { } entry ? FaultStyles.Read(original.GetEntry(entry)!) : null;
        var notes = WholeNotes.Table(annotation.Verdicts.Where(verdict => verdict.Row == 0), new(annotation), catalogue).ToList();
        var changed = WorkbookParts.WithNotesSheet(original, hasNotes: notes.Count > 1);
        if (styles is not null) changed[book.Styles!] = styles.Xml;
        foreach (var part in parts)
            if (book.Sheets.TryGetValue(part.Name, out var sheet))
                CopySheet(original.GetEntry(sheet)!, copy, part, RowNotes.Of(part, annotation, catalogue), annotation.Marker, styles);
        var done = parts.Select(part => book.Sheets.GetValueOrDefault(part.Name)).ToHashSet();
        foreach (var source in original.Entries.Where(source => !done.Contains(source.FullName) && source.FullName != WorkbookParts.NotesEntry))
            if (changed.TryGetValue(source.FullName, out var xml)) WriteXml(copy, source.FullName, xml);
            else CopyEntry(source, copy);
        if (notes.Count > 1) WriteXml(copy, WorkbookParts.NotesEntry, NotesSheet.Make(notes));
    }

    private static void CopySheet(ZipArchiveEntry source, ZipArchive copy, FilePart part, RowNotes notes, AnnotationMarker? marker, FaultStyles? styles)
    {
        var frame = SheetFrame.Read(source, part.AddedColumns);
        using var from = source.Open();
        using var to = copy.CreateEntry(source.FullName, CompressionLevel.Fastest).Open();
        new SheetAnnotator(frame, part.HeaderRow, notes, AnnotationColumns.HeadersWith(marker), styles).Copy(from, to);
    }

    private static void CopyEntry(ZipArchiveEntry source, ZipArchive copy)
    {
        using var from = source.Open();
        using var to = copy.CreateEntry(source.FullName, CompressionLevel.Fastest).Open();
        from.CopyTo(to);
    }

    private static void WriteXml(ZipArchive copy, string name, XDocument xml)
    {
        using var to = copy.CreateEntry(name, CompressionLevel.Fastest).Open();
        xml.Save(to, SaveOptions.DisableFormatting);
    }
}

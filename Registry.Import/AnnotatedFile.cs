using Registry.Core.Records;
using Registry.Import.Annotating;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import;

/// <summary>The copy of a delivered file that goes back to the registrar: everything as it was, with what was found beside each row.</summary>
/// <remarks>
/// A workbook keeps its cells, styles and other sheets, cells at fault are coloured (red error, yellow query); an .xls comes back as .xlsx
/// with its values, and so does a web page; a text file keeps its separator; GB18030 (GBK) stays that, every other encoding becomes UTF-8 with a byte order mark: either opens
/// in a Chinese Excel. The copy may be mended and delivered
/// again: the added columns are known and passed over. A zip comes back as a zip with each of its tables. Of a file that could not be read, of a CanReg5 or
/// JRC-ENCR archive and of XML there is only a list of the reasons.
/// Personal values stand in the copy where the registrar wrote them and nowhere else.
/// </remarks>
public static class AnnotatedFile
{
    /// <summary>Ending of the copy: .xlsx for workbooks, .zip for a zip of tables, .csv or .txt as delivered for text, .csv for the list of reasons.</summary>
    public static string ExtensionFor(string originalPath, ReadingOptions options)
    {
        using var file = BatchFile.Open(originalPath, options);
        var format = file.IsReadable && file.Parts.Count > 0 ? FileSignature.Recognise(originalPath).Format : FileFormat.Other;
        if (format is FileFormat.Xlsx || TablesOf(file) is not null) return ".xlsx";
        if (format == FileFormat.Zip && AnnotatedArchive.IsOne(originalPath, file.Parts, options)) return ".zip";
        return format != FileFormat.Text ? ".csv"
            : Path.GetExtension(options.FileName ?? originalPath) is { Length: > 0 } extension && !extension.StartsWith(".xls", StringComparison.OrdinalIgnoreCase)
                ? extension : ".csv";
    }

    /// <summary>Writes the copy.</summary>
    /// <param name="originalPath">The file as it was delivered.</param>
    /// <param name="options">As it was read.</param>
    /// <param name="annotation">What is written beside the rows.</param>
    /// <param name="catalogue">Words of the checks.</param>
    /// <param name="output">Where to; written synchronously, need not be seekable, stays open.</param>
    /// <exception cref="FileNotFoundException">The original is gone.</exception>
    /// <exception cref="ArgumentException">A verdict names a check that the catalogue does not have.</exception>
    public static void Write(string originalPath, ReadingOptions options, Annotation annotation, CheckCatalogue catalogue, Stream output)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(annotation);
        using var file = BatchFile.Open(originalPath, options);
        var verdicts = annotation.Verdicts;
        var format = file.IsReadable && file.Parts.Count > 0 && !IsBroken(verdicts) ? FileSignature.Recognise(originalPath).Format : FileFormat.Other;
        var tables = format == FileFormat.Other ? null : TablesOf(file);
        if (format == FileFormat.Text) WriteText(originalPath, options, file.Parts[0], annotation, catalogue, output);
        else if (format == FileFormat.Xlsx || tables is not null) AnnotatedWorkbook.Write(originalPath, tables, file.Parts, annotation, catalogue, output);
        else if (format == FileFormat.Zip && AnnotatedArchive.IsOne(originalPath, file.Parts, options))
            AnnotatedArchive.Write(originalPath, file.Parts, options, annotation, catalogue, output);
        else WriteList(verdicts.Count > 0 ? verdicts : file.FileVerdicts, annotation, catalogue, output);
    }

    // The tables of a file that is no workbook of today but can become one.
    private static IReadOnlyList<Table>? TablesOf(BatchFile file) => file.IsReadable && file.Tables.Count > 0 ? file.Tables : null;

    // Rows were read before the damage was met: what is left of the file cannot be copied either.
    private static bool IsBroken(IEnumerable<Verdict> verdicts) => verdicts.Any(verdict => verdict.CheckId is "F-OPEN-1" or "F-OPEN-6");

    internal static void WriteList(IEnumerable<Verdict> verdicts, Annotation annotation, CheckCatalogue catalogue, Stream output)
    {
        using var writer = new DelimitedWriter(output, ',');
        foreach (var row in WholeNotes.Table(verdicts, new(annotation), catalogue)) writer.Write(row.Select(SpreadsheetText.Guard));
    }

    private static void WriteText(
        string path, ReadingOptions options, FilePart part, Annotation annotation, CheckCatalogue catalogue, Stream output)
    {
        var text = TextTable.OpenText(path, TextEncoding.Detect(path)!, options);
        AnnotatedText.Write(text, part, RowNotes.Of(part, annotation, catalogue), annotation.Marker, output);
    }
}

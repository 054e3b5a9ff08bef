using Registry.Import.Reading;

namespace Registry.Import.Annotating;

/// <summary>The copy of a text file with the added columns: same separator, same rows in the same places; GB18030 where it came in that, else UTF-8.</summary>
/// <remarks>What the sender wrote stays as written, but for an apostrophe before what a spreadsheet would run as a formula: the copy is opened in one,
/// and reading takes the apostrophe away again.</remarks>
internal static class AnnotatedText
{
    /// <summary>Writes the copy. Rows that could not be taken apart keep their number of fields, so that they are refused again until mended.</summary>
    public static void Write(DelimitedText text, FilePart part, RowNotes notes, AnnotationMarker? marker, Stream output)
    {
        using var writer = new DelimitedWriter(output, text.Separator, text.Encoding);
        var (next, width) = (1, 0);
        foreach (var row in text.VerbatimRows())
        {
            for (; next < row.Row; next++) writer.WriteEmptyLine();
            next++;
            if (row.Row == part.HeaderRow) width = WidthOf(row);
            var fields = WithoutOurs(row, part.AddedColumns).ConvertAll(SpreadsheetText.GuardSent);
            if (row.Row == part.HeaderRow) writer.Write([.. fields.Take(width), .. AnnotationColumns.HeadersWith(marker)]);
            else if (row.Row < part.HeaderRow || (!row.IsMalformed && fields.TrueForAll(string.IsNullOrWhiteSpace))) writer.Write(fields);
            else writer.Write([.. row.IsMalformed || IsRefusedAgain(row, fields, width) ? fields : Fit(fields, width), .. notes.Of(row.Row).Select(SpreadsheetText.Guard)]);
        }
    }

    private static bool IsRefusedAgain(TableRow row, List<string?> fields, int width) => fields.Count < width && fields.Count < row.Values.Length;

    // A row that could not be taken apart carries our columns where it ended, not below their headers.
    private static List<string?> WithoutOurs(TableRow row, IReadOnlyCollection<int> added)
    {
        var ours = AnnotationColumns.Headers.Count;
        return added.Count > 0 && row.Values.Length >= ours && RowNotes.IsState(row.Values[^ours])
            ? [.. row.Values.Take(row.Values.Length - ours)]
            : [.. row.Values.Where((_, index) => !added.Contains(index))];
    }

    private static int WidthOf(TableRow header) =>
        header.Values.Where(name => name is null || !AnnotationColumns.IsOne(name)).ToList().FindLastIndex(name => !string.IsNullOrWhiteSpace(name)) + 1;

    // Empty fields behind the last header, or left out at the end, would push the added columns out of line.
    private static IEnumerable<string?> Fit(List<string?> fields, int width) =>
        fields.Count < width ? fields.Concat(Enumerable.Repeat<string?>(null, width - fields.Count))
        : fields.Skip(width).All(string.IsNullOrWhiteSpace) ? fields.Take(width) : fields;
}

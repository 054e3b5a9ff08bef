using System.Text;
using Registry.Report.Blocks;

namespace Registry.Report.Writers;

/// <summary>A table as CSV: one header line, numbers as printed but without thin spaces, marks as printed.</summary>
internal static class CsvText
{
    public static string Of(TableBlock table, ReportLanguage language)
    {
        if (table.GroupName is not { } groupName) return Of(table.Columns, [.. table.Rows], language);
        var rows = table.Groups.SelectMany(g =>
            g.Rows.Select(r => new Row([Cell.Of(g.Label ?? Bilingual.Same("")), .. r.Cells], r.IsTotal)));
        return Of([new(groupName, IsText: true), .. table.Columns], [.. rows], language);
    }

    public static string Of(IReadOnlyList<Column> columns, IReadOnlyList<Row> rows, ReportLanguage language)
    {
        var csv = new StringBuilder();
        Line(csv, columns.Select(c => c.FullHead.In(language)));
        foreach (var row in rows) Line(csv,
            row.Cells.Select(c => c.Value is null
                ? c.Text.In(language) : c.Text.Zh.Replace("\u2009", "", StringComparison.Ordinal)));
        return csv.ToString();
    }

    private static void Line(StringBuilder csv, IEnumerable<string> values) =>
        csv.AppendJoin(',', values.Select(Quote)).Append("\r\n");

    // A text that begins like a formula would be computed by a spreadsheet.
    private static string Quote(string value)
    {
        if (value.Length > 0 && value[0] is '=' or '+' or '@') value = "'" + value;
        return value.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

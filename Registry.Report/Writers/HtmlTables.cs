using System.Text.RegularExpressions;
using Registry.Report.Blocks;

namespace Registry.Report.Writers;

/// <summary>Writes a table as HTML with header cells that screen readers can follow.</summary>
internal static partial class HtmlTables
{
    /// <summary>A table of no more rows is not divided between pages.</summary>
    private const int RowsOfAPage = 32;

    /// <summary>Width, in Latin characters, of words that stay on one line.</summary>
    private const int ShortWords = 16;

    public static void Write(HtmlText html, TableBlock table)
    {
        var width = table.IsWide ? " wide" : table.Columns.Count > 9 ? " dense" : "";
        var keep = table.Rows.Count() <= RowsOfAPage ? " keep" : "";
        html.Line($"<div class=\"table{width}{keep}\" id=\"{table.Caption.Id}\"><div class=\"caption\" id=\"{table.Caption.Id}-caption\">");
        HtmlBlocks.WriteCaption(html, table.Caption, CsvText.Of(table, html.Language));
        html.Line($"</div><div class=\"scroll\"><table aria-labelledby=\"{table.Caption.Id}-caption\">");
        var places = Enumerable.Range(0, table.Columns.Count).Select(i => Place(table, i, html.Language)).ToList();
        Head(html, table.Columns, places);
        foreach (var group in table.Groups) Body(html, table, group, places);
        html.Line("</table></div>");
        if (table.Footnotes.Count > 0)
        {
            html.Line("<div class=\"notes\">");
            foreach (var note in table.Footnotes) html.Element("p", "", note);
            html.Line("</div>");
        }
        html.Line("</div>");
    }

    private static void Head(HtmlText html, IReadOnlyList<Column> columns, List<string> places)
    {
        var isDouble = columns.Any(c => c.Over is not null);
        html.Line("<thead><tr>");
        for (var i = 0; i < columns.Count; i++)
        {
            var over = columns[i].Over;
            if (over is null)
            {
                html.Line($"<th scope=\"col\"{(isDouble ? " rowspan=\"2\"" : "")}{places[i]}>{HeadWords(html, columns[i].Head)}</th>");
                continue;
            }
            var span = columns.Skip(i).TakeWhile(c => c.Over == over).Count();
            html.Line($"<th scope=\"colgroup\" colspan=\"{span}\" class=\"over\">{HeadWords(html, over)}</th>");
            i += span - 1;
        }
        html.Line("</tr>");
        if (isDouble)
        {
            html.Line("<tr>");
            for (var i = 0; i < columns.Count; i++)
                if (columns[i].Over is not null)
                    html.Line($"<th scope=\"col\"{places[i]}>{HeadWords(html, columns[i].Head)}</th>");
            html.Line("</tr>");
        }
        html.Line("</thead>");
    }

    private static void Body(HtmlText html, TableBlock table, RowGroup group, List<string> places)
    {
        html.Line("<tbody>");
        if (group.Label is { } label)
            html.Line($"<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{table.Columns.Count}\">{html.Words(label)}</th></tr>");
        foreach (var row in group.Rows)
        {
            var cells = row.Cells.Select((cell, i) =>
                i == 0
                    ? $"<th scope=\"row\"{places[0]}>{html.Words(cell.Text)}</th>"
                    : $"<td{places[i]}>{html.Words(cell.Text)}</td>");
            html.Line($"<tr{(row.IsTotal ? " class=\"total\"" : "")}>{string.Concat(cells)}</tr>");
        }
        html.Line("</tbody>");
    }

    // A head breaks before its unit, never inside it.
    private static string HeadWords(HtmlText html, Bilingual words) =>
        Unit().Replace(html.Words(words), "<wbr><span class=\"u\">$1</span>");

    [GeneratedRegex(@"(\((?:1/10万|%|per 100,000)\))")]
    private static partial Regex Unit();

    // Words stand left; short ones (area, sex, code) are never broken.
    private static string Place(TableBlock table, int column, ReportLanguage language)
    {
        if (!table.Columns[column].IsText) return "";
        var longest = table.Rows.SelectMany(r =>
            r.Cells[column].Text.Lines(language)).Select(Width).DefaultIfEmpty(0).Max();
        return longest <= ShortWords ? " class=\"l s\"" : " class=\"l\"";
    }

    private static int Width(string text) => text.Sum(c => c < '\u2E80' ? 1 : 2);
}

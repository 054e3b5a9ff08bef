using Registry.Report.Blocks;

namespace Registry.Report.Writers;

/// <summary>Writes a table as HTML with header cells that screen readers can follow.</summary>
internal static class HtmlTables
{
    public static void Write(HtmlText html, TableBlock table)
    {
        var width = table.IsWide ? " wide" : table.Columns.Count > 9 ? " dense" : "";
        html.Line($"<div class=\"table{width}\" id=\"{table.Caption.Id}\"><div class=\"caption\" id=\"{table.Caption.Id}-caption\">");
        HtmlBlocks.WriteCaption(html, table.Caption, CsvText.Of(table, html.Language));
        html.Line($"</div><div class=\"scroll\"><table aria-labelledby=\"{table.Caption.Id}-caption\">");
        Head(html, table.Columns);
        foreach (var group in table.Groups) Body(html, table, group);
        html.Line("</table></div>");
        if (table.Footnotes.Count > 0)
        {
            html.Line("<div class=\"notes\">");
            foreach (var note in table.Footnotes) html.Element("p", "", note);
            html.Line("</div>");
        }
        html.Line("</div>");
    }

    private static void Head(HtmlText html, IReadOnlyList<Column> columns)
    {
        var isDouble = columns.Any(c => c.Over is not null);
        html.Line("<thead><tr>");
        for (var i = 0; i < columns.Count; i++)
        {
            var over = columns[i].Over;
            if (over is null)
            {
                html.Line($"<th scope=\"col\"{(isDouble ? " rowspan=\"2\"" : "")}{Left(columns[i])}>{html.Words(columns[i].Head)}</th>");
                continue;
            }
            var span = columns.Skip(i).TakeWhile(c => c.Over == over).Count();
            html.Line($"<th scope=\"colgroup\" colspan=\"{span}\" class=\"over\">{html.Words(over)}</th>");
            i += span - 1;
        }
        html.Line("</tr>");
        if (isDouble)
        {
            html.Line("<tr>");
            foreach (var column in columns.Where(c => c.Over is not null))
                html.Line($"<th scope=\"col\"{Left(column)}>{html.Words(column.Head)}</th>");
            html.Line("</tr>");
        }
        html.Line("</thead>");
    }

    private static void Body(HtmlText html, TableBlock table, RowGroup group)
    {
        html.Line("<tbody>");
        if (group.Label is { } label)
            html.Line($"<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{table.Columns.Count}\">{html.Words(label)}</th></tr>");
        foreach (var row in group.Rows)
        {
            var cells = row.Cells.Select((cell, i) =>
                i == 0
                    ? $"<th scope=\"row\"{Left(table.Columns[0])}>{html.Words(cell.Text)}</th>"
                    : $"<td{Left(table.Columns[i])}>{html.Words(cell.Text)}</td>");
            html.Line($"<tr{(row.IsTotal ? " class=\"total\"" : "")}>{string.Concat(cells)}</tr>");
        }
        html.Line("</tbody>");
    }

    private static string Left(Column column) => column.IsText ? " class=\"l\"" : "";
}

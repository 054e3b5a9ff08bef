using System.Text;
using Registry.Report.Blocks;

namespace Registry.Report.Writers;

/// <summary>Writes the blocks of a chapter as HTML.</summary>
internal static class HtmlBlocks
{
    public static void Write(HtmlText html, ReportDocument report, Block block)
    {
        switch (block)
        {
            case Heading heading:
                html.Line($"<h{heading.Level + 1} id=\"{heading.Anchor}\"{(heading.StartsPage ? " class=\"page\"" : "")}>{HtmlWriter.Number(heading.Number)}{html.Words(heading.Title)}</h{heading.Level + 1}>");
                break;
            case Paragraph paragraph:
                html.Element("p", "", paragraph.Text);
                break;
            case BulletList list:
                html.Line("<ul>");
                foreach (var item in list.Items) html.Line($"<li>{html.Words(item)}</li>");
                html.Line("</ul>");
                break;
            case KeyFigures figures:
                Write(html, figures);
                break;
            case TableBlock table:
                HtmlTables.Write(html, table);
                break;
            case FigureBlock figure:
                Write(html, report, figure);
                break;
        }
    }

    private static void Write(HtmlText html, KeyFigures figures)
    {
        html.Line("<dl class=\"key\">");
        foreach (var item in figures.Items)
            html.Line($"<div><dt>{html.Words(item.Name)}</dt><dd><strong>{HtmlText.Escape(item.Value)}</strong>"
                + $"<small>{html.Words(item.Unit)}</small><em>{html.Words(item.Detail)}</em></dd></div>");
        html.Line("</dl>");
    }

    private static void Write(HtmlText html, ReportDocument report, FigureBlock block)
    {
        var caption = block.Caption;
        html.Line($"<figure id=\"{caption.Id}\">");
        html.Line(block.Figure.ToSvg(report.Language, caption.Id + "-svg", report.Font));
        html.Line("<figcaption>");
        WriteCaption(html, caption, CsvText.Of(block.Figure.Data.Columns, block.Figure.Data.Rows, report.Language));
        html.Line("</figcaption></figure>");
    }

    /// <summary>Number, words, and the data as a link that needs no server.</summary>
    public static void WriteCaption(HtmlText html, Caption caption, string csv)
    {
        var lines = caption.Title.Lines(html.Language);
        var labels = caption.Label.Lines(html.Language);
        for (var i = 0; i < labels.Count; i++)
        {
            var attribute = i == 1 ? " class=\"en\" lang=\"en\"" : "";
            html.Line($"<span{attribute}><b>{labels[i]}</b>&ensp;{HtmlText.Escape(lines[Math.Min(i, lines.Count - 1)])}</span>");
        }
        var data = Convert.ToBase64String([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)]);
        var label = HtmlText.Escape($"{caption.Label.In(html.Language)} CSV");
        html.Line($"<a class=\"data\" download=\"{caption.Id}.csv\" href=\"data:text/csv;base64,{data}\" aria-label=\"{label}\">CSV</a>");
    }
}

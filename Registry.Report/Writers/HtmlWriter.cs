using System.Text;
using Registry.Report.Blocks;

namespace Registry.Report.Writers;

/// <summary>Writes a report as one HTML file that needs nothing else: style and figures are inside, nothing is
/// fetched.</summary>
public static class HtmlWriter
{
    /// <summary>Writes the file as UTF-8 without a byte order mark.</summary>
    public static void Write(ReportDocument report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true);
        writer.Write(ToHtml(report));
    }

    /// <summary>The file as text.</summary>
    public static string ToHtml(ReportDocument report)
    {
        var html = new HtmlText(report.Language);
        html.Line("<!DOCTYPE html>");
        html.Line($"<html lang=\"{(report.Language == ReportLanguage.En ? "en" : "zh-CN")}\">");
        Head(html, report);
        html.Line("<body>");
        Cover(html, report);
        html.Line("<div class=\"layout\">");
        Contents(html, report);
        html.Line("<main>");
        WriteChapter(html, report, report.Summary, "summary");
        foreach (var chapter in report.Chapters) WriteChapter(html, report, chapter, "chapter");
        html.Line("</main></div>");
        html.Line("</body></html>");
        return html.ToString();
    }

    private static void Head(HtmlText html, ReportDocument report)
    {
        html.Line("<head><meta charset=\"utf-8\">");
        html.Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Line($"<title>{HtmlText.Escape(report.Title.In(report.Language))}</title>");
        html.Line($"<style>{Style()}</style></head>");
    }

    private static void Cover(HtmlText html, ReportDocument report)
    {
        html.Line("<header class=\"cover\"><div class=\"band\" aria-hidden=\"true\"><i></i><i></i></div>");
        html.Element("p", "over", report.Subtitle);
        html.Element("h1", "", report.Title);
        html.Line("<dl>");
        foreach (var fact in report.Facts)
            html.Line($"<div><dt>{html.Words(fact.Name)}</dt><dd>{html.Words(fact.Value)}</dd></div>");
        html.Line("</dl></header>");
    }

    private static void Contents(HtmlText html, ReportDocument report)
    {
        html.Line($"<nav class=\"toc\" aria-label=\"{HtmlText.Escape(new Bilingual("目录", "Contents").In(report.Language))}\">");
        html.Element("h2", "", new Bilingual("目录", "Contents"));
        html.Line("<ol>");
        Entry(html, report.Summary.Anchor, "", report.Summary.Title, [], report.Language);
        foreach (var chapter in report.Chapters)
            Entry(html, chapter.Anchor, chapter.Number, chapter.Title,
                [.. chapter.Blocks.OfType<Heading>().Where(h => h.Level == 2)], report.Language);
        html.Line("</ol></nav>");
    }

    private static void Entry(HtmlText html, string anchor, string number, Bilingual title,
        IReadOnlyList<Heading> sections, ReportLanguage language)
    {
        html.Line($"<li><a href=\"#{anchor}\"><b>{number}</b> {HtmlText.Escape(title.In(language))}</a>");
        if (sections.Count > 0)
        {
            html.Line("<ol>");
            foreach (var section in sections)
                html.Line($"<li><a href=\"#{section.Anchor}\"><b>{section.Number}</b> {HtmlText.Escape(section.Title.In(language))}</a></li>");
            html.Line("</ol>");
        }
        html.Line("</li>");
    }

    private static void WriteChapter(HtmlText html, ReportDocument report, Chapter chapter, string kind)
    {
        html.Line($"<section class=\"{kind}\" id=\"{chapter.Anchor}\">");
        html.Line($"<h2>{Number(chapter.Number)}{html.Words(chapter.Title)}</h2>");
        foreach (var block in chapter.Blocks) HtmlBlocks.Write(html, report, block);
        html.Line("</section>");
    }

    internal static string Number(string number) => number.Length == 0 ? "" : $"<span class=\"no\">{number}</span> ";

    private static string Style()
    {
        using var reader = new StreamReader(typeof(HtmlWriter).Assembly.GetManifestResourceStream("writers/report.css")!);
        return reader.ReadToEnd();
    }
}

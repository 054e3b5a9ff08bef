using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Registry.Report.Writers;

/// <summary>The workbook's first sheet: what the data are, what the marks mean, and which sheet holds which
/// table.</summary>
internal static class AboutSheet
{
    public static Worksheet Write(ReportDocument report)
    {
        var language = report.Language;
        var rows = new SheetData(WorkbookWriter.HeaderRow([new("项目", "Item"), new("内容", "Value"), new("注", "Notes")]));
        Line(rows, new Bilingual("标题", "Title").In(language), report.Title.In(language), report.Subtitle.In(language));
        foreach (var fact in report.Facts) Line(rows, fact.Name.In(language), fact.Value.In(language), "");
        foreach (var (mark, meaning) in Marks.Legend) Line(rows, mark, meaning.In(language), "");
        var links = new Hyperlinks();
        foreach (var table in report.Tables)
        {
            var name = WorkbookWriter.SheetName(table.Caption, language);
            Line(rows, name, table.Caption.Title.In(language),
                string.Join('\n', table.Footnotes.Select(n => n.In(language))));
            var row = rows.ChildElements.Count.ToString(CultureInfo.InvariantCulture);
            links.Append(new Hyperlink { Reference = $"A{row}", Location = $"'{name}'!A1", Display = name });
        }
        var sheet = new Worksheet(WorkbookWriter.Frozen(firstColumn: false), WorkbookWriter.Widths([24, 70, 90]), rows);
        if (links.HasChildren) sheet.Append(links);
        return sheet;
    }

    private static void Line(SheetData rows, string item, string value, string notes) =>
        rows.Append(new Row(WorkbookWriter.Words(item, WorkbookStyles.Title), WorkbookWriter.Words(value),
            WorkbookWriter.Words(notes)));
}

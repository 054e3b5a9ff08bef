using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Registry.Report.Blocks;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetColumn = DocumentFormat.OpenXml.Spreadsheet.Column;
using SheetRow = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Registry.Report.Writers;

/// <summary>Writes the tables of a report as one workbook: a sheet that says what the data are, then a sheet for each
/// table.</summary>
/// <remarks>Numbers are numbers at full precision with a format; a sheet begins with its header row and has no merged
/// cells.</remarks>
public static class WorkbookWriter
{
    /// <summary>Writes the workbook (.xlsx). The stream must be able to seek.</summary>
    public static void Write(ReportDocument report, Stream output)
    {
        using var workbook = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var book = workbook.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Stylesheet();
        var sheets = new Sheets();
        AddSheet(book, sheets, new Bilingual("说明", "About").In(report.Language), AboutSheet.Write(report));
        foreach (var table in report.Tables)
            AddSheet(book, sheets, SheetName(table.Caption, report.Language), Sheet(table, report.Language));
        book.Workbook = new Workbook(sheets);
    }

    /// <summary>Name of a table's sheet: 表4-1, Table 4-1.</summary>
    internal static string SheetName(Caption caption, ReportLanguage language) => caption.Label.In(language);

    internal static SheetCell Number(double value, NumberKind kind) =>
        new() { CellValue = new CellValue(value), DataType = CellValues.Number, StyleIndex = WorkbookStyles.Of(kind) };

    internal static SheetCell Words(string text, uint style = WorkbookStyles.Words) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    /// <summary>Columns of given widths, in characters.</summary>
    internal static Columns Widths(IEnumerable<double> widths) =>
        new(widths.Select((width, i) =>
            new SheetColumn { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true }));

    /// <summary>A view whose first row, and first column when asked, stay in sight.</summary>
    internal static SheetViews Frozen(bool firstColumn) =>
        new(new SheetView(new Pane
        {
            VerticalSplit = 1, HorizontalSplit = firstColumn ? 1 : null, TopLeftCell = firstColumn ? "B2" : "A2",
            ActivePane = firstColumn ? PaneValues.BottomRight : PaneValues.BottomLeft, State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 });

    private static void AddSheet(WorkbookPart book, Sheets sheets, string name, Worksheet sheet)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet;
        sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1,
            Name = name });
    }

    private static Worksheet Sheet(TableBlock table, ReportLanguage language)
    {
        List<Blocks.Column> columns = table.GroupName is { } name
            ? [new(name, IsText: true), .. table.Columns] : [.. table.Columns];
        var rows = new SheetData(HeaderRow(columns.Select(c => c.FullHead)));
        foreach (var group in table.Groups)
            foreach (var row in group.Rows)
            {
                var label = table.GroupName is null
                    ? [] : new[] { Words((group.Label ?? Bilingual.Same("")).In(language)) };
                rows.Append(new SheetRow(label.Concat(row.Cells.Select(c => Of(c, language)))));
            }
        return new(Frozen(firstColumn: true), Widths(columns.Select((c, i) => Width(c, i))), rows);
    }

    internal static SheetRow HeaderRow(IEnumerable<Bilingual> heads) =>
        new(heads.Select(h => Words(h.IsSame ? h.Zh : $"{h.Zh}\n{h.En}", WorkbookStyles.Header)));

    private static SheetCell Of(Blocks.Cell cell, ReportLanguage language) =>
        cell.Value is { } value ? Number(value, cell.Kind)
        : cell.Mark is not null ? Words(cell.Text.Zh, WorkbookStyles.Mark)
        : Words(cell.Text.In(language));

    private static double Width(Blocks.Column column, int place) => column.IsText || place == 0 ? 26 : 13;
}

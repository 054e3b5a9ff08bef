using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Registry.Import.Tests.Reading;

/// <summary>Writes small workbooks as registrars have them: texts, numbers, dates, formulas, errors.</summary>
internal sealed class TestWorkbook
{
    private readonly List<(string Name, List<(int Row, object?[] Cells)> Rows)> _sheets = [];

    public bool CountsFrom1904 { get; init; }

    /// <summary>Adds a sheet. A cell is text (string), number, date (DateTime), formula (<see cref="Formula"/>), error (<see cref="Error"/>) or null.</summary>
    public TestWorkbook Sheet(string name, params object?[][] rows) => Sheet(name, 1, rows);

    public TestWorkbook Sheet(string name, int firstRow, params object?[][] rows)
    {
        _sheets.Add((name, [.. rows.Select((cells, index) => (firstRow + index, cells))]));
        return this;
    }

    public string Save(string path)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.Workbook = new Workbook(new WorkbookProperties { Date1904 = CountsFrom1904 ? true : null }, new Sheets());
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        foreach (var (name, rows) in _sheets)
        {
            var part = book.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            foreach (var (number, cells) in rows) data.Append(MakeRow(number, cells));
            part.Worksheet = new Worksheet(data);
            book.Workbook.Sheets!.Append(new Sheet { Name = name, Id = book.GetIdOfPart(part), SheetId = (uint)book.Workbook.Sheets.Count() + 1 });
        }
        return path;
    }

    private Row MakeRow(int number, object?[] cells)
    {
        var row = new Row { RowIndex = (uint)number };
        for (var column = 0; column < cells.Length; column++)
            if (cells[column] is { } value)
                row.Append(MakeCell($"{(char)('A' + column)}{number}", value));
        return row;
    }

    private Cell MakeCell(string reference, object value) =>
        value switch
        {
            string text => new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) },
            DateTime date => new Cell { CellReference = reference, StyleIndex = 1, CellValue = new CellValue(Serial(date)) },
            ZeroPadded code => new Cell { CellReference = reference, StyleIndex = 2, CellValue = new CellValue(code.Number.ToString(CultureInfo.InvariantCulture)) },
            Formula formula => new Cell { CellReference = reference, CellFormula = new CellFormula(formula.Text), CellValue = new CellValue(formula.Stored), DataType = CellValues.String },
            Error error => new Cell { CellReference = reference, DataType = CellValues.Error, CellValue = new CellValue(error.Text) },
            _ => new Cell { CellReference = reference, CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) },
        };

    private string Serial(DateTime date) => (date.ToOADate() - (CountsFrom1904 ? 1462 : 0)).ToString(CultureInfo.InvariantCulture);

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "00" }),
            new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }));

    public sealed record Formula(string Text, string Stored);

    public sealed record Error(string Text);

    public sealed record ZeroPadded(int Number);
}

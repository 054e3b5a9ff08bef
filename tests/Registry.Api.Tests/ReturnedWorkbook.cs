using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Registry.Api.Tests;

/// <summary>A workbook as a registrar has it open: cells by row and heading, read and typed over.</summary>
internal sealed class ReturnedWorkbook : IDisposable
{
    private readonly SpreadsheetDocument _document;
    private readonly List<Row> _rows;
    private readonly List<string> _headings;

    public ReturnedWorkbook(string path, string sheet)
    {
        _document = SpreadsheetDocument.Open(path, isEditable: true);
        var book = _document.WorkbookPart!;
        var id = book.Workbook!.Sheets!.Elements<Sheet>().Single(one => one.Name == sheet).Id!;
        _rows = [.. ((WorksheetPart)book.GetPartById(id.Value!)).Worksheet!.Descendants<Row>()];
        _headings = [.. _rows[0].Elements<Cell>().Select(cell => cell.InnerText)];
    }

    /// <summary>Writes a workbook of one sheet of texts.</summary>
    public static string Write(string path, string sheet, string csv)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var part = book.AddNewPart<WorksheetPart>();
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, row) => new Row(
            line.Split(',').Select((text, column) => Typed(new Cell { CellReference = $"{(char)('A' + column)}{row + 1}" }, text))) { RowIndex = (uint)row + 1 });
        part.Worksheet = new Worksheet(new SheetData(rows));
        book.Workbook = new Workbook(new Sheets(new Sheet { Name = sheet, Id = book.GetIdOfPart(part), SheetId = 1 }));
        return path;
    }

    /// <summary>Rows, the headings included, whose cell under the heading says something that contains the words.</summary>
    public IEnumerable<int> RowsWhere(string heading, string says) =>
        Enumerable.Range(0, _rows.Count).Where(row => this[row, heading].Contains(says, StringComparison.Ordinal));

    public string this[int row, string heading]
    {
        get => CellOf(row, heading)?.InnerText ?? "";
        set => Typed(CellOf(row, heading) ?? throw new InvalidOperationException($"no cell {heading} in row {row}"), value);
    }

    public void Dispose() => _document.Dispose();

    private Cell? CellOf(int row, string heading)
    {
        var column = _headings.FindIndex(one => one.StartsWith(heading, StringComparison.Ordinal));
        Assert.That(column, Is.GreaterThanOrEqualTo(0), $"{heading} of {string.Join(", ", _headings)}");
        return _rows[row].Elements<Cell>().FirstOrDefault(cell => cell.CellReference == $"{(char)('A' + column)}{_rows[row].RowIndex}");
    }

    private static Cell Typed(Cell cell, string text)
    {
        (cell.DataType, cell.CellValue, cell.InlineString) = (CellValues.InlineString, null, new InlineString(new Text(text)));
        return cell;
    }
}

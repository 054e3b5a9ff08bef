using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Registry.Import.Annotating;

/// <summary>Writes the values of tables, such as the sheets of an .xls, as an .xlsx: every sheet, every row in its place; numbers stay numbers unless a zero or a digit would be lost.</summary>
internal static class ValueWorkbook
{
    /// <summary>Writes the new workbook.</summary>
    public static void Write(IEnumerable<Reading.Table> tables, string xlsxPath)
    {
        using var document = SpreadsheetDocument.Create(xlsxPath, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = PlainStyles();
        var sheets = new Sheets();
        foreach (var table in tables)
        {
            var part = book.AddNewPart<WorksheetPart>();
            WriteSheet(table, part);
            sheets.Append(new Sheet { Name = table.Name, Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1 });
        }
        book.Workbook = new Workbook(sheets);
    }

    private static void WriteSheet(Reading.Table table, WorksheetPart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        foreach (var row in table.Read(null).Where(row => !row.IsBlank))
        {
            writer.WriteStartElement(new Row { RowIndex = (uint)row.Row });
            for (var column = 0; column < row.Values.Length; column++)
                if (row.Values[column] is { } text)
                    writer.WriteElement(CellOf($"{Reading.Table.Letters(column)}{row.Row.ToString(CultureInfo.InvariantCulture)}", text, row.NumberCells.Has(column)));
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell CellOf(string reference, string text, bool isNumber) =>
        isNumber && text.Length <= 15 && (text.Length == 1 || text[0] != '0' || text[1] == '.') && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new Cell { CellReference = reference, CellValue = new CellValue(text) }
            : new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(SheetXml.Plain(text)) { Space = SpaceProcessingModeValues.Preserve }) };

    private static Stylesheet PlainStyles() =>
        new(
            new Fonts(new Font()), new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()), new CellStyleFormats(new CellFormat()), new CellFormats(new CellFormat()));
}

using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Registry.Report.Writers;

namespace Registry.Report.Tests;

public class WorkbookWriterTests
{
    private static readonly ReportDocument Report = AnnualReport.Write(InventedCube.Input(InventedCube.Province()),
        ReportLanguage.Both);

    [Test]
    public void IsValidInEveryLanguage([Values] ReportLanguage language)
    {
        using var workbook = Open(language);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(workbook).Take(5).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");
        Assert.That(errors, Is.Empty);
    }

    [Test]
    public void HasASheetForEachTableAndOneAboutThem()
    {
        using var workbook = Open(ReportLanguage.Zh);
        var names = Sheets(workbook).Select(s => s.Name!.Value).ToList();
        Assert.That(names, Is.EqualTo(Report.Tables.Select(t => t.Caption.Label.Zh).Prepend("说明")).And.Unique);
        Assert.That(names, Has.All.Length.LessThanOrEqualTo(31));
    }

    [Test]
    public void NumbersAreNumbersAtFullPrecision()
    {
        using var workbook = Open(ReportLanguage.Zh);
        var table = Report.Tables.Single(t => t.Caption.Id == "t4-1");
        var rows = Sheet(workbook, "表4-1").Descendants<Row>().Skip(1).ToList();
        foreach (var (row, printed) in rows.Zip(table.Rows))
            foreach (var (cell, expected) in row.Elements<Cell>().Zip(printed.Cells).Skip(2))
            {
                Assert.That(cell.DataType!.Value, Is.EqualTo(CellValues.Number));
                Assert.That(double.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture),
                    Is.EqualTo(expected.Value));
            }
    }

    [Test]
    public void HeadIsFrozenAndNothingIsMerged()
    {
        using var workbook = Open(ReportLanguage.En);
        foreach (var part in workbook.WorkbookPart!.WorksheetParts)
        {
            Assert.That(part.Worksheet!.Descendants<Pane>().Single().State!.Value, Is.EqualTo(PaneStateValues.Frozen));
            Assert.That(part.Worksheet!.Descendants<MergeCells>(), Is.Empty);
        }
    }

    [Test]
    public void AboutSheetNamesDataStateStandardsAndRanking()
    {
        using var workbook = Open(ReportLanguage.En);
        var words = string.Join('\n', Sheet(workbook, "About").Descendants<Text>().Select(t => t.Text));
        Assert.That(words, Does.Contain("DS-7").And.Contain("SEGI").And.Contain("Ranked by crude rate").And.Contain("Table 4-2"));
    }

    private static SpreadsheetDocument Open(ReportLanguage language)
    {
        var stream = new MemoryStream();
        WorkbookWriter.Write(Report with { Language = language }, stream);
        return SpreadsheetDocument.Open(stream, isEditable: false);
    }

    private static IEnumerable<Sheet> Sheets(SpreadsheetDocument workbook) =>
        workbook.WorkbookPart!.Workbook!.Descendants<Sheet>();

    private static Worksheet Sheet(SpreadsheetDocument workbook, string name) =>
        ((WorksheetPart)workbook.WorkbookPart!.GetPartById(Sheets(workbook).Single(s =>
            s.Name == name).Id!.Value!)).Worksheet!;
}

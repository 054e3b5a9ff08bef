using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;
using Item = Registry.Core.Records.Item;

namespace Registry.Import.Tests.Reading;

public sealed class AnnotatedFileTests
{
    private static readonly object?[] FbHeader = ["registr", "sex", "birthda", "inciden", "topo", "morp", "basi", "icd10"];
    private static readonly CheckCatalogue Catalogue = CheckCatalogue.Load();

    private static readonly Verdict[] Verdicts =
    [
        new("F-NUM-1", Severity.Error, PartKind.Incidence, 3, "A", Item.CaseNumber, "1*"),
        new("F-ENC-2", Severity.Query, PartKind.Incidence, 3, "H", Item.Icd10, null),
        new("F-ENC-2", Severity.Query, PartKind.Incidence, 4, "B", Item.Sex, null),
        new("F-SHT-1", Severity.Info, null, 0, null, null, null, "说明"),
    ];

    private TestFiles _files = null!;

    [SetUp]
    public void SetUp() => _files = new TestFiles();

    [TearDown]
    public void TearDown() => _files.Dispose();

    private string Annotate(string path, IReadOnlyCollection<Verdict> verdicts, string name)
    {
        using (var output = File.Create(_files.Path(name))) AnnotatedFile.Write(path, ReadingOptions.None, new() { Verdicts = verdicts }, Catalogue, output);
        return _files.Path(name);
    }

    private string SampleWorkbook() =>
        new TestWorkbook()
            .Sheet("FB", FbHeader, Case(1), Case(2), Case(3))
            .Sheet("说明", ["kept"])
            .Save(_files.Path("330100.xlsx"));

    private static object?[] Case(int number) => [$"{number}", 2, new DateTime(1949, 12, 31), "20230516", "C50.4", "8500", 7, "C50.4"];

    [Test]
    public void AWorkbookComesBackWithItsCellsAndOurs()
    {
        var copy = Annotate(SampleWorkbook(), Verdicts, "330100-back.xlsx");
        using var document = SpreadsheetDocument.Open(copy, isEditable: false);
        Assert.That(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => fault.Description), Is.Empty);
        var book = document.WorkbookPart!;
        Assert.That(book.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value), Is.EqualTo(new[] { "FB", "说明", "核查说明 notes" }));
        var rows = Rows(book, "FB");
        Assert.That(rows[0].Elements<Cell>().Skip(8).Select(cell => cell.InnerText), Is.EqualTo(AnnotationColumns.Headers));
        Assert.That(rows.Select(row => Text(row, "I")), Is.EqualTo(new[] { AnnotationColumns.Headers[0], "接收 accepted", "退回 returned", "待核实 query open" }));
        Assert.That(Text(rows[2], "J"), Is.EqualTo("F-NUM-1 F-ENC-2"));
        Assert.That(Text(rows[2], "L"), Does.StartWith("[A] A long number is stored as a number"));
        Assert.That((Colour(book, rows[2], "A"), Colour(book, rows[2], "H"), Colour(book, rows[3], "B"), Colour(book, rows[1], "A")), Is.EqualTo(("FFFFC7CE", "FFFFEB9C", "FFFFEB9C", (string?)null)));
    }

    [Test]
    public void ColourKeepsTheFormatOfTheCell()
    {
        var path = new TestWorkbook().Sheet("FB", FbHeader, Case(1)).Save(_files.Path("330100.xlsx"));
        var copy = Annotate(path, [new("F-NUM-1", Severity.Error, PartKind.Incidence, 2, "C", Item.BirthDate, null)], "330100-back.xlsx");
        using var file = TestFiles.Open(copy);
        Assert.That(TestFiles.RowsOf(file).Single()[Item.BirthDate], Is.EqualTo("1949-12-31"));
    }

    [Test]
    public void WhatComesBackIsAcceptedAndReadsTheSame()
    {
        var path = SampleWorkbook();
        var once = Annotate(path, Verdicts, "330100-1.xlsx");
        var twice = Annotate(once, Verdicts, "330100-2.xlsx");
        using var before = TestFiles.Open(path);
        foreach (var copy in new[] { once, twice })
        {
            using var after = TestFiles.Open(copy);
            Assert.That(TestFiles.Ids(after), Is.EqualTo(TestFiles.Ids(before)));
            Assert.That(TestFiles.RowsOf(after).Select(All), Is.EqualTo(TestFiles.RowsOf(before).Select(All)));
        }
        using var document = SpreadsheetDocument.Open(twice, isEditable: false);
        Assert.That(Rows(document.WorkbookPart!, "FB")[0].Elements<Cell>().Count(), Is.EqualTo(FbHeader.Length + AnnotationColumns.Headers.Count));
    }

    [TestCase(';', true)]
    [TestCase('\t', false)]
    public void ATextFileKeepsItsSeparatorRowsAndEncoding(char separator, bool isGb)
    {
        var header = string.Join(separator, FbHeader);
        var good = "2|19491231|20230516|C504|8500|7|C504".Replace('|', separator);
        var text = $"{header}\r\n\"1\na\"{separator}{good}\r\n\r\n2{separator}\"x{separator}示例䶮\r\n3{separator}{good}\r\n";
        var path = _files.Write("330100.csv", text, isGb ? TestFiles.Gb18030 : null);
        Verdict[] verdicts = [new("F-ROW-2", Severity.Error, PartKind.Incidence, 4, null, null, null)];
        var copy = Annotate(path, verdicts, "330100-back.csv");
        var bytes = File.ReadAllBytes(copy);
        Assert.That(bytes.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.GetPreamble()), Is.EqualTo(!isGb), "what came in GBK goes back in it, everything else in UTF-8");
        var lines = (isGb ? TestFiles.Gb18030 : Encoding.UTF8).GetString(bytes).Split("\r\n");
        Assert.That(lines[3], Does.StartWith($"2{separator}\"\"\"x\"{separator}示例䶮{separator}退回 returned{separator}F-ROW-2"));
        Assert.That(lines[2], Is.Empty);
        using var after = TestFiles.Open(copy);
        var rows = TestFiles.RowsOf(after);
        Assert.That(TestFiles.Ids(after), Is.Empty);
        Assert.That(rows.Select(row => (row.Row, row[Item.CaseNumber], row.IsMalformed)), Is.EqualTo(new[] { (2, "1\na", false), (4, null, true), (5, "3", false) }));
        var again = Annotate(copy, verdicts, "330100-again.csv");
        Assert.That(File.ReadAllText(again), Is.EqualTo(File.ReadAllText(copy)));
    }

    [Test]
    public void AWideSheetWithoutHeadersGetsThem()
    {
        var path = new TestWorkbook().Sheet("POP", 2, [.. Enumerable.Range(0, 19).Select(group => (object?[])[null, 100 + group, 100])]).Save(_files.Path("330100_2020.xlsx"));
        var copy = Annotate(path, [new("N-POP-3", Severity.Query, PartKind.Population, 5, "C", Item.Population, "100")], "330100_2020-back.xlsx");
        using var document = SpreadsheetDocument.Open(copy, isEditable: false);
        var rows = Rows(document.WorkbookPart!, "POP");
        Assert.That((rows.Count, Text(rows[0], "D"), Text(rows[4], "D")), Is.EqualTo((20, AnnotationColumns.Headers[0], "待核实 query open")));
        using var after = TestFiles.Open(copy);
        Assert.That((TestFiles.Ids(after), TestFiles.RowsOf(after, PartKind.Population).Count), Is.EqualTo(("", 38)));
    }

    [Test]
    public void OfAnUnreadableFileThereIsAList()
    {
        var path = _files.Write("330100.csv", "registr,sex\n1,2\n");
        using var file = TestFiles.Open(path);
        var copy = File.ReadAllText(Annotate(path, [.. file.FileVerdicts], "list.csv"));
        Assert.That(copy, Does.Contain("F-KIND-1").Or.Contain("F-HDR-1"));
        Assert.That(AnnotatedFile.ExtensionFor(path, ReadingOptions.None), Is.EqualTo(".csv"));
    }

    private static string All(FileRow row) => row.Row + string.Join('|', row.Layout.Items.Select(item => $"{item}={row[item]}"));

    private static List<Row> Rows(WorkbookPart book, string name)
    {
        var sheet = book.Workbook!.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name);
        return [.. ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>()];
    }

    private static string? Text(Row row, string column) => CellAt(row, column)?.InnerText;

    private static Cell? CellAt(Row row, string column) => row.Elements<Cell>().FirstOrDefault(cell => cell.CellReference == column + row.RowIndex);

    private static string? Colour(WorkbookPart book, Row row, string column)
    {
        var styles = book.WorkbookStylesPart!.Stylesheet!;
        var format = (CellFormat)styles.CellFormats!.ElementAt((int)(CellAt(row, column)!.StyleIndex?.Value ?? 0));
        return ((Fill)styles.Fills!.ElementAt((int)(format.FillId?.Value ?? 0))).PatternFill?.ForegroundColor?.Rgb?.Value;
    }
}

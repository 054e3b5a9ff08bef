using System.Text;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

/// <summary>Tables of one page come out of one pass over it when they are asked for in their order.</summary>
public sealed class MarkupCursorTests
{
    private int _passes, _open;

    [Test]
    public void TablesInTheirOrderAreOnePass()
    {
        using (var cursor = new MarkupCursor(Pages))
            for (var table = 0; table < 250; table += 2) Assert.That(Names(cursor, table), Is.EqualTo($"{table}.1 {table}.2"));
        Assert.That((_passes, _open), Is.EqualTo((1, 0)));
    }

    [Test]
    public void AnEarlierTableBeginsAnew_AndAReadingThatIsLeftKeepsNothingOpen()
    {
        using (var cursor = new MarkupCursor(Pages))
        {
            Assert.That(Names(cursor, 7), Is.EqualTo("7.1 7.2"));
            Assert.That(Names(cursor, 3), Is.EqualTo("3.1 3.2"));
            Assert.That(cursor.RowsOf(4, null).First().Values[0], Is.EqualTo("4.1"));
            Assert.That(Names(cursor, 4), Is.EqualTo("4.1 4.2"), "what another left is not gone on with");
            Assert.That(string.Join(' ', cursor.RowsOf(2, new ReadMeter(1)).Select(row => row.Values[0])), Is.EqualTo("2.1 2.2"), "a watched reading is a pass of its own");
            Assert.That(Names(cursor, 249), Is.EqualTo("249.1 249.2"));
        }
        Assert.That((_passes, _open), Is.EqualTo((4, 0)));
    }

    [Test]
    public void TheCopyOfAWorkbookOfManySheetsHasThemAll()
    {
        using var files = new TestFiles();
        var book = new StringBuilder("<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">");
        for (var sheet = 0; sheet < 200; sheet++) book.Append(Sheet($"S{sheet}", [[$"first {sheet}"], [$"second {sheet}"]]));
        book.Append(Sheet("FB", [["registr", "sex", "birthda", "inciden", "icd10", "basi"], ["1", "1", "19500203", "20230516", "C34.1", "7"]]));
        var path = files.Write("330106.xls", book.Append("</Workbook>").ToString());
        using (var copy = File.Create(files.Path("330106-copy.xlsx"))) AnnotatedFile.Write(path, ReadingOptions.None, new() { Verdicts = [] }, CheckCatalogue.Load(), copy);
        var sheets = WorkbookSheets.Open(files.Path("330106-copy.xlsx"), FileFormat.Xlsx).Sheets;
        Assert.That(sheets.Take(200).Select(sheet => string.Join(' ', sheet.Read(null).Select(row => row.Values[0]))), Is.EqualTo(Enumerable.Range(0, 200).Select(n => $"first {n} second {n}")));
    }

    [Test]
    public void EmptyCellsOfAllSheetsTogetherAreBounded()
    {
        var gap = new SheetGap();
        var rows = 0;
        Assert.That(
            () =>
            {
                for (; rows < 100_000; rows++)
                {
                    if (rows % 1000 == 0) gap.Take(1, 0);                   // a row with something in it, as every sheet may have
                    gap.Take(rows % 1000 + 1, GridTable.MostColumns);
                }
            },
            Throws.TypeOf<FileLimitException>());
        Assert.That((long)rows * GridTable.MostColumns, Is.LessThanOrEqualTo(400_000_000));
    }

    private static string Sheet(string name, string[][] rows) =>
        $"<Worksheet ss:Name=\"{name}\"><Table>"
        + string.Concat(rows.Select(row => $"<Row>{string.Concat(row.Select(cell => $"<Cell><Data ss:Type=\"String\">{cell}</Data></Cell>"))}</Row>")) + "</Table></Worksheet>";

    private static string Names(MarkupCursor cursor, int table) => string.Join(' ', cursor.RowsOf(table, null).Select(row => row.Values[0]));

    private IEnumerable<(int Table, TableRow? Row)> Pages(ReadMeter? meter)
    {
        _passes++;
        _open++;
        try
        {
            for (var table = 0; table < 250; table++)
                for (var row = 0; row < 3; row++) yield return (table, row == 0 ? null : new TableRow(row, [$"{table}.{row}"]));
        }
        finally
        {
            _open--;
        }
    }

    [SetUp]
    public void SetUp() => (_passes, _open) = (0, 0);
}

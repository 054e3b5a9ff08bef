using System.Text;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

/// <summary>Web pages and XML spreadsheets that are called .xls.</summary>
public sealed class MarkupTableTests
{
    private const string Page =
        "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={0}\"><title><table>x</title><style>td { color: red }</style></head><body>\r\n"
        + "<table border=1><!-- <tr><td>no</td></tr> --><tr><th colspan=9>某院肿瘤登记 &amp; 随访</th></tr>\r\n"
        + "<tr><td>登记编号</td><td>姓名</td><td>性别</td><td>出生日期</td><td>发病日期</td><td>解剖学部位</td><td>形态学</td><td>行为</td><td>诊断依据</td></tr>\r\n"
        + "<tr><td style='mso-number-format:\"\\@\"'>0001</td><td>示例&nbsp;甲</td><td>1</td><td>1950-02-03</td><td>2023-05-16</td><td>C34.1</td><td>8140</td><td>3</td><td>7</td></tr>\r\n"
        + "<TR><TD>0002<TD>示例乙<TD>2<TD>19510203<TD>20230517<TD>C50.4<TD>8500<TD>3<TD>7\r\n</table><script>if (a < b) document.write('<table><tr><td>evil')</script></body></html>";

    private TestFiles _files = null!;

    [SetUp]
    public void SetUp() => _files = new();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [TestCase("gb2312", "GB18030")]
    [TestCase("GBK", "GB18030")]
    [TestCase("utf-8", "UTF-8")]
    public void AWebPageIsReadInItsEncoding(string charset, string name)
    {
        var encoding = name == "UTF-8" ? new UTF8Encoding(false) : TestFiles.Gb18030;
        using var file = TestFiles.Open(_files.Write("330106_FB.xls", Page.Replace("{0}", charset, StringComparison.Ordinal), encoding));
        var rows = TestFiles.RowsOf(file);
        Assert.That(rows.Select(row => $"{row.Row} {row[Item.CaseNumber]} {row[Item.Name]} {row[Item.Topography]} {row[Item.Basis]}"),
            Is.EqualTo(new[] { "3 0001 示例 甲 C34.1 7", "4 0002 示例乙 C50.4 7" }));
        Assert.That(file.ReadAs.En, Does.StartWith($"HTML, {name}"));
    }

    [Test]
    public void WhatThePageSaysDecidesWhereBothEncodingsAreValid()
    {
        var page = "<html><meta charset=gb2312><table><tr><td>registr<td>sex<td>birthda<td>inciden<td>icd10<td>basi<td>hospital<tr><td>1<td>1<td>1950<td>2023<td>C34.1<td>7<td>联通</table>";
        using var file = TestFiles.Open(_files.Write("330106_FB.xls", page, TestFiles.Gb18030));
        Assert.That(TestFiles.RowsOf(file).Single()[Item.Hospital], Is.EqualTo("联通"));
    }

    [Test]
    public void ScriptsArePassedOver_AndALessThanSignIsText()
    {
        using var file = TestFiles.Open(_files.Write("330106_FB.xls",
            "<html><script>var s = a<b && c=\"x> '</table>';</script><table><tr><td>registr<td>sex<td>birthda<td>inciden<td>icd10<td>basi<td>hospital<tr><td>1<td>1<td>1950<td>2023<td>C34.1<td>7<td>a < b &lt; c<STYLE>td > a { }</STYLE></table>"));
        Assert.That(TestFiles.RowsOf(file).Single()[Item.Hospital], Is.EqualTo("a < b < c"));
    }

    [Test]
    public void MergedCellsKeepTheColumnsInTheirPlaces()
    {
        using var file = TestFiles.Open(_files.Write("330106_FB.xls",
            "<table><tr><td>registr</td><td>sex</td><td>birthda</td><td colspan=2>inciden</td><td>icd10</td><td>basi</td></tr>"
            + "<tr><td rowspan=2>7</td><td>1</td><td>1950</td><td>2023</td><td>x</td><td>C34.1</td><td>7</td></tr>"
            + "<tr><td>2</td><td>1951</td><td>2022</td><td><table><tr><td>inner</td></tr></table></td><td>C50.4</td><td>6</td></tr></table>"));
        Assert.That(TestFiles.RowsOf(file).Select(row => $"{row[Item.CaseNumber] ?? "·"} {row[Item.Sex]} {row[Item.IncidenceDate]} {row[Item.Icd10]} {row[Item.Basis]}"),
            Is.EqualTo(new[] { "7 1 2023 C34.1 7", "· 2 2022 C50.4 6" }));
    }

    [Test]
    public void TheTablesOfALayoutAreNotTaken_AndTwoKindsAreTwoParts()
    {
        const string Cases = "<table><tr><td>registr<td>sex<td>birthda<td>inciden<td>icd10<td>basi<tr><td>1<td>1<td>1950<td>2023<td>C34.1<td>7</table>";
        const string Deaths = "<table><tr><td>registr<td>sex<td>birthda<td>deathda<td>根本死因<tr><td>1<td>1<td>1950<td>2023<td>C34.1</table>";
        using var file = TestFiles.Open(_files.Write("330106.xls", $"<html><table><tr><td>menu<td>logo</table>{Deaths}{Cases}</html>"));
        Assert.That(file.Parts.Select(part => part.Kind), Is.EquivalentTo(new[] { PartKind.Incidence, PartKind.Death }));
        Assert.That(file.IsReadable, Is.True, TestFiles.Ids(file));
    }

    [TestCase("<html><frameset><frame src=\"sheet001.htm\"></frameset></html>", "F-OPEN-3")]
    [TestCase("<html><body>no table", "F-OPEN-3")]
    [TestCase("<table><tr><td>a<td>b</table>", "F-KIND-1")]
    [TestCase("<table", "F-OPEN-3")]
    public void APageWithoutSuchATableIsRefused(string page, string check)
    {
        using var file = TestFiles.Open(_files.Write("330106.xls", page));
        Assert.That(TestFiles.Ids(file), Is.EqualTo(check));
    }

    [TestCase("<html><table><tr><td>{0}", 2_000_000)]
    [TestCase("<html><table><tr><td class=\"{0}\">x", 200_000)]
    [TestCase("<html><table><tr>{0:<td>x}", 20_000)]
    [TestCase("<html>{0:<table>}", 100)]
    [TestCase("<html><table><tr>{0:<td><table>}", 100)]
    [TestCase("<html>{0:<table><tr><td>x</table>}", 300)]
    [TestCase("<html><table><tr>{0:<td rowspan=9>x}", 2000)]
    public void APageBeyondAllMeasureIsRefused(string page, int times)
    {
        var unit = page.Contains("{0}", StringComparison.Ordinal) ? "x" : page[(page.IndexOf("{0:", StringComparison.Ordinal) + 3)..page.LastIndexOf('}')];
        var start = page[..page.IndexOf("{0", StringComparison.Ordinal)];
        using var file = TestFiles.Open(_files.Write("330106.xls", start + string.Concat(Enumerable.Repeat(unit, times))));
        Assert.That(TestFiles.Ids(file), Is.EqualTo(page.Contains("{0:<table>}", StringComparison.Ordinal) ? "F-OPEN-3" : "F-OPEN-6"));
    }

    [Test]
    public void AnXmlSpreadsheetIsRead()
    {
        using var file = TestFiles.Open(_files.Write("330106.xls", Workbook(
            "<Worksheet ss:Name=\"FB\"><Table><Row ss:Index=\"3\">" + Cells("registr", "sex", "birthda", "inciden", "topo", "morp", "beha", "basi", "id") + "</Row>"
            + "<Row><Cell><Data ss:Type=\"String\">01</Data></Cell><Cell><Data ss:Type=\"Number\">1</Data></Cell><Cell><Data ss:Type=\"DateTime\">1950-02-03T00:00:00.000</Data></Cell>"
            + "<Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\"><B>2023</B>0516</ss:Data></Cell><Cell ss:Index=\"6\"><Data ss:Type=\"Number\">8140</Data></Cell><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell>"
            + "<Cell><Data ss:Type=\"Number\">7</Data></Cell><Cell><Data ss:Type=\"Number\">1.1010519491231E+17</Data></Cell></Row></Table></Worksheet><Worksheet ss:Name=\"Sheet2\"><Table/></Worksheet>")));
        var row = TestFiles.RowsOf(file).Single();
        Item[] items = [Item.CaseNumber, Item.Sex, Item.BirthDate, Item.IncidenceDate, Item.Topography, Item.Morphology, Item.Behaviour, Item.Basis];
        Assert.That($"{row.Row} {string.Join(' ', items.Select(item => row[item] ?? "·"))}", Is.EqualTo("4 01 1 1950-02-03 20230516 · 8140 · 7"));
        Assert.That(row.Problems.Select(problem => problem.CheckId), Is.EqualTo(new[] { "F-NUM-1" }));
        Assert.That(file.ReadAs.En, Does.StartWith("XML spreadsheet 2003"));
    }

    [TestCase("<Worksheet ss:Name=\"FB\"><Table><Row ss:Index=\"2000000000\"><Cell><Data ss:Type=\"String\">x</Data></Cell></Row></Table></Worksheet>")]
    [TestCase("<Worksheet ss:Name=\"FB\"><Table><Row><Cell ss:Index=\"9999999\"><Data ss:Type=\"String\">x</Data></Cell></Row></Table></Worksheet>")]
    [TestCase("<Worksheet ss:Name=\"FB\"><Table><Row><Cell ss:MergeAcross=\"999999999999\"><Data ss:Type=\"String\">x</Data></Cell></Row></Table></Worksheet>")]
    public void AnXmlSpreadsheetBeyondAllMeasureIsRefused(string sheets)
    {
        using var file = TestFiles.Open(_files.Write("330106.xls", Workbook(sheets)));
        Assert.That(TestFiles.Ids(file), Is.EqualTo("F-OPEN-6"));
    }

    // 250 tables of 20 rows, all of which are kept: each row would have 131 KB of cells, 655 MB in all and as much again whenever a
    // table is looked at. A page is read from its beginning for each of its tables, which costs 4 MB of short-lived texts here.
    [TestCase("html", "<tr><td colspan=16384>x</tr>", "")]
    [TestCase("html", "<tr><td colspan=16383>x<td>y</tr>", "F-OPEN-6")]
    [TestCase("xml", "<Row><Cell ss:MergeAcross=\"16383\"><Data ss:Type=\"String\">x</Data></Cell></Row>", "")]
    [TestCase("xml", "<Row><Cell><Data ss:Type=\"String\">x</Data></Cell><Cell ss:Index=\"16384\"><Data ss:Type=\"String\">y</Data></Cell></Row>", "F-OPEN-6")]
    public void MergedCellsOfManyTablesCostLittleMemory(string kind, string row, string check)
    {
        var rows = string.Concat(Enumerable.Repeat(row, 20));
        var path = _files.Write("330106_FB.xls", kind == "html"
            ? "<html>" + string.Concat(Enumerable.Repeat($"<table>{rows}</table>", 250)) + "<table><tr><td>registr<td>sex<td>birthda<td>inciden<td>icd10<td>basi<tr><td>1<td>1<td>1950<td>2023<td>C34.1<td>7</table>"
            : Workbook(string.Concat(Enumerable.Range(0, 250).Select(sheet => $"<Worksheet ss:Name=\"S{sheet}\"><Table>{rows}</Table></Worksheet>"))
                + "<Worksheet ss:Name=\"FB\"><Table><Row>" + Cells("registr", "sex", "birthda", "inciden", "icd10", "basi") + "</Row><Row>" + Cells("1", "1", "1950", "2023", "C34.1", "7") + "</Row></Table></Worksheet>"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = TestFiles.Open(path);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan((kind == "html" ? 1200L : 120L) << 20));
        if (check.Length > 0) Assert.That(TestFiles.Ids(file), Does.Contain(check));
        else Assert.That(TestFiles.RowsOf(file).Single()[Item.Icd10], Is.EqualTo("C34.1"), TestFiles.Ids(file));
    }

    [Test]
    public void MergedCellsWithoutEndAreRefused()
    {
        using var file = TestFiles.Open(_files.Write("330106_FB.xls", "<html><table>" + string.Concat(Enumerable.Repeat("<tr><td colspan=16384>x</tr>", 7_000))));
        Assert.That(file.FileVerdicts.Select(verdict => $"{verdict.CheckId} {verdict.Arguments}"), Has.Some.StartsWith("F-OPEN-6").And.Some.Contain("100 million cells merged"));
    }

    [TestCase("html")]
    [TestCase("xml")]
    public void TheAnnotatedCopyIsAWorkbookAndReadsTheSame(string kind)
    {
        var path = _files.Write("330106_FB.xls", kind == "html" ? Page.Replace("{0}", "utf-8", StringComparison.Ordinal) : Workbook(
            "<Worksheet ss:Name=\"FB\"><Table><Row>" + Cells("registr", "sex", "birthda", "inciden", "icd10", "basi") + "</Row><Row>" + Cells("007", "1", "19500203", "20230516", "C34.1", "x") + "</Row></Table></Worksheet>"));
        var catalogue = CheckCatalogue.Load();
        using var file = TestFiles.Open(path);
        var verdicts = ImportPipeline.Judge(file.Parts.Single(), Checks.ExamplePart.Context(checks: catalogue)).SelectMany(row => row.Verdicts).ToList();
        Assert.That(AnnotatedFile.ExtensionFor(path, ReadingOptions.None), Is.EqualTo(".xlsx"));
        using (var copy = File.Create(_files.Path("330106_FB_copy.xlsx"))) AnnotatedFile.Write(path, ReadingOptions.None, new() { Verdicts = verdicts }, catalogue, copy);
        using var again = TestFiles.Open(_files.Path("330106_FB_copy.xlsx"));
        Assert.That(TestFiles.RowsOf(again).Select(Texts), Is.EqualTo(TestFiles.RowsOf(file).Select(Texts)));
    }

    private static string Texts(FileRow row) => $"{row.Row}: {string.Join(' ', row.Layout.Items.Select(item => row[item]))}";

    private static string Cells(params string[] texts) => string.Concat(texts.Select(text => $"<Cell><Data ss:Type=\"String\">{text}</Data></Cell>"));

    private static string Workbook(string sheets) =>
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:html=\"http://www.w3.org/TR/REC-html40\">"
        + $"<Styles><Style ss:ID=\"s1\"/></Styles>{sheets}</Workbook>";
}

using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;
using static Registry.Import.Tests.Reading.TestWorkbook;

namespace Registry.Import.Tests.Reading;

public sealed class WorkbookTests
{
    private static readonly object?[] FbHeader = ["registr", "id", "sex", "birthda", "inciden", "topo", "morp", "basi", "icd10", "trib"];
    private static readonly object?[] SwHeader = ["registr", "sex", "birthda", "deathda", "icd10"];
    private static readonly object?[] PopHeader = ["year", "sex", "agegroup", "popu", "death"];
    private TestFiles _files = null!;

    [SetUp]
    public void SetUp() => _files = new TestFiles();

    [TearDown]
    public void TearDown() => _files.Dispose();

    private BatchFile Open(TestWorkbook workbook, string name = "330100.xlsx") => TestFiles.Open(workbook.Save(_files.Path(name)));

    [Test]
    public void ReadsTheThreeSheetsOfASubmission()
    {
        using var file = Open(new TestWorkbook()
            .Sheet(" pop ", PopHeader, [2023, 1, "0", 4012, 18], [2023, 2, "0", 3900, 11])
            .Sheet("死亡", SwHeader, ["1", 2, "1949-12-31", "2023-11-20", "C50.4"])
            .Sheet("Fb", FbHeader, ["1", "11010519491231002X", 2, "1949-12-31", "2023-05-16", "C50.4", "8500", 7, "C50.4", "01"])
            .Sheet("说明", ["any text"]));
        Assert.That(TestFiles.Ids(file), Is.EqualTo("F-SHT-1"), file.ReadAs.En);
        Assert.That(file.Parts.Select(part => part.Kind), Is.EqualTo(new[] { PartKind.Incidence, PartKind.Death, PartKind.Population }));
        var row = TestFiles.RowsOf(file).Single();
        Assert.That((row[Item.IdNumber], row[Item.Basis], row.IsNumberCell(Item.Basis), row.Layout.ColumnOf(Item.Basis)), Is.EqualTo(("11010519491231002X", "7", true, "H")));
        Assert.That(TestFiles.RowsOf(file, PartKind.Population).Select(r => r[Item.AgeGroup]), Is.EqualTo(new[] { "0", "0" }));
    }

    private static readonly TestCaseData[] CellsAsText =
    [
        new TestCaseData(Item.Topography, "C34.1", "C34.1").SetName("Topography as text"),
        new TestCaseData(Item.Topography, 341, "341").SetName("Topography as a whole number"),
        new TestCaseData(Item.Topography, 34.1, "34.1").SetName("Topography as a number"),
        new TestCaseData(Item.Morphology, 8140, "8140").SetName("Morphology as a number"),
        new TestCaseData(Item.CaseNumber, 234330100000001, "234330100000001").SetName("Fifteen digits as a number"),
        new TestCaseData(Item.Ethnicity, new ZeroPadded(1), "01").SetName("Leading zero of the cell format"),
        new TestCaseData(Item.BirthDate, new DateTime(1949, 12, 31), "1949-12-31").SetName("Date cell"),
        new TestCaseData(Item.BirthDate, 18264, "1950-01-01").SetName("Date serial without a format"),
        new TestCaseData(Item.BirthDate, 19491231, "19491231").SetName("Date as a number"),
        new TestCaseData(Item.BirthDate, 1950, "1950").SetName("Year alone is no serial"),
        new TestCaseData(Item.IncidenceDate, new DateTime(2023, 5, 16, 8, 30, 0), "2023-05-16 08:30:00").SetName("Date with a time"),
        new TestCaseData(Item.Icd10, new Formula("F2", "C50.4"), "C50.4").SetName("Formula gives its stored value"),
        new TestCaseData(Item.Icd10, new Error("#N/A"), null).SetName("Error cell is missing"),
        new TestCaseData(Item.Icd10, " NULL ", "NULL").SetName("Word for missing stays"),
        new TestCaseData(Item.Icd10, "　C61　", "C61").SetName("Wide spaces around"),
        new TestCaseData(Item.Icd10, "'C61\u200B", "C61").SetName("Apostrophe and an invisible character"),
    ];

    [TestCaseSource(nameof(CellsAsText))]
    public void NoCodeIsChangedByItsCell(Item item, object cell, string? text)
    {
        var cells = FbHeader.Select(header => ItemCatalogue.FindHeader((string)header!)!.Value.Item == item ? cell : "x").ToArray();
        using var file = Open(new TestWorkbook().Sheet("FB", FbHeader, cells));
        Assert.That(TestFiles.RowsOf(file).Single()[item], Is.EqualTo(text));
    }

    [TestCase("1949-12-31")]
    [TestCase("1904-01-02")]
    [TestCase("2023-02-28")]
    public void KnowsTheYear1904(string day)
    {
        var date = DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        using var file = Open(new TestWorkbook { CountsFrom1904 = true }.Sheet("FB", FbHeader, ["1", null, 1, date, date.ToOADate() - 1462, null, null, 7, "C61"]));
        var row = TestFiles.RowsOf(file).Single();
        Assert.That(row[Item.BirthDate], Is.EqualTo(day));
        if (date.Year > 1920) Assert.That(row[Item.IncidenceDate], Is.EqualTo(day), "without a date format");
    }

    [Test]
    public void AnIdThatBecameANumberIsLostAndSaidSo()
    {
        using var file = Open(new TestWorkbook().Sheet("FB", FbHeader, ["1", 440524188001010014, 1, "18800101", "20230802", "C34.1", "8140", 7, "C34.1"]));
        var problem = TestFiles.RowsOf(file).Single().Problems.Single();
        Assert.That((problem.CheckId, problem.Column, problem.Row, problem.Severity), Is.EqualTo(("F-NUM-1", "B", 2, Severity.Error)));
        Assert.That(problem.Value, Does.Not.Contain("4052"));
    }

    [TestCase(19, "C01.9", "")]
    [TestCase(20, "C02.0", "")]
    [TestCase(8.1, "C08.1", "")]
    [TestCase(341, "C34.1", "")]
    [TestCase(34.1, "C34.1", "")]
    [TestCase(34, null, "O-TOPO-1", TestName = "34.0 is not C34.9")]
    [TestCase(40, null, "O-TOPO-1", TestName = "040 or 40.0")]
    [TestCase(5, null, "O-TOPO-1", TestName = "005 or 05.0")]
    [TestCase("34", null, "O-TOPO-1", TestName = "Two digits without their letter")]
    [TestCase("C34", "C34.9", "O-TOPO-3")]
    public void ATopographyThatBecameANumberIsReadOnlyWhenItHasOneReading(object cell, string? code, string check)
    {
        using var file = Open(new TestWorkbook().Sheet("FB", FbHeader, ["1", null, 1, "19500203", "20230516", cell, "8140", 7, "C34.1", "01"]));
        var context = new JudgingContext { Registry = "330100", Checks = CheckCatalogue.Load(), Today = new(2024, 12, 31) };
        var row = ImportPipeline.Judge(file.Parts.Single(), context).First();
        Assert.That(row.Case?.Topography?.Code, Is.EqualTo(code));
        Assert.That(string.Join(' ', row.Verdicts.Select(verdict => verdict.CheckId).Where(id => id is "O-TOPO-1" or "O-TOPO-3")), Is.EqualTo(check));
    }

    [Test]
    public void SaysHowFarItHasReadOverTheSheets()
    {
        object?[] death = ["1", 2, "1949-12-31", "2023-11-20", "C50.4"];
        object?[] tumour = ["1", null, 2, "1949-12-31", "2023-05-16", "C50.4", "8500", 7, "C50.4", "01"];
        using var file = Open(new TestWorkbook().Sheet("FB", [FbHeader, .. Enumerable.Repeat(tumour, 99)]).Sheet("SW", [SwHeader, .. Enumerable.Repeat(death, 99)]));
        var fractions = file.Parts.SelectMany(part => part.Rows()).Select(_ => file.FractionRead).ToList();
        Assert.That((fractions[98], fractions[148], fractions[^1]), Is.EqualTo(((double?)0.5, (double?)0.755, (double?)1.0)));
    }

    [Test]
    public void FindsTheHeaderBelowATitleAndKeepsRowNumbers()
    {
        using var file = Open(new TestWorkbook().Sheet("FB", 4, ["2023 年发病资料"], [], FbHeader, ["1", null, 1, "19500101", "20230101", null, null, 7, "C61"], [], [null, " "], ["2", null, 1, "19500101", "20230101", null, null, 7, "C61"]));
        Assert.That(TestFiles.RowsOf(file).Select(row => (row.Row, row[Item.CaseNumber])), Is.EqualTo(new[] { (7, "1"), (10, "2") }));
    }

    [Test]
    public void SaysEverythingThatIsWrongAtOnce()
    {
        using var file = Open(new TestWorkbook().Sheet("FB", ["registr", "sex", "sex"]).Sheet("SW", []).Sheet("发病", ["x"]).Sheet("POP", ["a", "b"]));
        Assert.That(file.FileVerdicts.Select(verdict => verdict.CheckId), Is.SupersetOf(new[] { "F-SHT-4", "F-SHT-2", "F-HDR-1" }));
        Assert.That(file.IsReadable, Is.False);
    }

    [Test]
    public void AWorkbookWithoutKnownSheetsIsRefusedUnlessItsOnlySheetSpeaksForItself()
    {
        using var unknown = Open(new TestWorkbook().Sheet("Sheet1", ["a"]).Sheet("Sheet2", ["b"]));
        Assert.That(TestFiles.Ids(unknown), Does.Contain("F-SHT-3"));
        using var known = Open(new TestWorkbook().Sheet("Sheet1", FbHeader, ["1", null, 1, "19500101", "20230101", null, null, 7, "C61"]), "330106.xlsx");
        Assert.That((TestFiles.Ids(known), known.Parts.Single().Kind), Is.EqualTo(("", PartKind.Incidence)));
    }

    [TestCase("2023年发病", "死亡SW", "POP", "", ExpectedResult = "Incidence Death Population")]
    [TestCase("FB", "FB说明", "人口", "x", ExpectedResult = "Incidence - Population -")]
    [TestCase("发病1", "发病2", "SW", "x", ExpectedResult = "- - Death -")]
    public string SheetNamesMaySayMore(params string[] names) =>
        string.Join(' ', PartNames.OfSheets([.. names.Where(name => name.Length > 0)]).Select(kind => kind?.ToString() ?? "-"));

    [Test]
    public void WhatIsWrittenIsWhatIsRead()
    {
        var random = new Random(20231);
        string[] alphabet = ["C", "3", "4", ".", "0", "1", "䶮", "示", "<", "&", "\"", "´", ",", " ", "𠮷", "X"];
        var texts = Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => alphabet[random.Next(alphabet.Length)])).Trim()).ToArray();
        var rows = texts.Select(text => (object?[])["1", null, 1, "19500101", "20230101", text.Length == 0 ? null : text, null, 7, "C61"]).ToArray();
        using var file = Open(new TestWorkbook().Sheet("FB", [FbHeader, .. rows]));
        Assert.That(
            TestFiles.RowsOf(file).Select(row => row[Item.Topography]),
            Is.EqualTo(texts.Select(text => text.Length == 0 ? null : text)));
    }
}

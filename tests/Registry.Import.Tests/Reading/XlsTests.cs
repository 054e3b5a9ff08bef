using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

public sealed class XlsTests
{
    private const string Name = "330100_2023.xls";
    private TestFiles _files = null!;
    private string _path = "";

    [SetUp]
    public void SetUp()
    {
        _files = new TestFiles();
        using var stream = typeof(XlsTests).Assembly.GetManifestResourceStream("files/" + Name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        _path = _files.Write(Name, copy.ToArray());
    }

    [TearDown]
    public void TearDown() => _files.Dispose();

    [Test]
    public void TheValuesOfItsSheetsComeOutOfOnePass()
    {
        using var file = TestFiles.Open(_path);
        var first = file.Tables[0].Read(null).Count();
        File.Delete(_path);                                    // the reading goes on with the file it has open
        Assert.That(first, Is.GreaterThan(1));
        Assert.That(file.Tables.Skip(1).Select(table => table.Read(null).Count()), Has.All.GreaterThan(0));
    }

    [Test]
    public void ReadsTextNumbersDatesFormulasAndErrors()
    {
        using var file = TestFiles.Open(_path);
        Assert.That(TestFiles.Ids(file), Is.Empty, file.ReadAs.En);
        var rows = TestFiles.RowsOf(file);
        Item[] items = [Item.CaseNumber, Item.Name, Item.BirthDate, Item.IncidenceDate, Item.Topography, Item.Icd10, Item.Ethnicity];
        Assert.That(items.Select(item => rows[0][item]), Is.EqualTo(new[] { "234330100000001", "示例䶮", "1949-12-31", "20230516", "C50.4", "C50.4", "01" }));
        Assert.That(items.Select(item => rows[1][item]), Is.EqualTo(new[] { "234330100000002", "示例乙", "18800101", "2023-08-02", "34.1", "C34.1", "01" }));
        Assert.That((rows[2][Item.BirthDate], rows[2][Item.Icd10]), Is.EqualTo(("19500101", (string?)null)));
        Assert.That(rows.SelectMany(row => row.Problems).Select(problem => (problem.CheckId, problem.Row, problem.Column)), Is.EqualTo(new[] { ("F-NUM-1", 3, "B") }));
        Assert.That(TestFiles.RowsOf(file, PartKind.Death).Single()[Item.DeathDate], Is.EqualTo("2023-11-20"));
        Assert.That(TestFiles.RowsOf(file, PartKind.Population).Sum(row => int.Parse(row[Item.Population]!, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo((19 * 3000) + (2 * 171)));
    }

    [Test]
    public void ComesBackAsAModernWorkbookWithTheSameValues()
    {
        var copy = _files.Path("330100_2023-back.xlsx");
        Verdict[] verdicts = [new("F-NUM-1", Severity.Error, PartKind.Incidence, 3, "B", Item.IdNumber, "4*")];
        using (var output = File.Create(copy)) AnnotatedFile.Write(_path, ReadingOptions.None, new() { Verdicts = verdicts }, CheckCatalogue.Load(), output);
        Assert.That(AnnotatedFile.ExtensionFor(_path, ReadingOptions.None), Is.EqualTo(".xlsx"));
        using var before = TestFiles.Open(_path);
        using var after = TestFiles.Open(copy);
        Assert.That(TestFiles.Ids(after), Is.Empty);
        Assert.That(after.Parts.Select(part => part.Kind), Is.EqualTo(before.Parts.Select(part => part.Kind)));
        foreach (var kind in before.Parts.Select(part => part.Kind))
            Assert.That(TestFiles.RowsOf(after, kind).Select(All), Is.EqualTo(TestFiles.RowsOf(before, kind).Select(All)));
    }

    [Test]
    public void ACutWorkbookIsUnreadableOrWhole()
    {
        var whole = File.ReadAllBytes(_path);
        using var complete = TestFiles.Open(_path);
        var count = complete.Parts.Sum(part => part.Rows().Count());
        for (var length = 9; length < whole.Length; length += 311)
        {
            using var file = TestFiles.Open(_files.Write(Name, whole[..length]));
            var read = file.Parts.Sum(part => part.Rows().Count());
            Assert.That(!file.IsReadable || read == count, Is.True, $"{length} bytes: {read} of {count} rows, {TestFiles.Ids(file)}");
        }
    }

    private static string All(FileRow row) => row.Row + string.Join('|', row.Layout.Items.Select(item => $"{item}={row[item]}"));
}

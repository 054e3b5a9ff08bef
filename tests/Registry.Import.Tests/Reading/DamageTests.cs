using System.Text.RegularExpressions;
using System.Xml;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

/// <summary>What is said of a damaged file: the damage, the place and nothing of the insides of the program.</summary>
public sealed partial class DamageTests
{
    private static readonly CheckCatalogue Catalogue = CheckCatalogue.Load();
    private readonly TestFiles _files = new();

    [OneTimeTearDown]
    public void RemoveFiles() => _files.Dispose();

    public static IEnumerable<TestCaseData> Faults =>
    [
        new TestCaseData(new XmlException("secret", null, 12, 3), "F-OPEN-1", "line 12").SetName("XML"),
        new TestCaseData(new InvalidDataException("secret"), "F-OPEN-1", "packed").SetName("Compressed content"),
        new TestCaseData(new EndOfStreamException("secret"), "F-OPEN-1", "ends before its end").SetName("A cut file"),
        new TestCaseData(new IOException("secret"), "F-OPEN-1", "disk").SetName("The disk"),
        new TestCaseData(OfTheRuntime(typeof(NullReferenceException)), "F-OPEN-1", "not what its format says").SetName("A reader that stumbles"),
        new TestCaseData(OfTheRuntime(typeof(OutOfMemoryException)), "F-OPEN-6", "more memory").SetName("More than the memory holds"),
    ];

    [TestCaseSource(nameof(Faults))]
    public void AFaultWhileRowsAreReadIsSaidInBothLanguages(Exception fault, string check, string english)
    {
        var part = new FilePart(PartKind.Incidence, "FB", new([]), part => Broken(part, fault));
        Assert.That(part.Rows().ToList(), Has.Count.EqualTo(1), "what was read before stays");
        var text = Catalogue.Text(part.Problems.Single());
        Assert.That((part.Problems.Single().CheckId, part.IsBroken), Is.EqualTo((check, true)));
        Assert.That(text.MessageEn, Does.Contain(english).And.Not.Contains("secret").And.Not.Match(Insides()));
        Assert.That(text.MessageZh, Does.Match(@"\p{IsCJKUnifiedIdeographs}{4}").And.Not.Match(Insides()));
        if (check == "F-OPEN-6") return;
        Assert.That(text.MessageZh, Does.Contain("FB，第 7 行起"));
        Assert.That(text.MessageEn, Does.Contain("FB, from row 7"));
    }

    [TestCase("330106.xlsx", "PK\u0003\u0004rubbish that is no archive")]
    [TestCase("330106.xml", "<NaaccrData><Patient></NaaccrData>")]
    [TestCase("330106.xls", "\u0009\u0008\u0010\0\0\u0006rubbish")]
    public void ABrokenFileIsNamedWithoutTheInsidesOfAReader(string name, string content)
    {
        using var file = TestFiles.Open(_files.Write(name, System.Text.Encoding.Latin1.GetBytes(content)));
        Assert.That(file.IsReadable, Is.False);
        foreach (var verdict in file.FileVerdicts)
            Assert.That(Catalogue.Text(verdict).MessageZh + Catalogue.Text(verdict).MessageEn, Does.Not.Match(Insides()));
    }

    [Test]
    public void AHeaderOfTenThousandRepeatedNamesIsToldByItsFirstAndTheirNumber()
    {
        var header = "registr,sex,birthda,inciden,icd10,basi" + string.Concat(Enumerable.Repeat(",sex", 10_000));
        using var file = TestFiles.Open(_files.Write("330106_FB.csv", header + "\n1,1,19500203,20230516,C34.1,7\n"));
        var message = Catalogue.Text(file.FileVerdicts.Single(verdict => verdict.CheckId == "F-HDR-3")).MessageEn;
        Assert.That(message, Does.Contain("(10000)").And.Length.LessThan(300));
    }

    private static Exception OfTheRuntime(Type fault) => (Exception)Activator.CreateInstance(fault, "secret")!;

    private static IEnumerable<FileRow> Broken(FilePart part, Exception fault)
    {
        yield return new FileRow(part.Layout, 6, [], NumberCells.None);
        throw fault;
    }

    [GeneratedRegex("Exception|Reference|ExcelDataReader|System\\.|Object|Index was|array", RegexOptions.IgnoreCase)]
    private static partial Regex Insides();
}

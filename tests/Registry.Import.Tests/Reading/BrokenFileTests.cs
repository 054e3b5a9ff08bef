using System.IO.Compression;
using System.Text;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

/// <summary>Whatever a file holds, it ends in verdicts: never in an exception, never in silence.</summary>
public sealed class BrokenFileTests
{
    private static readonly object?[] FbHeader = ["registr", "sex", "birthda", "inciden", "topo", "morp", "basi", "icd10"];
    private TestFiles _files = null!;

    [SetUp]
    public void SetUp() => _files = new TestFiles();

    [TearDown]
    public void TearDown() => _files.Dispose();

    private static readonly TestCaseData[] Foreign =
    [
        new TestCaseData("330100.csv", Array.Empty<byte>(), "F-OPEN-4").SetName("Nothing"),
        new TestCaseData("330100.csv", new byte[] { 0xEF, 0xBB, 0xBF }, "F-OPEN-4").SetName("A byte order mark only"),
        new TestCaseData("330100.csv", "\r\n\r\n  \r\n"u8.ToArray(), "F-OPEN-4").SetName("Empty lines only"),
        new TestCaseData("330100.xls", "<html><table><tr><td>registr</td></tr></table></html>"u8.ToArray(), "F-KIND-1").SetName("A web page whose table names nothing"),
        new TestCaseData("330100.xls", "<?xml version=\"1.0\"?><Workbook/>"u8.ToArray(), "F-OPEN-3").SetName("An XML workbook of 2003"),
        new TestCaseData("330100.csv", "%PDF-1.7 x"u8.ToArray(), "F-OPEN-3").SetName("A PDF called csv"),
        new TestCaseData("330100.csv", new byte[] { 1, 0, 2, 0, 3 }, "F-OPEN-3").SetName("Bytes of no text"),
        new TestCaseData("330100.xlsx", "PK\u0003\u0004rubbish"u8.ToArray(), "F-OPEN-1").SetName("An archive of rubbish"),
        new TestCaseData("330100.xls", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0 }, "F-OPEN-1").SetName("A compound file cut short"),
        new TestCaseData("330100.csv", "registr,sex\xff\xff"u8.ToArray().Concat(new byte[] { 0xFF, 0xFF, 0x80 }).ToArray(), "F-ENC-1").SetName("Neither UTF-8 nor GB18030"),
        new TestCaseData("330100.csv", "just some words\nand more\n"u8.ToArray(), "F-KIND-1").SetName("A text that is no table"),
    ];

    [TestCaseSource(nameof(Foreign))]
    public void SaysWhatAFileIs(string name, byte[] bytes, string check)
    {
        using var file = TestFiles.Open(_files.Write(name, bytes));
        Assert.That((TestFiles.Ids(file), file.IsReadable), Is.EqualTo((check, false)));
    }

    [TestCase("word/document.xml", "DOCX")]
    [TestCase("xl/workbook.bin", "XLSB")]
    [TestCase("content.xml", "ODS")]
    [TestCase("readme.txt", "ZIP")]
    public void SaysWhatAnArchiveHolds(string entry, string what)
    {
        using (var zip = ZipFile.Open(_files.Path("330100.xlsx"), ZipArchiveMode.Create)) zip.CreateEntry(entry);
        using var file = TestFiles.Open(_files.Path("330100.xlsx"));
        Assert.That(
            file.FileVerdicts.Single(verdict => verdict.Severity == Severity.Error),
            Has.Property("CheckId").EqualTo("F-OPEN-3").And.Property("Arguments").EqualTo(what));
    }

    [Test]
    public void RefusesAnArchiveThatUnpacksToTooMuch()
    {
        var path = new TestWorkbook().Sheet("FB", FbHeader).Save(_files.Path("330100.xlsx"));
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            using var stream = zip.CreateEntry("xl/media/x.bin", CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 120; megabyte++) stream.Write(zeros);
        }
        using var file = TestFiles.Open(path);
        Assert.That(TestFiles.Ids(file), Is.EqualTo("F-OPEN-5"));
    }

    [Test]
    public void AFileWithoutAHeaderDoesNotPutItsFirstPersonIntoTheMessage()
    {
        using var file = TestFiles.Open(_files.Write("330100.csv", "示例甲,11010519491231002X,2,19491231\n示例乙,,1,19500101\n"));
        Assert.That(file.FileVerdicts.Single(), Has.Property("CheckId").EqualTo("F-KIND-1").And.Property("Arguments").EqualTo("4"));
    }

    [Test]
    public void SaysThatAWorkbookIsProtected()
    {
        using var stream = typeof(BrokenFileTests).Assembly.GetManifestResourceStream("files/protected.xls")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        using var file = TestFiles.Open(_files.Write("330100.xlsx", copy.ToArray()));
        Assert.That((TestFiles.Ids(file), file.IsReadable), Is.EqualTo(("F-OPEN-2", false)));
    }

    [Test]
    public void TabTextCalledXlsIsReadAsText()
    {
        using var file = TestFiles.Open(_files.Write("330100.xls", "registr\tsex\tbirthda\tinciden\tbasi\ticd10\n1\t2\t19491231\t20230516\t7\tC504\n"));
        Assert.That(TestFiles.RowsOf(file).Single()[Item.Icd10], Is.EqualTo("C504"));
    }

    [Test]
    public void HeadersWithoutRowsAreReadAndEmpty()
    {
        using var file = TestFiles.Open(new TestWorkbook().Sheet("FB", FbHeader).Save(_files.Path("330100.xlsx")));
        Assert.That((TestFiles.Ids(file), TestFiles.RowsOf(file).Count), Is.EqualTo(("", 0)));
    }

    [Test]
    public void ATextThatBreaksOffInsideACharacterIsNotTakenForGb18030()
    {
        var text = Encoding.UTF8.GetBytes("registr,name,sex,birthda,inciden,basi,icd10\n" + string.Concat(Enumerable.Repeat("1,示例,2,19491231,20230516,7,C504\n", 20)) + "2,示例");
        using var file = TestFiles.Open(_files.Write("330100.csv", text[..^1]));
        Assert.That(TestFiles.Ids(file), Is.EqualTo("F-ENC-1"));
    }

    [Test]
    public void ACutWorkbookIsUnreadableWhereverItIsCut()
    {
        var rows = Enumerable.Range(1, 200).Select(n => (object?[])[$"{n}", 2, "19491231", "20230516", "C50.4", "8500", 7, "C50.4"]).ToArray();
        var whole = File.ReadAllBytes(new TestWorkbook().Sheet("FB", [FbHeader, .. rows]).Save(_files.Path("whole.xlsx")));
        for (var length = 1; length < whole.Length; length += whole.Length / 37)
        {
            using var file = TestFiles.Open(_files.Write("330100.xlsx", whole[..length]));
            Assert.That(Drain(file), Is.Zero, $"{length} of {whole.Length} bytes");
            Assert.That(file.IsReadable, Is.False, $"{length} of {whole.Length} bytes");
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void DamagedBytesNeverThrow(int seed)
    {
        var random = new Random(seed);
        var workbook = File.ReadAllBytes(new TestWorkbook()
            .Sheet("FB", FbHeader, ["1", 2, new DateTime(1949, 12, 31), "20230516", "C50.4", "8500", 7, "C50.4"])
            .Sheet("POP", ["year", "sex", "agegroup", "popu"], [2023, 1, "0", 10]).Save(_files.Path("whole.xlsx")));
        var text = Encoding.UTF8.GetBytes("registr,name,sex,birthda,inciden,basi,icd10\n" + string.Concat(Enumerable.Repeat("1,\"示例\",2,19491231,20230516,7,C504\n", 50)));
        for (var round = 0; round < 60; round++)
            foreach (var (name, original) in new[] { ("330100.xlsx", workbook), ("330100.csv", text) })
            {
                var bytes = (byte[])original.Clone();
                for (var change = random.Next(1, 20); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                var path = _files.Write(name, bytes);
                Assert.That(() => { using var file = TestFiles.Open(path); Drain(file); _ = file.ReadAs.En; }, Throws.Nothing, $"seed {seed} round {round} {name}");
            }
    }

    [Test]
    public void RandomBytesNeverThrowAndAreNeverReadable([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[random.Next(1, 5000)];
        random.NextBytes(bytes);
        byte[][] starts = [[], [0x50, 0x4B, 3, 4], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0x09, 0x08]];
        starts[seed % starts.Length].AsSpan(0, Math.Min(bytes.Length, starts[seed % starts.Length].Length)).CopyTo(bytes);
        using var file = TestFiles.Open(_files.Write("330100.csv", bytes));
        Drain(file);
        Assert.That(file.IsReadable, Is.False);
    }

    [Test]
    public void AMissingFileIsTheCallersFault() =>
        Assert.That(() => BatchFile.Open(_files.Path("none.csv"), ReadingOptions.None), Throws.TypeOf<FileNotFoundException>());

    private static int Drain(BatchFile file) => file.Parts.Sum(part => part.Rows().Count());
}

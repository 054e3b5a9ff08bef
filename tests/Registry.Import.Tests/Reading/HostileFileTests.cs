using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;
using Registry.Import.Tests.Updating;

namespace Registry.Import.Tests.Reading;

/// <summary>Files that are meant to harm, or badly broken: refused with the reason, in bounded time and memory, through the whole import.</summary>
[NonParallelizable]                                            // what the whole process allocates is measured
public sealed class HostileFileTests
{
    private const string Header = "registr,name,sex,birthda,inciden,icd10,basi\n";
    private const string Row = "1,示例甲,1,19500203,20230516,C34.1,7\n";
    private static readonly object?[] FbHeader = ["registr", "sex", "birthda", "inciden", "icd10", "basi"];

    private TestFiles _files = null!;
    private ImportSite _site = null!;

    [SetUp]
    public void SetUp() => (_files, _site) = (new(), new());

    [TearDown]
    public void TearDown()
    {
        _site.Dispose();
        _files.Dispose();
    }

    [Test]
    public async Task ALineOf100MegabytesIsRefusedInBoundedMemory([Values("quoted", "plain", "header")] string kind)
    {
        var path = _files.Path("330106_FB.csv");
        using (var writer = new StreamWriter(path))
        {
            writer.Write(kind == "header" ? "registr,sex," : Header + Row + (kind == "quoted" ? "2,\"" : "2,"));
            for (var megabyte = 0; megabyte < 100; megabyte++) writer.Write(new string('x', 1 << 20));
        }
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var found = await CheckAsync(path);
        Assert.That(found, Does.Contain("F-OPEN-6"));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(400L << 20), "the line is never in memory as a whole");
    }

    [TestCase("<Item naaccrId=\"", "\">1</Item>", 5)]
    [TestCase("<Item naaccrId=\"", "\">1</Item>", 100)]
    [TestCase("<Item naaccrId=\"sex\">", "</Item>", 100)]
    [TestCase("<Item naaccrId=\"sex\"><![CDATA[<a>", "]]></Item>", 100)]
    public async Task EndsOfTagsInsideALongValueDoNotHideItsLength(string begin, string end, int megabytes)
    {
        var (path, megabyte) = (_files.Path("330106.xml"), string.Concat(Enumerable.Repeat(new string('x', 999) + ">", 1_000)));
        using (var writer = new StreamWriter(path))
        {
            writer.Write("<NaaccrData xmlns=\"http://naaccr.org/naaccrxml\"><Patient>" + begin);
            for (var written = 0; written < megabytes; written++) writer.Write(megabyte);
            writer.Write(end + "</Patient></NaaccrData>");
        }
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.That(await CheckAsync(path), Is.EqualTo("F-OPEN-6"));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(400L << 20), "the value is never in memory as a whole");
    }

    [Test]
    public async Task MixedEncodingsAreRefused()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(Header + Row + Row), .. TestFiles.Gb18030.GetBytes("3,示例丙,1,19500203,20230516,C34.1,7\n")];
        Assert.That(await CheckAsync(_files.Write("330106_FB.csv", text)), Is.EqualTo("F-ENC-1"));
    }

    [Test]
    public async Task NulBytesInATextAreSaid()
    {
        var text = Header + Row.Replace("示例甲", "示\0例甲", StringComparison.Ordinal) + string.Concat(Enumerable.Repeat(Row, 50)) + new string('\0', 3) + "\n";
        Assert.That(await CheckAsync(_files.Write("330106_FB.csv", text)), Does.Contain("F-ENC-2"));
        using var file = TestFiles.Open(_files.Path("330106_FB.csv"));
        Assert.That(TestFiles.RowsOf(file).Select(row => row[Item.Name]).Distinct(), Is.EqualTo(new[] { "示例甲", null }), "a row of NUL is a row");
    }

    [TestCase("utf-16LE")]
    [TestCase("utf-16BE")]
    public async Task Utf16WithoutItsMarkIsNamed(string encoding)
    {
        Assert.That(await CheckAsync(_files.Write("330106_FB.csv", Encoding.GetEncoding(encoding).GetBytes(Header + Row))), Is.EqualTo("F-OPEN-3"));
        using var file = TestFiles.Open(_files.Path("330106_FB.csv"));
        Assert.That(CheckCatalogue.Load().Text(file.FileVerdicts.Single()).MessageEn, Does.Contain("UTF-16 text without a byte order mark"));
    }

    [Test]
    public async Task AMarkInTheMiddleIsNoPartOfAValue()
    {
        Assert.That(await CheckAsync(_files.Write("330106_FB.csv", $"\uFEFF{Header}\uFEFF{Row}2,\uFEFF示例乙,1,1950\uFEFF0203,20230516,C34.1,7\n")), Does.Not.Contain("F-OPEN").And.Not.Contains("D-PARSE"));
    }

    [Test]
    public async Task AWorkbookThatSaysItHasBillionsOfRowsEnds()
    {
        foreach (var rows in new[]
        {
            "<row r=\"2147483000\"><c r=\"A2147483000\" t=\"inlineStr\"><is><t>x</t></is></c></row>", "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>",
        })
        {
            var path = new TestWorkbook().Sheet("FB", FbHeader, ["1", 1, "1950", "2023", "C34.1", 7]).Save(_files.Path("330106.xlsx"));
            Rewrite(path, "xl/worksheets/", text => text.Replace("</x:sheetData>", rows.Replace("<", "<x:", StringComparison.Ordinal).Replace("<x:/", "</x:", StringComparison.Ordinal) + "</x:sheetData>", StringComparison.Ordinal)
                .Replace("<x:sheetData>", "<x:dimension ref=\"A1:XFD2147483647\"/><x:sheetData>", StringComparison.Ordinal));
            var watch = Stopwatch.StartNew();
            Assert.That(await CheckAsync(path), Is.Not.Null);
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), rows);
            File.Delete(path);
        }
    }

    [Test]
    public async Task ATextThatNeverEndsInAWorkbookIsRefused()
    {
        var path = new TestWorkbook().Sheet("FB", FbHeader).Save(_files.Path("330106.xlsx"));
        var random = new Random(1);
        Rewrite(path, "xl/worksheets/", text => text.Replace("<x:t>basi", "<x:t>" + string.Concat(Enumerable.Range(0, 700_000).Select(_ => random.Next(10_000_000, 99_999_999))), StringComparison.Ordinal)
            .Replace("<x:t xml:space=\"preserve\">basi", "<x:t>" + string.Concat(Enumerable.Range(0, 700_000).Select(_ => random.Next(10_000_000, 99_999_999))), StringComparison.Ordinal));
        Assert.That(await CheckAsync(path), Is.EqualTo("F-OPEN-6"));
    }

    [Test]
    public async Task AWorkbookOf200SheetsIsRead()
    {
        var workbook = new TestWorkbook();
        for (var sheet = 0; sheet < 199; sheet++) workbook.Sheet($"S{sheet}", ["a", "b"]);
        Assert.That(await CheckAsync(workbook.Sheet("FB", FbHeader, ["1", 1, "19500203", "20230516", "C34.1", 7]).Save(_files.Path("330106.xlsx"))), Does.Not.Contain("F-OPEN"));
    }

    [Test]
    public async Task ACellBeyondTheLastColumnIsRefusedBeforeItIsSetUp(
        [Values("r=\"XFE2\"", "r=\"ZZZZZZ4\"", "r = 'aaaaa4'", "r=\"ZZZZZZZZZZZZZZZ2\"", "s=\"1\" r=\"&#90;ZZZZ4\"")] string reference)
    {
        var path = new TestWorkbook().Sheet("FB", FbHeader).Save(_files.Path("330106.xlsx"));
        Rewrite(path, "xl/worksheets/", text => text.Replace("</x:sheetData>", $"<x:row r=\"2\"><x:c {reference}><x:v>1</x:v></x:c></x:row></x:sheetData>", StringComparison.Ordinal));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.That(await CheckAsync(path), Is.EqualTo("F-OPEN-6"));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(50L << 20));
    }

    [Test]
    public async Task AnEntryThatIsNotWhatItsCheckSumSaysIsRefused([Values("330106.zip", "330106.xlsx")] string name)
    {
        var path = _files.Path(name);
        if (name.EndsWith("xlsx", StringComparison.Ordinal)) new TestWorkbook().Sheet("FB", FbHeader, ["1", 1, "19500203", "20230516", "C34.1", 7]).Save(path);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            var (entry, text) = ("FB.csv", Header + Row);
            if (zip.Entries.FirstOrDefault(sheet => sheet.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)) is { } sheet)
            {
                entry = sheet.FullName;
                using (var reader = new StreamReader(sheet.Open())) text = await reader.ReadToEndAsync();
                sheet.Delete();
            }
            await using var plain = new StreamWriter(zip.CreateEntry(entry, CompressionLevel.NoCompression).Open());
            await plain.WriteAsync(text);
        }
        Assert.That(await CheckAsync(path), Does.Not.Contain("F-OPEN"));
        var archive = await File.ReadAllBytesAsync(path);
        var place = archive.AsSpan().IndexOf("C34.1"u8);
        archive[place + 2] = (byte)'5';
        await File.WriteAllBytesAsync(path, archive);
        Assert.That(await CheckAsync(path), Is.EqualTo("F-OPEN-1"));
    }

    [Test]
    public void WhatIsNoTableSaysWhatItIs()
    {
        var bomb = _files.Write("330106.xml", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaa\">]><NaaccrData><Patient>&a;</Patient></NaaccrData>");
        using (var zip = ZipFile.Open(_files.Path("330106.zip"), ZipArchiveMode.Create)) zip.CreateEntry("level0.zip").Open().Dispose();
        Assert.That(Said(bomb), Does.Contain("XML with a document type (DOCTYPE)"));
        Assert.That(Said(_files.Path("330106.zip")), Does.Contain("a ZIP without a CSV or text file (it holds: level0.zip)"));

        static string Said(string path)
        {
            using var file = TestFiles.Open(path);
            return CheckCatalogue.Load().Text(file.FileVerdicts.Single(verdict => verdict.CheckId == "F-OPEN-3")).MessageEn;
        }
    }

    [Test]
    public async Task AnArchiveWithPathsOutsideWritesNothingThere()
    {
        using (var zip = ZipFile.Open(_files.Path("330106.zip"), ZipArchiveMode.Create))
            foreach (var name in new[] { "../../evil_FB.csv", "/tmp/registry-evil_SW.csv", "..\\evil_POP.csv", "C:\\evil.csv" })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(Header + Row));
            }
        var above = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "../evil_FB.csv"));
        Assert.That(await CheckAsync(_files.Path("330106.zip")), Does.Contain("F-ZIP-3"), "it is said");
        Assert.That(File.Exists(above) || File.Exists("/tmp/registry-evil_SW.csv") || File.Exists(Path.Combine(Path.GetTempPath(), "evil_FB.csv")), Is.False);
    }

    [Test]
    public async Task AnArchiveThatLiesAboutItsSizeGivesNoMoreThanItSays([Values("330106.zip", "330106.xlsx")] string name)
    {
        var path = _files.Path(name);
        if (name.EndsWith("xlsx", StringComparison.Ordinal)) new TestWorkbook().Sheet("FB", FbHeader).Save(path);
        using (var zip = ZipFile.Open(path, File.Exists(path) ? ZipArchiveMode.Update : ZipArchiveMode.Create))
        {
            using var bomb = zip.CreateEntry(name.EndsWith("zip", StringComparison.Ordinal) ? "FB.csv" : "xl/worksheets/sheet99.xml", CompressionLevel.Optimal).Open();
            var zeros = Encoding.ASCII.GetBytes(new string('>', 1 << 20));
            for (var megabyte = 0; megabyte < 150; megabyte++) bomb.Write(zeros);
        }
        Assert.That(await CheckAsync(path), Does.Contain("F-OPEN-5"));
        ClaimSmall(path, 150 << 20);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await CheckAsync(path);
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(50L << 20));
    }

    [Test]
    public void APopulationWithoutEndIsRefused()
    {
        var rows = new StringBuilder("year,sex,agegroup,popu\n");
        for (var row = 0; row < 100_100; row++) rows.Append("2020,1,0,5\n");
        using var file = TestFiles.Open(_files.Write("330106_POP.csv", rows.ToString()));
        var judged = ImportPipeline.Judge(file.Parts.Single(), Checks.ExamplePart.Context()).ToList();
        Assert.That((judged.Count(row => row.Row > 0), TestFiles.Ids(file)), Is.EqualTo((100_000, "F-OPEN-6")));
    }

    [Test]
    public async Task FormulasOfASenderDoNotRunInTheCopy_AndReadTheSame()
    {
        string[] names = ["=cmd|' /C calc'!A0", "@SUM(1)", "+1+2", "-2+3", " =1+1", "-5", "-", "a=b"];
        var path = _files.Write("330106_FB.csv", Header + string.Concat(names.Select((name, n) => $"{n},{name},1,19500203,20230516,C34.1,7\n")));
        await CheckAsync(path);
        using (var copy = File.Create(_files.Path("330106_FB_copy.csv"))) AnnotatedFile.Write(path, ReadingOptions.None, new() { Verdicts = [] }, CheckCatalogue.Load(), copy);
        var fields = File.ReadAllLines(_files.Path("330106_FB_copy.csv")).Skip(1).Select(line => line.Split(',')[1]);
        Assert.That(fields, Is.EqualTo(new[] { "'=cmd|' /C calc'!A0", "'@SUM(1)", "'+1+2", "'-2+3", "'=1+1", "-5", "-", "a=b" }));
        using TestFilesPair files = new(TestFiles.Open(path), TestFiles.Open(_files.Path("330106_FB_copy.csv")));
        Assert.That(TestFiles.RowsOf(files.Copy).Select(row => row[Item.Name]), Is.EqualTo(TestFiles.RowsOf(files.Original).Select(row => row[Item.Name])));
    }

    [Test]
    public async Task MergedHeaderCellsAndWrongSheetsEndInVerdicts()
    {
        Assert.That(await CheckAsync(new TestWorkbook().Sheet("FB", ["病例", null, null, "日期", null], ["registr", "sex", null, "birthda", "inciden"], ["1", 1, null, "1950", "2023"]).Save(_files.Path("330106_a.xlsx"))), Does.Contain("F-HDR-1"));
        Assert.That(await CheckAsync(new TestWorkbook().Sheet("POP", FbHeader, ["1", 1, "1950", "2023", "C34.1", 7]).Save(_files.Path("330106_b.xlsx"))), Does.Contain("N-AGE-1"));
        Assert.That(await CheckAsync(new TestWorkbook().Sheet("Sheet1", ["x"]).Sheet("Sheet2", ["y"]).Save(_files.Path("330106_c.xlsx"))), Does.Contain("F-SHT-3"));
    }

    // Ids of what was found wrong with the file as a whole; the rows went the whole way into the store.
    private async Task<string> CheckAsync(string path)
    {
        var outcome = await _site.Import.CheckAsync(path, new() { Registry = "330106" }, progress: null, default);
        Assert.That(outcome.Batch.State, Is.AnyOf(BatchState.Checked, BatchState.Unreadable));
        return string.Join(' ', outcome.Checks.Where(check => check.Severity != Severity.Info).Select(check => check.CheckId).Order(StringComparer.Ordinal));
    }

    private static void Rewrite(string path, string folder, Func<string, string> change)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = zip.Entries.First(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal));
        string text;
        using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
        var changed = change(text);
        Assert.That(changed, Is.Not.EqualTo(text), "the file was changed");
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(entry.FullName).Open());
        writer.Write(changed);
    }

    // Puts a small number wherever the archive says the size.
    private static void ClaimSmall(string path, int size)
    {
        var bytes = File.ReadAllBytes(path);
        var (said, claimed) = (BitConverter.GetBytes(size), BitConverter.GetBytes(1000));
        for (var place = 0; place + 4 <= bytes.Length; place++)
            if (bytes.AsSpan(place, 4).SequenceEqual(said)) claimed.CopyTo(bytes, place);
        File.WriteAllBytes(path, bytes);
    }

    private sealed record TestFilesPair(BatchFile Original, BatchFile Copy) : IDisposable
    {
        public void Dispose()
        {
            Original.Dispose();
            Copy.Dispose();
        }
    }
}

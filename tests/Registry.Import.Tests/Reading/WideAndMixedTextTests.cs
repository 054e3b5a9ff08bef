using System.Text;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Reading;

/// <summary>Text in UTF-16 and UTF-32, text whose lines are of two encodings, and NUL in cells: read as meant, or refused with the place.</summary>
public sealed class WideAndMixedTextTests
{
    private const string Header = "registr,name,sex,birthda,inciden,icd10,basi\n";
    private readonly TestFiles _files = new();

    [OneTimeTearDown]
    public void RemoveFiles() => _files.Dispose();

    public static IEnumerable<Encoding> Wide =>
        [new UTF32Encoding(false, true), new UTF32Encoding(true, true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];

    [TestCaseSource(nameof(Wide))]
    public void TextWithItsMarkIsReadAsWhatItIs(Encoding encoding)
    {
        using var file = TestFiles.Open(_files.Write("330106_FB.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(Header + Row(1, "上官𠮷"))]));
        Assert.That(TestFiles.Ids(file), Is.Empty);
        Assert.That(TestFiles.RowsOf(file).Single()[Item.Name], Is.EqualTo("上官𠮷"), "上 has a line feed among its bytes");
        Assert.That(file.ReadAs.En, Does.Contain(encoding is UTF32Encoding ? "UTF-32" : "UTF-16"));
    }

    [TestCaseSource(nameof(Wide))]
    public void WhatIsNoCharacterIsRefusedWithItsLine(Encoding encoding)
    {
        byte[] broken = encoding switch
        {
            UTF32Encoding when encoding.GetPreamble()[0] == 0 => [0, 0, 0xD8, 0],
            UTF32Encoding => [0, 0xD8, 0, 0],
            _ when encoding.GetPreamble()[0] == 0xFE => [0xD8, 0, 0, (byte)','],
            _ => [0, 0xD8, (byte)',', 0],
        };
        using var file = TestFiles.Open(_files.Write("330106_FB.csv",
            [.. encoding.GetPreamble(), .. encoding.GetBytes(Header + Row(1, "上官一上") + "2,"), .. broken, .. encoding.GetBytes("\n")]));
        Assert.That(TestFiles.Ids(file), Is.EqualTo("F-ENC-1"));
        Assert.That(English(file), Does.Contain("line 3 "));
    }

    [TestCase("一个很长的中文姓名", 1, TestName = "One row of nine characters")]
    [TestCase("欧阳夏丹", 1, TestName = "One row of four")]
    [TestCase("王丽", 20, TestName = "Twenty rows of two")]
    public void RowsInUtf8AmongRowsInGbkAreRefusedWithTheirLine(string name, int rows)
    {
        var gbk = Enumerable.Range(0, 4000).SelectMany(row => TestFiles.Gb18030.GetBytes(Row(row, "张建国")));
        byte[] text = [.. Encoding.UTF8.GetBytes(Header), .. gbk, .. Enumerable.Range(0, rows).SelectMany(row => Encoding.UTF8.GetBytes(Row(5000 + row, name))), .. gbk];
        using var file = TestFiles.Open(_files.Write("330106_FB.csv", text));
        Assert.That(TestFiles.Ids(file), Is.EqualTo("F-ENC-1"));
        Assert.That(English(file), Does.Contain("line 4002 "));
    }

    [Test]
    public void TextOfOneEncodingIsNeverTakenForAMixture()
    {
        // Level 1 of GB2312, whose characters make up nearly all Chinese text, in two, three and more of them.
        var (random, text) = (new Random(20261130), new List<byte>(Encoding.UTF8.GetBytes(Header)));
        for (var row = 0; row < 100_000; row++)
        {
            text.AddRange(Encoding.ASCII.GetBytes($"{row},"));
            for (var letter = random.Next(2, 5); letter > 0; letter--) text.AddRange([(byte)random.Next(0xB0, 0xD8), (byte)random.Next(0xA1, 0xF9)]);
            text.AddRange(",1,19500203,20230516,C34.1,7\n"u8);
        }
        Assert.That(TextEncoding.Detect(_files.Write("330106_FB.csv", [.. text])), Is.SameAs(TextEncoding.Gb18030));
    }

    [Test]
    public void NulInACellOfAWebPageIsGarbledText([Values("C3\u00004.1", "C3&#0;4.1", "C34.1\uFFFD")] string code)
    {
        using var file = TestFiles.Open(_files.Write("330106_FB.xls", "<html><table><tr><td>registr</td><td>sex</td><td>birthda</td><td>inciden</td><td>icd10</td><td>basi</td></tr>"
            + $"<tr><td>1</td><td>1</td><td>19500203</td><td>20230516</td><td>{code}</td><td>7</td></tr></table></html>"));
        Assert.That(TestFiles.RowsOf(file).Single().Problems.Select(problem => (problem.CheckId, problem.Item)), Is.EqualTo(new[] { ("F-ENC-2", (Item?)Item.Icd10) }));
    }

    private static string Row(int number, string name) => $"{number},{name},1,19500203,20230516,C34.1,7\n";

    private static string English(BatchFile file) => CheckCatalogue.Load().Text(file.FileVerdicts.Single()).MessageEn;
}

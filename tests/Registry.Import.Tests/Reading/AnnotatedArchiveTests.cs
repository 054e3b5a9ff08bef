using System.IO.Compression;
using System.Text;
using Registry.Core.Records;
using Registry.Import.Annotating;
using Registry.Import.Checks;

namespace Registry.Import.Tests.Reading;

/// <summary>The copy of an archive: every file that was sent comes back, under a name that is safe wherever it is unpacked.</summary>
public sealed class AnnotatedArchiveTests
{
    private const string Cases = "registr,sex,birthda,inciden,topo,morp,beha,basi,icd10\n1,1,19500310,20210516,C34.1,8140,3,7,C34.1\n";
    private static readonly Verdict OfTheFile = new("F-ROW-3", Severity.Query, null, 0, null, null, null);
    private static readonly byte[] Picture = [0, 1, 2, 250, 251, 0];
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("registry-archives-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void WhatIsNoTableComesBackAsItWas_AndWhatThePackerAddedDoesNot()
    {
        var copy = Copy(("330106_FB.csv", Bytes(Cases)), ("scan/card.png", Picture), ("readme.docx", Bytes("words")), ("__MACOSX/._330106_FB.csv", Picture), (".hidden", Picture));
        Assert.That(copy.Keys, Is.EquivalentTo(new[] { "330106_FB.csv", "scan/card.png", "readme.docx", "verdicts.csv" }));
        Assert.That(copy["scan/card.png"], Is.EqualTo(Picture));
        Assert.That(Text(copy["readme.docx"]), Is.EqualTo("words"));
        Assert.That(Text(copy["330106_FB.csv"]), Does.Contain("行状态 row state"));
    }

    [Test]
    public void NoNameLeadsOutOfTheFolder_AndNoneStandsTwice()
    {
        var copy = Copy(
            ("data/330106_FB.csv", Bytes(Cases)), ("../../etc/notes.csv", Bytes("a,b\n1,2\n")), ("etc/notes.csv", Bytes("a,b\n3,4\n")),
            ("C:\\windows\\x.dll", Picture), ("bad\u0007name.png", Picture), ("Bad_name.png", Picture));
        Assert.That(copy.Keys, Is.EquivalentTo(new[]
        {
            "data/330106_FB.csv", "etc/notes.csv", "etc/notes (2).csv", "C_/windows/x.dll", "bad_name.png", "Bad_name (2).png", "verdicts.csv",
        }));
    }

    [Test]
    public void AFileOfTheSenderCalledLikeOurList_StaysBesideIt_AndAListOfAnEarlierCopyGoes()
    {
        var sent = Copy(("330106_FB.csv", Bytes(Cases)), ("verdicts.csv", Bytes("a,b\n1,2\n")));
        Assert.That(sent.Keys, Is.EquivalentTo(new[] { "330106_FB.csv", "verdicts.csv", "verdicts (2).csv" }));
        Assert.That(Text(sent["verdicts.csv"]), Is.EqualTo("a,b\n1,2\n"));
        Assert.That(Text(sent["verdicts (2).csv"]), Does.Contain("F-ROW-3"));

        var again = Copy([.. sent.Select(file => (file.Key, file.Value))]);
        Assert.That(again.Keys, Is.EquivalentTo(sent.Keys), "our own list was written anew, that of the sender kept");
    }

    [TestCase("a/./b/../c.csv", "a/b/c.csv")]
    [TestCase("/abs.csv", "abs.csv")]
    [TestCase("..", "file")]
    [TestCase("肿瘤 登记.csv", "肿瘤 登记.csv")]
    [TestCase("name. /x .csv", "name/x .csv")]
    [TestCase("a\\b.csv", "a/b.csv")]
    public void NamesAreCleaned(string sent, string written) => Assert.That(new EntryNames().Take(sent), Is.EqualTo(written));

    private Dictionary<string, byte[]> Copy(params (string Name, byte[] Content)[] files)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        using var output = new MemoryStream();
        AnnotatedFile.Write(path, new() { FileName = "330106.zip" }, new() { Verdicts = [OfTheFile] }, CheckCatalogue.Load(), output);
        using var copy = new ZipArchive(output, ZipArchiveMode.Read);
        return copy.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var packed = entry.Open();
            packed.CopyTo(content);
            return content.ToArray();
        });
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}

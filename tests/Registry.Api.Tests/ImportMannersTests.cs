using System.IO.Compression;
using System.Text;
using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>What an import says and gives back: archives, old rounds, files that are no delivery, files without rows, long lists.</summary>
public sealed class ImportMannersTests
{
    private const string Cases = "registr,sex,birthda,inciden,topo,morp,beha,basi,icd10\n";
    private const string Good = "1,1,19500310,20210516,C34.1,8140,3,7,C34.1\n";
    private const string Unspecific = "1,1,19500310,20210516,C34.1,8000,3,7,C34.1\n";
    private const string ManWithCervix = "2,1,19420115,20210802,C53.9,8070,3,7,C53.9\n";
    private const string Mended = "2,2,19420115,20210802,C53.9,8070,3,7,C53.9\n";
    private const string FollowUps = "registr,status,lastcontact\n";
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("registry-manners-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task AnArchiveComesBackAsAnArchive_AndItsMendedFilesAreRoundTwo()
    {
        var zip = Zip("330106.zip", ("330106_FB.csv", Cases + Good + ManWithCervix), ("330106_SF.csv", FollowUps + "1,1,20220630\n9,1,20220630\n"), ("notes.csv", "a,b\n1,2\n"));
        Assert.That(await RunAsync(1, "import", zip, "--lang", "en"), Does.Contain("2 returned"));
        var copy = Path.Combine(_folder, "330106-annotated.zip");
        await RunAsync(0, "batches", "annotated", "--batch", "1", "--out", copy);
        var files = Read(copy);
        Assert.That(files.Keys, Is.SupersetOf(new[] { "330106_FB.csv", "330106_SF.csv", "notes.csv" }));
        Assert.That(files["330106_FB.csv"], Does.Contain("X-SEX-1").And.Not.Contain("U-FUP-1"));
        Assert.That(files["330106_SF.csv"], Does.Contain("U-FUP-1").And.Not.Contain("X-SEX-1"));
        Assert.That(files["notes.csv"], Is.EqualTo("a,b\n1,2\n"));

        var mended = Zip("again.zip",
            ("330106_FB.csv", files["330106_FB.csv"].Replace("2,1,19420115", "2,2,19420115", StringComparison.Ordinal)), ("330106_SF.csv", files["330106_SF.csv"]));
        Assert.That(await RunAsync(1, "import", mended, "--registry", "330106", "--lang", "en"), Does.Contain("round 2").And.Contain("1 returned"));
        Assert.That(await RunAsync(0, "batches", "difference", "--batch", "2", "--lang", "en"), Does.Contain("corrected"));
    }

    [Test]
    public async Task QuestionsAboutAFileThatWasReturnedWholeDoNotStand()
    {
        var zip = Zip("330106.zip", ("../330106_FB.csv", Cases + Good + ManWithCervix));
        Assert.That(await RunAsync(1, "import", zip, "--atomic"), Does.Contain("F-ZIP-3"));
        Assert.That(await RunAsync(0, "queries", "list", "--check", "F-ZIP-3", "--lang", "en"), Does.StartWith("0 questions"), "nothing of it is stored");
        await RunAsync(1, "import", zip);
        Assert.That(await RunAsync(0, "queries", "list", "--check", "F-ZIP-3", "--lang", "en"), Does.StartWith("open      F-ZIP-3      batch 2 file 0"));
    }

    [Test]
    public async Task AnOldRoundAfterANewerOneIsWarnedOf()
    {
        var first = Write("330106_FB.csv", Cases + Good + ManWithCervix);
        await RunAsync(1, "import", first);
        Directory.CreateDirectory(Path.Combine(_folder, "two"));
        var second = Write("two/330106_FB.csv", Cases + Good.Replace("8140", "8070", StringComparison.Ordinal) + Mended);
        Assert.That(await RunAsync(0, "import", second, "--lang", "en"), Does.Contain("round 2").And.Not.Contain("F-RND-1"));
        Assert.That(await RunAsync(0, "import", second, "--dry-run", "--lang", "en"), Does.Not.Contain("F-RND-1"));
        Assert.That(await RunAsync(1, "import", first, "--dry-run", "--lang", "en"),
            Does.Contain("This is the file of batch 1 (round 1), or its annotated copy, an older round of the delivery of batch 2; stored records"));
        Assert.That(await RunAsync(1, "import", first, "--lang", "zh"), Does.Contain("这是批次1（第1轮）的文件或其批注副本，是批次2之前的一轮；库内1条记录"));
    }

    [Test]
    public async Task AFileThatWouldPutOlderContentBackIsAskedAbout_BeforeAndWhenItIsStored()
    {
        var first = Write("330106_spring.csv", Cases + Good);
        await RunAsync(0, "import", first);
        await RunAsync(0, "import", Write("330106_summer.csv", Cases + Good.Replace("8140", "8070", StringComparison.Ordinal)));
        Assert.That(await RunAsync(0, "import", first, "--dry-run", "--lang", "en"),
            Does.Contain("query F-RND-1").And.Contain("stored records with newer content of batch 2, which the older content of this file replaces: 1"));
        Assert.That(await RunAsync(0, "import", first, "--lang", "zh"), Does.Contain("疑问 F-RND-1").And.Contain("库内1条记录的现有内容来自其后的批次2"));
        var asked = await RunAsync(0, "queries", "list", "--batch", "3", "--lang", "en");
        Assert.That(asked, Does.Contain("open      F-RND-1      batch 3 file 0"));
        Assert.That(
            await RunAsync(0, "queries", "list", "--check", "F-RND-1", "--open", "--lang", "en"),
            Does.StartWith("open      F-RND-1      batch 3 file 0").And.EndsWith("1 question, 1 of them open, on 0 rows\n"));
        Assert.That(await RunAsync(0, "queries", "list", "--registry", "330106", "--lang", "en"), Is.EqualTo(asked), "only batch 3 has questions that stand");
        Assert.That(await RunAsync(0, "checks", "overrides"), Does.Contain("330106,F-RND-1,1,0,0,1,"));
        Assert.That(await RunAsync(0, "queries", "confirm", "--batch", "3", "--row", "0", "--check", "F-RND-1", "--by", "anna", "--reason", "meant so", "--lang", "en"), Does.Contain("1 query confirmed"));
        Assert.That(await RunAsync(0, "batches", "show", "--batch", "3", "--lang", "zh"), Does.Contain("（待核实 0，已确认 1）"));
        Assert.That(await RunAsync(0, "queries", "list", "--check", "F-RND-1", "--open", "--lang", "en"), Does.StartWith("0 questions"));
        Assert.That(await RunAsync(0, "queries", "list", "--confirmed", "--format", "csv"), Does.Contain("3,,0,330106,,F-RND-1"));
        Assert.That(await RunAsync(0, "checks", "overrides"), Does.Contain("330106,F-RND-1,1,1,0,0,"));
        await using var demo = await DemoRegistry.StartOnAsync(path => { File.Copy(Path.Combine(_folder, "test.db"), path); return Task.CompletedTask; });
        var listed = await demo.GetAsync("/v1/queries?check=F-RND-1");
        Assert.That((listed.GetProperty("total").GetInt64(), listed.GetProperty("queries")[0].GetProperty("state").GetString()), Is.EqualTo((1, "confirmed")));
        Assert.That(await demo.Client.GetStringAsync("/v1/checks/overrides?registry=330106"), Does.Contain("\"checkId\":\"F-RND-1\",\"asked\":1,\"confirmed\":1"));

        await RunAsync(0, "batches", "undo", "--batch", "3");
        Assert.That(await RunAsync(0, "queries", "list", "--check", "F-RND-1", "--lang", "en"), Does.StartWith("0 questions"), "of a file that counts no longer nothing is asked");
        Assert.That(await RunAsync(0, "checks", "overrides"), Does.Not.Contain("F-RND-1"));
    }

    [Test]
    public async Task ADryRunMarksWhatIsAnsweredAlready()
    {
        var file = Write("330106_FB.csv", Cases + Unspecific);
        await RunAsync(0, "import", file);
        Assert.That(await RunAsync(0, "import", file, "--dry-run", "--lang", "en"), Does.Match("query O-MORP-3 .*8000").And.Not.Contain("[confirmed]"));
        await RunAsync(0, "queries", "confirm", "--batch", "1", "--row", "2", "--check", "O-MORP-3", "--by", "anna", "--reason", "slides reviewed");
        var english = (await RunAsync(0, "import", file, "--dry-run", "--lang", "en")).Split('\n').Where(line => line.Contains("O-MORP-3", StringComparison.Ordinal)).ToList();
        Assert.That(english, Has.Count.EqualTo(2).And.Some.Match("query O-MORP-3 .*  \\[confirmed\\] "), "the line, and the count at the end");
        Assert.That(await RunAsync(0, "import", file, "--dry-run", "--lang", "zh"), Does.Contain("[已确认] "));
        Assert.That(await RunAsync(0, "batches", "verdicts", "--batch", "1", "--format", "json"), Does.Contain("\"isConfirmed\": true"));
    }

    [Test]
    public async Task WhatOurExportsWriteForOthersIsPassedOver()
    {
        await RunAsync(0, "import", Write("330106_FB.csv", Cases + Good));
        var export = Path.Combine(_folder, "out");
        foreach (var format in new[] { "encr", "iarccrgtools" })
        {
            await RunAsync(0, "export", "--format", format, "--years", "2021", "--out", Path.Combine(export, format), "--by", "anna", "--purpose", "test");
            var said = await ImportAnywhereAsync(Path.Combine(export, format));
            Assert.That(said, Does.Contain("record_keys.csv  passed over").And.Not.Contain("unreadable"), format);
        }
        Assert.That(await ImportAnywhereAsync(Write("330106_record_keys.csv", "other,columns\n1,2\n")), Does.Contain("unreadable"), "the name alone proves nothing");
    }

    [Test]
    public async Task AFileWithoutRowsSaysSo()
    {
        Assert.That(await RunAsync(0, "import", Write("330106_FB.csv", Cases), "--lang", "en"), Does.Contain("The file has a header and no rows"));
        Assert.That(await RunAsync(0, "import", Write("330106_FB.csv", Cases), "--dry-run", "--lang", "zh"), Does.Contain("文件只有表头，没有数据行"));
        Assert.That(await RunAsync(0, "import", Write("330106_FB.csv", Cases + Good), "--lang", "en"), Does.Not.Contain("no rows"));
    }

    [Test]
    public async Task AFileThatIsReturnedAsAWholeIsNotCalledCommitted()
    {
        var said = await RunAsync(1, "import", Write("330106_FB.csv", Cases + Good + ManWithCervix), "--atomic", "--lang", "en");
        Assert.That(said, Does.Contain("returned as a whole: 2 rows read").And.Not.Contain("committed"));
        Assert.That(await RunAsync(0, "batches", "list", "--lang", "en"), Does.Match(@"^ +1  returned  "));
        Assert.That(await RunAsync(0, "batches", "list", "--lang", "zh"), Does.Contain("整个文件退回").And.Not.Contain("已入库"));
        Assert.That(await RunAsync(0, "batches", "show", "--batch", "1", "--lang", "zh"), Does.Contain("整个文件退回").And.Not.Contain("已入库"));
        foreach (var call in (string[][])[["batches", "list", "--format", "json"], ["batches", "show", "--batch", "1", "--format", "json"], ["batches", "list", "--format", "csv"]])
            Assert.That(await RunAsync(0, call), Does.Contain("returned").And.Not.Contain("\"committed\"").And.Not.Contain("1,committed"), string.Join(' ', call));
        Assert.That(await RunAsync(1, "batches", "commit", "--batch", "1", "--lang", "en"), Does.Contain("Batch 1 is returned as a whole; only a checked batch can be committed"));
        Assert.That(await RunAsync(0, "audit", "list", "--batch", "1"), Does.Contain(",returned,").And.Not.Contain(",committed,"));
        Assert.That(await RunAsync(0, "audit", "list", "--event", "returned"), Does.Contain("rowsRead"));
        Assert.That(await RunAsync(0, "states", "list"), Does.Not.Contain("returned").And.Not.Contain("committed"), "nothing that counts has changed");
        Assert.That(await RunAsync(1, "batches", "undo", "--batch", "1", "--lang", "zh"), Does.Contain("整个文件退回"));
        Assert.That(await RunAsync(0, "import", Write("330106_FB.csv", Cases + Good), "--atomic", "--lang", "en"), Does.Contain("committed"));
        Assert.That((await RunAsync(0, "states", "list")).Split('\n').Count(line => line.Contains("committed", StringComparison.Ordinal)), Is.EqualTo(1));
        await RunAsync(0, "audit", "verify");
    }

    [Test]
    public async Task RowsOfAReturnedPopulationAreOneLine_AndChecksThatAreNotShownAreCounted()
    {
        var rows = from sex in new[] { 1, 2 } from age in Enumerable.Range(0, 19) select $"2021,{sex},{(age == 0 ? 0 : age == 1 ? 1 : (age - 1) * 5)},{(age == 7 && sex == 1 ? "many" : "1000")}\n";
        var said = await RunAsync(1, "import", Write("330106_POP.csv", "year,sex,agegroup,popu\n" + string.Concat(rows)), "--dry-run", "--lang", "en");
        Assert.That(said.Split('\n').Count(line => line.StartsWith("error N-POP-6", StringComparison.Ordinal)), Is.EqualTo(1), said);
        Assert.That(said, Does.Contain("population 2-8, 10-39 "));
        var bad = string.Concat(Enumerable.Range(1, 3).Select(n => $"{n},7,19500310,20990516,C99.1,8140,5,77,Q34.1\n"));
        Assert.That(await RunAsync(1, "import", Write("330106_FB.csv", Cases + bad), "--lang", "en"), Does.Match(@"and \d+ more checks with \d+ verdicts"));
    }

    private async Task<string> ImportAnywhereAsync(string path)
    {
        using StringWriter output = new(), error = new();
        await CommandLine.RunAsync(["import", path, "--db", Path.Combine(_folder, "other.db"), "--lang", "en"], output, error);
        return $"{output}{error}";
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    private string Zip(string name, params (string Name, string Text)[] files)
    {
        var path = Path.Combine(_folder, name);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var file in files)
        {
            using var entry = new StreamWriter(zip.CreateEntry(file.Name).Open());
            entry.Write(file.Text);
        }
        return path;
    }

    private static Dictionary<string, string> Read(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var text = new StreamReader(entry.Open());
            return text.ReadToEnd();
        });
    }

    private async Task<string> RunAsync(int status, params string[] call)
    {
        using StringWriter output = new(), error = new();
        var ended = await CommandLine.RunAsync([.. call, "--db", Path.Combine(_folder, "test.db")], output, error);
        Assert.That(ended, Is.EqualTo(status), $"{string.Join(' ', call)}: {output}{error}");
        return output.ToString();
    }
}

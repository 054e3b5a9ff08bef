using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>A database with a damaged place: every verb says so in one line in both languages, whatever it reads first.</summary>
public sealed class DamagedStoreTests
{
    private const int PageBytes = 8192;
    private string _folder = null!, _db = null!;

    [OneTimeSetUp]
    public async Task Damage()
    {
        _folder = Directory.CreateTempSubdirectory("registry-damaged-").FullName;
        var whole = Path.Combine(_folder, "whole.db");
        await DemoData.CopyToAsync(whole);
        var bytes = await File.ReadAllBytesAsync(whole);
        // The head and the schema stay: the database opens, and what is in it is rubbish.
        for (var page = 40; (page + 1) * PageBytes <= bytes.Length; page++) bytes.AsSpan(page * PageBytes, PageBytes).Fill(0x5A);
        await File.WriteAllBytesAsync(_db = Path.Combine(_folder, "damaged.db"), bytes);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase("states list")]
    [TestCase("states compare DS-1 DS-3")]
    [TestCase("populations list --year 2021")]
    [TestCase("populations compare --year 2021")]
    [TestCase("rates --years 2021 --state DS-2")]
    [TestCase("rates --years 2021")]
    [TestCase("overview --year 2021")]
    [TestCase("primaries")]
    [TestCase("persons pairs")]
    [TestCase("persons link")]
    [TestCase("deaths match --years 2021")]
    [TestCase("followup summary --date 2021-12-31")]
    [TestCase("followup due --date 2021-12-31 --months 12")]
    [TestCase("batches verdicts --batch 1")]
    [TestCase("batches changes --batch 2")]
    [TestCase("batches undo --batch 1 --preview")]
    [TestCase("audit verify")]
    [TestCase("verify")]
    [TestCase("queries list")]
    [TestCase("survival --years 2020 --closing 2021-12-31")]
    public async Task NoVerbEndsWithAFaultOfTheProgram(string call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync([.. call.Split(' '), "--db", _db, "--lang", "zh"], output, error);
        Assert.That(status, Is.Not.EqualTo(CommandLine.Fault), $"{error}");
        if (status == CommandLine.Trouble) Assert.That(error.ToString().TrimEnd().Split('\n'), Has.Length.EqualTo(1).And.All.Match(@"数据库文件已损坏|读写失败|不是登记数据库"));
        Assert.That(error.ToString(), Does.Not.Contain("   at "));
    }

    [Test]
    public async Task TheDamageIsMet()
    {
        using StringWriter output = new(), error = new();
        Assert.That(await CommandLine.RunAsync(["batches", "verdicts", "--batch", "1", "--db", _db, "--lang", "en"], output, error), Is.EqualTo(CommandLine.Trouble), $"{output}");
    }
}

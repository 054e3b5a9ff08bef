using Registry.Api.Commands;

namespace Registry.Api.Tests;

/// <summary>The verbs that tell figures in words: report and overview.</summary>
public sealed class FigureVerbTests
{
    private string _folder = null!, _db = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("registry-cli-").FullName;
        _db = Path.Combine(_folder, "test.db");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Report_WritesAPageAndAWorkbookInEachLanguage()
    {
        await DemoData.CopyToAsync(_db);
        var (status, _, error) = await RunAsync("report", "--db", _db, "--year", "2021", "--lang", "both", "--out", Path.Combine(_folder, "report"));
        Assert.That(status, Is.EqualTo(CommandLine.Done), error);
        Assert.That(Directory.GetFiles(Path.Combine(_folder, "report")).Select(Path.GetFileName), Is.EquivalentTo(new[]
        {
            "annual-report-2021-zh.html", "annual-report-2021-zh.xlsx", "annual-report-2021-en.html", "annual-report-2021-en.xlsx",
        }));
        Assert.That((await RunAsync("report", "--db", _db, "--year", "1999", "--out", _folder)).Status, Is.EqualTo(CommandLine.WrongCall));
    }

    [Test]
    public async Task Overview_SaysRowsAndHeadlineRates_InTheLanguageAskedFor()
    {
        await DemoData.CopyToAsync(_db);
        Assert.That((await RunAsync("overview", "--db", _db, "--year", "2021", "--lang", "en")).Output, Does.Contain("ASR China 2000").And.Contain("rows read").And.Not.Contain("…"));
        Assert.That((await RunAsync("overview", "--db", _db, "--year", "2021", "--lang", "zh")).Output, Does.Contain("中标率").And.Contain("读入"));
    }

    [Test]
    public async Task Overview_WithoutDeaths_HasNoMortalityIncidenceRatio()
    {
        foreach (var file in DemoData.Delivered.Where(file => Path.GetFileName(file) is var name
            && (name.Contains("FB", StringComparison.Ordinal) || name.Contains("POP", StringComparison.Ordinal))))
            await RunAsync("import", file, "--db", _db);
        var (_, output, _) = await RunAsync("overview", "--db", _db, "--year", "2021", "--lang", "en");
        Assert.That(output, Does.Contain("M:I …").And.Contain("no deaths from").And.Contain("with an open query").And.Contain("not tabulated"));
        var (_, table, _) = await RunAsync("quality", "--db", _db, "--years", "2021");
        var ratios = table.Split('\n').Where(line => line.Contains(",mi,", StringComparison.Ordinal) && line.Contains(",60,", StringComparison.Ordinal));
        Assert.That(ratios, Is.Not.Empty.And.All.Contain(",not-available,\"nothing-reported").Or.All.Contain(",not-available,nothing-reported"));
    }

    [Test]
    public async Task Report_TakesTheBasisAskedFor()
    {
        await DemoData.CopyToAsync(_db);
        var (status, output, error) = await RunAsync("report", "--db", _db, "--year", "2021", "--lang", "en", "--basis", "changzhu", "--out", _folder);
        Assert.That(status, Is.EqualTo(CommandLine.Done), error);
        Assert.That(await File.ReadAllTextAsync(output.Split('\n')[0].Trim()), Does.Contain("population on another basis"));
        Assert.That((await RunAsync("report", "--db", _db, "--year", "2021", "--basis", "census", "--out", _folder)).Status, Is.EqualTo(CommandLine.WrongCall));
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] call)
    {
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(call, output, error);
        return (status, output.ToString(), error.ToString());
    }
}

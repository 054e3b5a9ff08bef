using System.Text;
using System.Text.Json;
using Registry.Api.Commands;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Tests;

/// <summary>Reporting delays of a store that was filled year after year, by address and verb.</summary>
public sealed class NowcastTests
{
    private const int FirstReport = 2016, LastReport = 2022, Prompt = 8, Late = 2;
    private DemoRegistry _demo = null!;
    private string _folder = null!;

    [OneTimeSetUp]
    public async Task DeliverYearAfterYear()
    {
        _folder = Directory.CreateTempSubdirectory("registry-nowcast-").FullName;
        for (var report = FirstReport; report <= LastReport; report++) await DeliverAsync(report);
        _demo = await DemoRegistry.StartOnAsync(path => Task.Run(() => File.Copy(Database, path)));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _demo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Database => Path.Combine(_folder, "site.db");

    // Of each year 8 cases come in the next one and 2 in the one after.
    [Test]
    public async Task TheDelaysOfTheDeliveriesAreFound_AndTheLastYearIsMadeUp()
    {
        var rows = await RowsAsync("");
        Assert.That(Part(rows, "delay").Take(2).Select(row => (Whole(row, "delay"), Math.Round(Number(row, "share"), 6))), Is.EqualTo(new[] { (1, 0.8), (2, 0.2) }));
        Assert.That(Part(rows, "delay").Skip(2).Select(row => Number(row, "share")), Has.All.EqualTo(0).Within(1e-9));
        var years = Part(rows, "year");
        Assert.That(years.Select(row => Whole(row, "year")), Is.EqualTo(Enumerable.Range(FirstReport - 1, LastReport - FirstReport + 1)));
        Assert.Multiple(() =>
        {
            Assert.That(years.SkipLast(1).Select(row => Number(row, "reported")), Has.All.EqualTo(Prompt + Late));
            Assert.That(years.SkipLast(1).Select(row => Number(row, "expected")), Has.All.EqualTo(Prompt + Late).Within(1e-9), "nothing is to come of them");
            Assert.That((Number(years[^1], "reported"), Whole(years[^1], "delay")), Is.EqualTo(((double)Prompt, 1)));
            Assert.That(Number(years[^1], "expected"), Is.EqualTo(Prompt + Late).Within(1e-6));
            Assert.That(Number(years[^1], "lower"), Is.GreaterThanOrEqualTo(Prompt), "what is registered stays");
            Assert.That(Number(years[^1], "upper"), Is.GreaterThan(Prompt + Late));
            Assert.That(years[^1].GetProperty("note_zh").GetString(), Does.Contain("与已登记例数分列"));
        });
    }

    [Test]
    public async Task AnEarlierLastReportYear_ForgetsWhatCameLater()
    {
        var last = Part(await RowsAsync("&lastReportYear=2020"), "year")[^1];
        Assert.That((Whole(last, "year"), Number(last, "reported")), Is.EqualTo((2019, (double)Prompt)));
        Assert.That(Number(last, "expected"), Is.EqualTo(Prompt + Late).Within(1e-6));
        var refused = (await RowsAsync("&lastReportYear=2017")).Single();
        Assert.That(refused.GetProperty("note_en").GetString(), Does.Contain("fewer than 3"));
    }

    [TestCase("&lastReportYear=0")]
    [TestCase("&lastReportYear=twenty")]
    public Task AYearThatIsNone_IsRefused(string asked) => _demo.GetProblemAsync($"/v1/nowcast?sites=60{asked}", 400);

    [Test]
    public async Task VerbAndAddressAgree()
    {
        using var answer = await _demo.Client.GetAsync("/v1/nowcast?sites=60,110&byRegistry=true&lastReportYear=2021&format=csv");
        using StringWriter output = new(), error = new();
        var status = await CommandLine.RunAsync(
            ["nowcast", "--db", Database, "--sites", "60,110", "--by-registry", "--last-report-year", "2021", "--format", "csv"], output, error, default);
        Assert.That(status, Is.EqualTo(CommandLine.Done), error.ToString());
        Assert.That(output.ToString().TrimEnd(), Is.EqualTo((await answer.Content.ReadAsStringAsync()).TrimEnd()));
        Assert.That(output.ToString(), Does.Contain("330106,").And.Contain(",year,2020,"));
    }

    [Test]
    public async Task TheAnswerSaysItsLevelAndDataState()
    {
        var answer = await _demo.GetAsync("/v1/nowcast?sites=60");
        Assert.That(answer.GetProperty("confidence").GetDouble(), Is.EqualTo(0.95));
        Assert.That(answer.GetProperty("dataState").ToString(), Does.Contain((LastReport - FirstReport + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private async Task DeliverAsync(int report)
    {
        var clock = new FixedClock(report, 6, 30);
        using var database = RegistryDatabase.Open(Database, clock);
        var import = new BatchImport(database, CheckCatalogue.Load(), clock);
        var rows = new StringBuilder("registr,name,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\n");
        for (var i = 0; i < Prompt; i++) rows.Append(Case(report - 1, i));
        for (var i = Prompt; report > FirstReport && i < Prompt + Late; i++) rows.Append(Case(report - 2, i));
        var file = Path.Combine(_folder, $"330106_FB_{report}.csv");
        await File.WriteAllTextAsync(file, rows.ToString());
        var outcome = await import.CheckAsync(file, new ImportRequest { Registry = "330106" }, progress: null, CancellationToken.None);
        Assert.That(outcome.Batch.Counts.Rejected, Is.Zero, string.Join(", ", outcome.Checks.Select(check => check.CheckId)));
        await import.CommitAsync(outcome.Batch.Id, CancellationToken.None);
    }

    private static string Case(int year, int number) => $"{year}{number:00},示例{"甲乙丙丁戊己庚辛壬癸"[number]},1,19{40 + number}0115,{year}08{number + 1:00},C34.1,8140,3,9,7,C34.1\n";

    private async Task<List<JsonElement>> RowsAsync(string asked) =>
        [.. (await _demo.GetAsync($"/v1/nowcast?sites=60{asked}")).GetProperty("rows").EnumerateArray()];

    private static List<JsonElement> Part(IEnumerable<JsonElement> rows, string part) => [.. rows.Where(row => row.GetProperty("part").GetString() == part)];

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();

    private static int Whole(JsonElement row, string name) => row.GetProperty(name).GetInt32();
}

using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Exporting;

namespace Registry.Import.Tests.Exporting;

/// <summary>What is read, written and read again is the same on every item that the layout carries.</summary>
public sealed class RoundTripTests
{
    private const int Rows = 300;
    private ExportSite _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task Csv_KeepsEveryItemOfCases([Range(1, 4)] int seed)
    {
        await ImportCasesAsync(seed);
        var manifest = await _site.ExportAsync(ExportFormat.Csv);
        await ExportSite.ImportAsync(_site.To, Written("_FB.csv"));
        var (before, after) = (Records(_site.From), Records(_site.To));
        Assert.That(after, Is.EqualTo(before));
        Assert.That((manifest.Cases, manifest.NotCarried.Count), Is.EqualTo(((long)before.Count, 0)));
    }

    [Test]
    public async Task Csv_KeepsEveryItemOfDeaths([Range(1, 4)] int seed)
    {
        await _site.ImportTextAsync($"{ExportSite.Code}_SW.csv", new RandomRows(seed).Deaths(Rows, RandomRows.OfCases));
        await _site.ExportAsync(ExportFormat.Csv);
        await ExportSite.ImportAsync(_site.To, Written("_SW.csv"));
        var before = new RecordStore(_site.From).CurrentDeaths().Select(stored => stored.Record with { Row = 0 }).OrderBy(r => r.DeathNumber, StringComparer.Ordinal).ToList();
        var after = new RecordStore(_site.To).CurrentDeaths().Select(stored => stored.Record with { Row = 0 }).OrderBy(r => r.DeathNumber, StringComparer.Ordinal).ToList();
        Assert.That(before, Has.Count.GreaterThan(Rows / 2));
        Assert.That(after, Is.EqualTo(before));
    }

    [Test]
    public async Task Csv_KeepsThePopulation()
    {
        var random = new Random(7);
        var rows = from year in new[] { 2020, 2021 }
                   from sex in new[] { 1, 2 }
                   from age in AgeScheme.Cn19.Labels
                   select $"{year},{sex},{age},{random.Next(100, 90_000) + (random.Next(2) == 0 ? 0.5 : 0)},{(random.Next(2) == 0 ? "" : random.Next(50))}";
        await _site.ImportTextAsync($"{ExportSite.Code}_POP.csv", "year,sex,agegroup,popu,death\n" + string.Join('\n', rows));
        await _site.ExportAsync(ExportFormat.Csv);
        await ExportSite.ImportAsync(_site.To, Written("_POP.csv"));
        using RecordSnapshot before = new(_site.From), after = new(_site.To);
        Assert.That(Counts(after), Is.EqualTo(Counts(before)).And.Length.EqualTo(76));
    }

    [Test]
    public async Task Csv_CasesWithoutSiteOrMorphologyStandInFilesOfTheirOwn()
    {
        await ImportCasesAsync(1);
        await _site.ImportTextAsync($"{ExportSite.Code}_FB_2.csv", "registr,sex,birthda,inciden,basi,icd10\nX1,1,19500101,20200101,7,C34.1\nX2,2,19500101,20200101,7,C50.9\n");
        var manifest = await _site.ExportAsync(ExportFormat.Csv);
        foreach (var file in manifest.Files) await ExportSite.ImportAsync(_site.To, Path.Combine(_site.Out, file.Name));
        Assert.That(Records(_site.To), Is.EqualTo(Records(_site.From)));
        Assert.That(manifest.Files.Select(file => file.Name), Is.EquivalentTo(new[] { "330106_FB.csv", "330106_FB_icd10.csv" }));
    }

    [Test]
    public async Task Card_KeepsEveryElement([Range(1, 4)] int seed)
    {
        await ImportCasesAsync(seed);
        await _site.ExportAsync(ExportFormat.Tchia18);
        await ExportSite.ImportAsync(_site.To, Written("_TCHIA18_FB.csv"));
        MustBeTheSame(CardExport.Carried);
    }

    [Test]
    public async Task CanReg5_KeepsWhatItsVariablesCarry([Range(1, 4)] int seed)
    {
        await ImportCasesAsync(seed);
        await _site.ExportAsync(ExportFormat.CanReg5);
        await ExportSite.ImportAsync(_site.To, _site.Pack("330106_CanReg5.zip", "*_CanReg5_*.txt"));
        MustBeTheSame(CanRegExport.Carried);
    }

    [Test]
    public async Task EveryFileIsInTheManifestWithItsFingerprint([Values] ExportFormat format)
    {
        await ImportCasesAsync(1);
        await _site.ImportTextAsync($"{ExportSite.Code}_SW.csv", new RandomRows(2).Deaths(20, RandomRows.OfCases));
        var manifest = await _site.ExportAsync(format);
        Assert.That(manifest.Files.Select(file => file.Name).Append(ExportManifest.FileName), Is.EquivalentTo(Directory.EnumerateFiles(_site.Out).Select(Path.GetFileName)));
        foreach (var file in manifest.Files)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(_site.Out, file.Name));
            Assert.That((file.Bytes, file.Sha256), Is.EqualTo(((long)bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)))), file.Name);
        }
    }

    private void MustBeTheSame(ItemSet carried)
    {
        var before = ExportSite.Cases(_site.From, carried);
        Assert.That(ExportSite.Differences(before, ExportSite.Cases(_site.To, carried)), Is.Empty);
        Assert.That(before, Has.Count.GreaterThan(Rows / 2));
    }

    private string Written(string ending) => Path.Combine(_site.Out, ExportSite.Code + ending);

    private async Task ImportCasesAsync(int seed)
    {
        var outcome = await _site.ImportTextAsync($"{ExportSite.Code}_FB.csv", new RandomRows(seed).Cases(Rows, RandomRows.OfCases));
        Assert.That(outcome.Batch.Counts.Inserted, Is.GreaterThan(Rows / 2), string.Join(' ', outcome.Checks.Where(c => c.Severity == Severity.Error)));
    }

    private static List<CaseRecord> Records(RegistryDatabase database) =>
        [.. new RecordStore(database).CurrentCases().Select(stored => stored.Record with { Row = 0 })
            .OrderBy(record => record.CaseNumber, StringComparer.Ordinal).ThenBy(record => record.TumourNumber)];

    private static PopulationCount[] Counts(RecordSnapshot moment) => [.. moment.Population(ExportSite.Code, 0, 9999).Select(count => count with { Row = 0 })];
}

using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Exporting;

namespace Registry.Import.Tests.Exporting;

/// <summary>Records that came from files with other columns go out and come back as they were: none is returned for an item its file had no column for.</summary>
public sealed class SeveralLayoutsTests
{
    private static readonly Item[] Always = [Item.CaseNumber, Item.TumourNumber, Item.Sex, Item.BirthDate, Item.IncidenceDate, Item.Basis, Item.Icd10];
    private ExportSite _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task CasesOfThreeFilesComeBackAsTheyWere([Range(1, 6)] int seed)
    {
        var random = new Random(seed);
        foreach (var file in Enumerable.Range(0, 3))
        {
            var columns = RandomRows.OfCases.Where(item => Always.Contains(item) || random.Next(3) > 0).ToList();
            await _site.ImportTextAsync($"{ExportSite.Code}_FB_{file}.csv", new RandomRows(seed * 10 + file).Cases(60, columns, 1 + 1000 * file));
        }
        await ExportAndImportAsync();
        Assert.That(Cases(_site.To), Is.EqualTo(Cases(_site.From)).And.Count.GreaterThan(60));
    }

    [Test]
    public async Task ACauseThatIsOnlyACategoryComesBack()
    {
        await _site.ImportTextAsync("330106_FB_1.csv", "registr,sex,birthda,inciden,topo,morp,beha,basi,icd10,status,lastcontact,deathda,caus\n"
            + "1,1,19500101,20200101,C34.1,8140,3,7,C34.1,2,20210101,20210101,1\n");
        await _site.ImportTextAsync("330106_FB_2.csv", "registr,sex,birthda,inciden,topo,morp,beha,basi,icd10,status,lastcontact,deathda,caus,ucod\n"
            + "2,1,19500101,20200101,C34.1,8140,3,7,C34.1,2,20210101,20210101,1,C34.1\n3,1,19500101,20200101,C34.1,8140,3,7,C34.1,1,20210101,,,\n");
        var manifest = await ExportAndImportAsync();
        Assert.That(manifest.Files.Select(file => (file.Name, file.Rows)), Is.EquivalentTo(new[] { ("330106_FB.csv", 2L), ("330106_FB_no_underlying_cause.csv", 1L) }));
        Assert.That(Cases(_site.To), Is.EqualTo(Cases(_site.From)));
    }

    [Test]
    public async Task FollowUpsComeBackAndSoDoesWhatIsKnown([Range(1, 6)] int seed)
    {
        var random = new Random(seed);
        await ImportCasesAsync();
        foreach (var round in Enumerable.Range(0, 3))
            await _site.ImportTextAsync($"330106_SF_{round}.csv", "registr,followup,status,lastcontact,lossreason,deathda,caus,ucod,followupsource\n"
                + string.Concat(Enumerable.Range(1, 30).Where(_ => random.Next(3) > 0).SelectMany(number => Rounds(random, round).Select(row => $"{number},{row}\n"))));
        var manifest = await ExportAndImportAsync();
        Assert.That(manifest.Files.Select(file => file.Name), Is.EquivalentTo(new[] { "330106_FB.csv", "330106_SF.csv" }));
        Assert.That(manifest.FollowUps, Is.GreaterThan(40));
        var (before, after) = (Known(_site.From), Known(_site.To));
        Assert.That(after, Is.EqualTo(before));
        Assert.That(before.Count(line => line.Contains("HasOpenQuery = True", StringComparison.Ordinal)), Is.GreaterThan(0), "some of them are asked about");
    }

    [Test]
    public async Task FollowUpsOfFilesWithOtherColumnsComeBack()
    {
        await ImportCasesAsync();
        await _site.ImportTextAsync("330106_SF_1.csv", "registr,deathda\n1,20210101\n2,20210101\n");
        await _site.ImportTextAsync("330106_SF_2.csv", "registr,status,lastcontact,lossreason,caus,deathda,ucod\n1,2,20210102,,1,20210102,C34.1\n3,9,20210303,3,,,\n4,1,20210101,,,,\n");
        await _site.ImportTextAsync("330106_SF_3.csv", "registr,status,lastcontact,医师意见\n5,9,2021-02,\"=1+1, \"\"x\"\"\"\n");
        var manifest = await ExportAndImportAsync();
        Assert.That(Said(_site.To), Is.EqualTo(Said(_site.From)).And.Length.EqualTo(6));
        Assert.That(manifest.Files.Count(file => file.Name.Contains("_SF", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    [Test]
    public async Task OnlyFollowUpsOfTheExportedCasesGoOut_UnderTheNumberOfTheirCase()
    {
        await _site.ImportTextAsync("330106_FB.csv", "registr,name,sex,birthda,inciden,topo,morp,beha,basi,icd10\n"
            + "440524188001010014,示例甲,1,19500101,20200101,C34.1,8140,3,7,C34.1\nB2,示例乙,1,19500101,20210101,C34.1,8140,3,7,C34.1\n");
        await _site.ImportTextAsync("330106_SF.csv", "registr,status,lastcontact\n440524188001010014,1,20220101\nB2,1,20220102\n");
        var request = ExportSite.Request(ExportFormat.Csv, identifiers: false) with { FromYear = 2020, ToYear = 2020 };
        var outcome = await new RecordExport(_site.From, TimeProvider.System).WriteAsync(request, _site.Out, progress: null, default);
        Assert.That(outcome.Manifest!.FollowUps, Is.EqualTo(1));
        var (cases, followUps) = (await File.ReadAllLinesAsync(Path.Combine(_site.Out, "330106_FB.csv")), await File.ReadAllLinesAsync(Path.Combine(_site.Out, "330106_SF.csv")));
        Assert.That(followUps[1].Split(',')[0], Is.EqualTo(cases[1].Split(',')[0]).And.Match("^P[0-9]+$"));
    }

    private async Task<ExportManifest> ExportAndImportAsync()
    {
        var manifest = await _site.ExportAsync(ExportFormat.Csv);
        foreach (var file in manifest.Files)
        {
            var outcome = await ExportSite.ImportAsync(_site.To, Path.Combine(_site.Out, file.Name));
            Assert.That(outcome.Batch.Counts.Rejected, Is.Zero, $"{file.Name}: {string.Join(' ', outcome.Checks.Where(check => check.Severity == Severity.Error))}");
        }
        return manifest;
    }

    private Task<BatchOutcome> ImportCasesAsync() => _site.ImportTextAsync("330106_FB.csv", "registr,sex,birthda,inciden,topo,morp,beha,basi,icd10\n"
        + string.Concat(Enumerable.Range(1, 30).Select(number => $"{number},1,19500101,20200101,C34.1,8140,3,7,C34.1\n")));

    // One or two follow-ups of a case in a round; the rounds are a year apart, what they report may be older.
    private static IEnumerable<string> Rounds(Random random, int round)
    {
        for (var visit = 0; visit <= random.Next(2); visit++)
        {
            var day = new DateOnly(2021 + round, 3 + visit, 1);
            var contact = $"{day.AddDays(-random.Next(500)):yyyyMMdd}";
            yield return random.Next(4) switch
            {
                0 => $"{day:yyyyMMdd},2,{contact},,{contact},{(random.Next(2) == 0 ? "1,C34.1" : "2,I21.9")},3",
                1 => $"{day:yyyyMMdd},9,{contact},{random.Next(1, 5)},,,,2",
                _ => $"{day:yyyyMMdd},1,{contact},,,,,1",
            };
        }
    }

    private static List<CaseRecord> Cases(RegistryDatabase database) =>
        [.. new RecordStore(database).CurrentCases().Select(stored => stored.Record with { Row = 0 })
            .OrderBy(record => record.CaseNumber, StringComparer.Ordinal).ThenBy(record => record.TumourNumber)];

    private static List<string> Known(RegistryDatabase database) =>
        [.. new FollowUpStore(database).Current(ExportSite.Code).Select(status => $"{status.CaseNumber} {status.Contact} {Said(database, status.CaseNumber)}")];

    private static string[] Said(RegistryDatabase database) =>
        [.. new FollowUpStore(database).Current(ExportSite.Code).Select(status => Said(database, status.CaseNumber)).Where(said => said.Length > 0)
            .SelectMany(said => said.Split('\n')).Order(StringComparer.Ordinal)];

    private static string Said(RegistryDatabase database, string number) => string.Join('\n', new FollowUpStore(database)
        .OfCaseAsync(ExportSite.Code, number, null, default).GetAwaiter().GetResult()
        .Where(version => version.IsCurrent).Select(version => $"{version.HasOpenQuery} {version.Record with { Row = 0 }}"));
}

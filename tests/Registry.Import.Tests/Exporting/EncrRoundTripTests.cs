using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Exporting;
using Registry.Import.Formats;
using Registry.Import.Reading;
using Registry.Import.Tests.Reading;

namespace Registry.Import.Tests.Exporting;

/// <summary>The four files of the JRC-ENCR protocol: written, read and written again they are the same but for the numbers of persons and tumours.</summary>
public sealed class EncrRoundTripTests
{
    private const string Header =
        "PAT;MoB;YoB;Age;Sex;Geo_Code;Geo_Label;TUM;MoI;YoI;BoD;Topo;Morpho;Beh;Grade;Autopsy;Vit_stat;MoF;YoF;Surv_time;ICD;CoD;TNM_ed;cT;cN;cM;pT;pN;pM;ToS;Stage;Surgery;Rt;Cht;Tt;It;Ht;Ot;SCT";

    private ExportSite _site = null!;
    private TestFiles _files = null!;

    [SetUp]
    public void SetUp() => (_site, _files) = (new(), new());

    [TearDown]
    public void TearDown()
    {
        _site.Dispose();
        _files.Dispose();
    }

    [Test]
    public async Task ReadAndWrittenAgain_TheFilesAreTheSame([Range(1, 4)] int seed)
    {
        await _site.ImportTextAsync($"{ExportSite.Code}_FB.csv", new RandomRows(seed).Cases(300, RandomRows.OfCases));
        await _site.ImportTextAsync($"{ExportSite.Code}_SW.csv", new RandomRows(seed).Deaths(300, RandomRows.OfCases));
        await _site.ImportTextAsync($"{ExportSite.Code}_POP.csv", Population(new(seed)));
        await _site.ExportAsync(ExportFormat.Encr);
        var read = await ExportSite.ImportAsync(_site.To, _site.Pack("330106_ENCR.zip", "*_ENCR_*.csv"));
        Assert.That(read.Batch.Counts.Rejected, Is.Zero, string.Join(' ', read.Checks.Where(check => check.Severity == Severity.Error)));
        var again = _site.PathOf("again");
        await new RecordExport(_site.To, TimeProvider.System).WriteAsync(ExportSite.Request(ExportFormat.Encr), again, null, default);
        foreach (var file in (string[])["mortality", "population", "lifetable"])
            Assert.That(Lines(again, file), Is.EqualTo(Lines(_site.Out, file)).And.Length.GreaterThan(70), file);
        var (before, after) = (Cases(_site.Out), Cases(again));
        Assert.That(before, Has.Count.GreaterThan(150));
        Assert.That((after.Except(before).FirstOrDefault(), before.Except(after).FirstOrDefault(), after.Count), Is.EqualTo(((string?)null, (string?)null, before.Count)));
    }

    [Test]
    public void ACaseIsPutIntoOurForm()
    {
        var row = Rows("1;12;1949;73;2;330106;Xihu;1;5;2023;7;C504;8500;3;2;0;2;6;2024;411;10;C509;8;1a;1mi;0;X;is;X;9;IIB;1;9;3;0;0;0;0;0").Single();
        Assert.That(Values(row, Item.CaseNumber, Item.TumourNumber, Item.BirthDate, Item.IncidenceDate, Item.Topography, Item.HouseholdAreaCode, Item.GeoCode),
            Is.EqualTo("1 1 1949-12 2023-05 C504 330106 ·"));
        Assert.That(Values(row, Item.LastContactDate, Item.DeathDate, Item.UnderlyingCause, Item.CauseIcdEdition, Item.SurvivalDays), Is.EqualTo("2024-06 2024-06 C50.9 10 411"));
        Assert.That(Values(row, Item.ClinicalT, Item.ClinicalN, Item.PathologicalT, Item.PathologicalN, Item.PathologicalM, Item.Stage, Item.StageType, Item.Surgery, Item.Radiotherapy),
            Is.EqualTo("1 1 9 5 9 3 · 1 ·"));
        Assert.That(row.Problems, Is.Empty);
    }

    [TestCase("7", "2", "7", "2")]
    [TestCase("7", "02", "7", "2")]
    [TestCase("7", "100", "7-100", "·")]
    [TestCase("123456789012345", "123456789012345", "T123456789012345", "·")]
    [TestCase("7", "", "7", "·")]
    public void PatientAndTumourGiveTheNumberOfTheCase(string patient, string tumour, string number, string place)
    {
        var row = Rows($"{patient};99;1950;999;1;;;{tumour};99;2023;7;C341;8140;3;9;9;1;99;9999;;;;99;;;;;;;9;9;9;9;9;9;9;9;9;9").Single();
        Assert.That(Values(row, Item.CaseNumber, Item.TumourNumber, Item.BirthDate, Item.IncidenceDate, Item.LastContactDate), Is.EqualTo($"{number} {place} 1950 2023 ·"));
    }

    [TestCase(5, "3", "F-MAP-3", "3|Sex|9")]
    [TestCase(31, "7", "F-MAP-1", "7|Stage")]
    [TestCase(24, "T?", "F-MAP-1", "T?|cT")]
    public void ACodeWithoutCounterpartIsAskedAbout(int column, string code, string check, string arguments)
    {
        var fields = "1;12;1949;73;2;;;1;5;2023;7;C504;8500;3;2;0;1;6;2024;;;;8;1;0;0;1;0;0;9;1;9;9;9;9;9;9;9;9".Split(';');
        fields[column - 1] = code;
        var problem = Rows(string.Join(';', fields)).Single().Problems.Single();
        Assert.That((problem.CheckId, problem.Severity, problem.Arguments), Is.EqualTo((check, Severity.Query, arguments)));
    }

    [Test]
    public void Icd10IsDerivedAndACaseWithoutMorphologyIsReturned()
    {
        using var file = TestFiles.Open(_files.Write("330106_cases.csv",
            $"{Header}\n1;12;1949;73;2;;;1;5;2023;7;C504;8500;3;2;0;1;6;2024;;;;8;;;;;;;9;9;9;9;9;9;9;9;9;9\n2;12;1949;73;2;;;1;5;2023;7;C504;;3;2;0;1;6;2024;;;;8;;;;;;;9;9;9;9;9;9;9;9;9;9\n"));
        var judged = ImportPipeline.Judge(file.Parts.Single(), Checks.ExamplePart.Context()).ToList();
        Assert.That(judged[0].Case?.Icd10.Code, Is.EqualTo("C50.4"));
        Assert.That((judged[1].IsAccepted, judged[1].Verdicts.Any(verdict => verdict is { CheckId: "M-REQ-1", Item: Item.Morphology })), Is.EqualTo((false, true)));
    }

    [Test]
    public void EachDeathOfACountIsARow_AndABadCountIsReturned()
    {
        using var file = TestFiles.Open(_files.Write("330106_m.csv", "Calendar year;Sex;Age unit;Cause of death;Number of deaths\n2020;1;45;C341;3\n2020;2;999;R99;0\n2020;1;50;C341;many\n2020;1;50;C341;1000000\n"));
        var judged = ImportPipeline.Judge(file.Parts.Single(), Checks.ExamplePart.Context()).Where(row => row.Row > 0).ToList();
        Assert.That(judged.Select(row => (row.Row, row.IsAccepted)), Is.EqualTo(new[] { (2, true), (2, true), (2, true), (4, false), (5, false) }));
        Assert.That(judged.Take(3).Select(row => row.Death!.DeathNumber), Is.Unique);
        Assert.That(judged.Take(3).SelectMany(row => row.Verdicts).Select(verdict => verdict.CheckId), Is.Empty, "nothing can be asked about a count");
    }

    [Test]
    public void SingleYearsOfAgeAreAddedUp()
    {
        var rows = from sex in new[] { 1, 2 } from age in Enumerable.Range(0, 101) select $"2020;{sex};{age};{age + 0.5}";
        using var file = TestFiles.Open(_files.Write("330106_p.csv", "Calendar year;Sex;Age Unit;Number of residents\n" + string.Join('\n', rows)));
        var judged = ImportPipeline.Judge(file.Parts.Single(), Checks.ExamplePart.Context()).ToList();
        var men = judged.Where(row => row.Population?.Sex == Sex.Male).Select(row => row.Population!).OrderBy(count => count.AgeGroup).ToList();
        Assert.That(men, Has.Count.EqualTo(19));
        Assert.That(men[0].Persons, Is.EqualTo(0.5));
        Assert.That(men[2].Persons, Is.EqualTo(5 * 7.5), "5 to 9");
        Assert.That(men.Sum(count => count.Persons), Is.EqualTo(Enumerable.Range(0, 101).Sum(age => age + 0.5)));
    }

    [Test]
    public void ALifeTableAloneIsRefused()
    {
        using var file = TestFiles.Open(_files.Write("330106_l.csv", "Calendar year;Sex;Age_Unit;All causes death probability\n2020;1;0;0.004\n"));
        Assert.That(TestFiles.Ids(file), Is.EqualTo("F-ENCR-1"));
    }

    [Test]
    public void TheRateOfAGroupIsThatOfTheStationaryPopulation()
    {
        Assert.That(EncrLifeTable.RateOf([0.02, 0.02, 0.02, 0.02, 0.02]), Is.EqualTo(0.02).Within(1e-15), "a constant rate is itself");
        Assert.That(EncrLifeTable.RateOf([0, 0]), Is.Zero);
        // Two years with rates 0 and ln 2: one and then 1/2 die over 1 + 0.5/ln 2 years.
        Assert.That(EncrLifeTable.RateOf([0, Math.Log(2)]), Is.EqualTo(0.5 / (1 + 0.5 / Math.Log(2))).Within(1e-15));
    }

    private List<FileRow> Rows(string row)
    {
        using var file = TestFiles.Open(_files.Write("330106_incidence.csv", $"{Header}\n{row}\n"));
        Assert.That(TestFiles.Ids(file), Is.Empty);
        return TestFiles.RowsOf(file);
    }

    private static string Values(FileRow row, params Item[] items) => string.Join(' ', items.Select(item => row[item] ?? "·"));

    private static string Population(Random random) =>
        "year,sex,agegroup,popu,death\n" + string.Join('\n',
            from year in new[] { 2020, 2021 }
            from sex in new[] { 1, 2 }
            from age in AgeScheme.Cn19.Labels
            select string.Create(CultureInfo.InvariantCulture, $"{year},{sex},{age},{random.Next(1000, 90_000) + (random.Next(2) == 0 ? 0 : 0.5)},{random.Next(500)}"));

    private static string[] Lines(string folder, string file) => File.ReadAllLines(Path.Combine(folder, $"330106_ENCR_{file}.csv"));

    // Every column but those of the numbers.
    private static List<string> Cases(string folder) =>
        [.. new DelimitedText(Path.Combine(folder, "330106_ENCR_incidence.csv"), new System.Text.UTF8Encoding(), ';', hasSeparatorLine: false).VerbatimRows()
            .Select(row => string.Join(" ¦ ", row.Values.Where((_, place) => place is not 0 and not 7))).Order(StringComparer.Ordinal)];
}

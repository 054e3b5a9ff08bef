using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Core.Tests.Coding;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Counting primaries or first primaries: what the cube leaves out is what the naive reading of the rules leaves out.</summary>
public class CountingTests
{
    private static readonly (string Site, string Morphology, string Icd10)[] Tumours =
    [
        ("C34.1", "8140/3", "C34.1"), ("C34.3", "8070/3", "C34.3"), ("C33.9", "8140/3", "C33"), ("C50.4", "8500/3", "C50.4"), ("C50.9", "8010/3", "C50.9"),
        ("C77.0", "9680/3", "C83.3"), ("C42.1", "9823/3", "C91.1"), ("C80.9", "8000/3", "C80"), ("C70.0", "9530/0", "D32.0"), ("C50.4", "8500/2", "D05.1"),
    ];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task TheCubeLeavesOutWhatTheNaiveReadingLeavesOut(int seed)
    {
        using var site = new TestDatabase();
        var random = new Random(seed);
        var current = new Dictionary<string, CaseRecord>();
        for (var delivery = 0; delivery < 4; delivery++)
        {
            var records = Enumerable.Range(0, 60).Where(_ => random.Next(2) == 0).Select(number => RandomCase(random, number)).ToList();
            await site.CommitAsync([.. records]);
            foreach (var record in records) current[record.CaseNumber] = record;
        }
        await site.MustBeSoundAsync();
        await MustCountAsync(site, current.Values, t => t.ResidentId?.Key.ToString() ?? t.CaseNumber);
    }

    [Test]
    public async Task PersonsThatWereMergedAreOne_UntilTheMergeIsTakenBack()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1", 2018), Case("2", 2019) with { Name = "张三" }, Case("3", 2020, "C16.9") with { Topography = Topography.TryParse("C16.9") });
        Assert.That(await CasesAsync(site, Counting.First), Is.EqualTo(3), "without an ID each is a person of its own");
        var persons = new PersonStore(site.Database);
        var ids = persons.CurrentPersons().Select(p => p.Id).ToList();
        var merge = (await persons.MergeAsync(ids[0], ids[1], "anna", "same name and birth date", default)).Merge!;
        Assert.That((await CasesAsync(site, Counting.All), await CasesAsync(site, Counting.Primaries)), Is.EqualTo((3, 2)));
        await persons.MergeAsync(ids[0], ids[2], "anna", "the hospital says so", default);
        Assert.That((await CasesAsync(site, Counting.Primaries), await CasesAsync(site, Counting.First)), Is.EqualTo((2, 1)));
        await persons.UnmergeAsync(merge.Id, "anna", "another person", default);
        Assert.That((await CasesAsync(site, Counting.Primaries), await CasesAsync(site, Counting.First)), Is.EqualTo((3, 2)));
        await site.MustBeSoundAsync();
    }

    [Test]
    public async Task AYearWhoseTumoursAreAllLeftOutWasReportedAllTheSame()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1", 2018, id: "11010119500101001"), Case("2", 2019, id: "11010119500101001"), Population(13, 5000, 2018), Population(13, 5000, 2019));
        var cube = await site.Cubes.LoadAsync(Counting.Primaries, default);
        Assert.That(cube.Tumours.LeftOutIn([RegistryCode], 2019, 2019), Is.EqualTo(1));
        Assert.That(cube.Tabulate(SiteScheme.Cn26, [RegistryCode], 2018, 2019).Coverage(deaths: false).WithoutData, Is.Empty);
    }

    [Test]
    public async Task PrimariesAreListedWithTheirReasonAndWithoutNames()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(
            Case("7", 2018, id: "11010119500101001", name: "李四"), Case("8", 2019, id: "11010119500101001", name: "李四"),
            Case("9", 2019, id: "11010119600101002"));
        var person = new PrimaryStore(site.Database).Persons(registry: null, year: null).Single();
        Assert.That(person.Tumours.Select(t => (t.Tumour.CaseNumber, t.Decision.Standing, t.Decision.Sequence)), Is.EqualTo(new (string, PrimaryStanding, int?)[]
        {
            ("7", PrimaryStanding.Counted, 1), ("8", PrimaryStanding.SameTumour, null),
        }));
        Assert.That(person.Tumours[1].Decision.TextEn, Does.StartWith($"Same tumour as {RegistryCode} 7/1").And.Not.Contain("李四"));
        Assert.That(new PrimaryStore(site.Database).Persons(RegistryCode, 2019).Count(), Is.EqualTo(1));
        Assert.That(new PrimaryStore(site.Database).Persons(RegistryCode, 2017), Is.Empty);
        Assert.That(new PrimaryStore(site.Database).Persons("330106", null), Is.Empty);
    }

    private static CaseRecord RandomCase(Random random, int number)
    {
        var (place, morphology, icd10) = Tumours[random.Next(Tumours.Length)];
        var id = number < 40 ? $"110101195{number % 8}0101001" : null;       // several numbers share a person
        return Case($"{number}", 2017 + random.Next(3), icd10, id) with
        {
            IncidenceDate = new(2017 + random.Next(3), random.Next(1, 13), random.Next(1, 28)),
            Topography = Topography.TryParse(place),
            Morphology = new(Histology.TryParse(morphology.AsSpan(0, 4))!, (Behaviour)(morphology[5] - '0')),
        };
    }

    private static async Task MustCountAsync(TestDatabase site, IEnumerable<CaseRecord> current, Func<CaseRecord, string> personOf)
    {
        var expected = current.GroupBy(personOf).SelectMany(person =>
        {
            var counted = NaivePrimaries.Counted(person.Select(ToTumour));
            return person.Select(record => (record, Sequence: counted.TryGetValue(record.CaseNumber, out var n) ? n : (int?)null, IsJudged: ToTumour(record).IsJudged));
        }).ToList();
        foreach (var counting in Enum.GetValues<Counting>())
        {
            var cube = await site.Cubes.LoadAsync(counting, default);
            Assert.That(cube.Tumours.Counting, Is.EqualTo(counting));
            var kept = expected.Where(e => counting == Counting.All || !e.IsJudged || (counting == Counting.First ? e.Sequence == 1 : e.Sequence is not null)).ToList();
            Assert.That(cube.Tumours.LeftOut.Values.Sum(), Is.EqualTo(expected.Count - kept.Count), $"{counting}");
            foreach (var year in new[] { 2017, 2018, 2019 })
            {
                var table = cube.Tabulate(SiteScheme.Cn59, [RegistryCode], year, year);
                for (var group = 0; group < SiteScheme.Cn59.Groups.Count; group++)
                    Assert.That(table.Quality(group, Sex.Male).Cases, Is.EqualTo(kept.Count(
                        e => e.record.IncidenceDate.Year == year && SiteScheme.Cn59.GroupsOf(e.record.Icd10.CubeCode).Contains(group))), $"{counting} {year} {group}");
            }
        }
        Assert.That((await site.Cubes.LoadAsync(Counting.Primaries, default)).Tumours.LeftOut, Is.Not.Empty, "the test has something to leave out");
    }

    private static PersonTumour ToTumour(CaseRecord record) =>
        new(record.CaseNumber, record.IncidenceDate, $"{RegistryCode} {record.CaseNumber}", record.TumourNumber, record.Topography, record.Morphology);

    private static async Task<int> CasesAsync(TestDatabase site, Counting counting)
    {
        var table = (await site.Cubes.LoadAsync(counting, default)).Tabulate(SiteScheme.Cn26, [RegistryCode], 2000, 2030);
        return table.Quality(SiteScheme.Cn26.IndexOf("60")!.Value, null).Cases;
    }
}

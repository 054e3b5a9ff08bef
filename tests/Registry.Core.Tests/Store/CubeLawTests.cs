using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Law: whatever was delivered, corrected and undone, the cells are the counts of the current rows, and those
/// are what a plain list of the deliveries gives.</summary>
public class CubeLawTests
{
    private static readonly string[] Codes = ["C34.9", "C16.0", "C10.1", "C10.2", "D05.1", "C50.9", "I21.9"];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task CellsAreTheCountsOfTheCurrentRows(int seed)
    {
        using var site = new TestDatabase();
        var random = new Random(seed);
        var deliveries = new List<(long Batch, object[] Records)>();
        var held = await site.Cubes.LoadAsync(default);
        for (var step = 0; step < 12; step++)
        {
            if (deliveries.Count > 0 && random.Next(4) == 0)
            {
                var last = deliveries[^1];
                Assert.That((await site.Batches.UndoAsync(last.Batch, default)).Refusal, Is.Null, "nothing was committed after the last one");
                deliveries.Remove(last);
            }
            else
            {
                object[] records = [.. Records(random)];
                deliveries.Add(((await site.CommitAsync(records)).Id, records));
            }
            await site.MustBeSoundAsync();
            await MustEqualTheDeliveriesAsync(site, deliveries.SelectMany(d => d.Records));
            if (step % 3 != 1) continue;                     // now and then over several states at once
            held = await site.Cubes.UpdateAsync(held, default);
            MustBeAlike(held, await site.Cubes.LoadAsync(default));
        }
    }

    [Test]
    public async Task ALoadedCubeIsBroughtUpToDateByWhatChanged()
    {
        using var site = new TestDatabase();
        var kept = await site.CommitAsync(Case("1"), Case("2", icd10: "C16.0"), Population(5, 1000));
        var held = await site.Cubes.LoadAsync(default);
        Assert.That(await site.Cubes.UpdateAsync(held, default), Is.SameAs(held));
        var added = await site.CommitAsync(Case("3", 2019, "C50.9"), Case("1", icd10: "C34.1"), Population(5, 1200));
        var later = await site.Cubes.UpdateAsync(held, default);
        MustBeAlike(later, await site.Cubes.LoadAsync(default));
        Assert.That((held.CellCount, held.Years.Count, later.Years.Count), Is.EqualTo((2, 1, 2)), "the cube before is as it was");
        await site.Batches.UndoAsync(added.Id, default);
        var back = await site.Cubes.UpdateAsync(later, default);
        MustBeAlike(back, held);
        MustBeAlike(await site.Cubes.UpdateAsync(held, default), held);
        Assert.That(kept.Id, Is.LessThan(added.Id));
    }

    [Test]
    public async Task BlocksHoldWhatTheCellsHold()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1"), Case("2", age: null), Death("1"), Population(5, 1000));
        await site.CommitAsync(Case("1", icd10: "C16.0"), Case("3", 2019));
        var blocks = await site.Cubes.LoadAsync(default);
        Assert.That(await site.CountAsync("select count(*) from cell_block"), Is.EqualTo(2));
        await site.CountAsync("delete from cell_block");
        MustBeAlike(await site.Cubes.LoadAsync(default), blocks);
        site.Reopen();
        Assert.That(await site.CountAsync("select count(*) from cell_block"), Is.EqualTo(2), "written anew for a store that had none");
        MustBeAlike(await site.Cubes.LoadAsync(default), blocks);
        await site.CountAsync("update cell set cases = 5 where icd10_cube = 'C16'");
        await site.CountAsync("update tumour set icd10_cube = icd10_cube");
        Assert.That((await site.Cubes.VerifyAsync(default)).Select(c => (c.Icd, c.Cases)), Does.Contain(("C16", 4)), "rows less block");
    }

    [Test]
    public async Task ABlockOfAnotherVersionIsReadFromItsCells_AndWrittenAnew()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1"), Case("2", age: null), Population(5, 1000));
        await site.CommitAsync(Case("1", icd10: "C16.0"), Case("3", 2019));
        var blocks = await site.Cubes.LoadAsync(default);
        await site.CountAsync("update cell_block set bytes = x'0107' where batch_id = 1");
        MustBeAlike(await site.Cubes.LoadAsync(default), blocks);
        Assert.That(await site.Cubes.VerifyAsync(default), Is.Empty);
        site.Reopen();
        Assert.That(await site.CountAsync("select count(*) from cell_block where hex(substr(bytes, 1, 1)) = '02'"), Is.EqualTo(2));
        MustBeAlike(await site.Cubes.LoadAsync(default), blocks);
        Assert.That(await site.Cubes.VerifyAsync(default), Is.Empty);
    }

    [Test]
    public async Task UnknownBasisIsCounted_ReplacedAndTakenBack()
    {
        using var site = new TestDatabase();
        var unknown = Case("1") with { Basis = BasisOfDiagnosis.Unknown };
        await site.CommitAsync(unknown, Case("2"), Case("3") with { Basis = null });
        Assert.That(await UnknownAsync(), Is.EqualTo(2), "basis 9, and none");
        var corrected = await site.CommitAsync(Case("1"));
        Assert.That(await UnknownAsync(), Is.EqualTo(1));
        Assert.That((await new Core.Store.RecordStore(site.Database).UndoAsync(new(RegistryCode, PartKind.Incidence, "1", 1), "anna", "wrong", default)).Refusal, Is.Null);
        Assert.That(await UnknownAsync(), Is.EqualTo(2), "put back by a compensation");
        await site.MustBeSoundAsync();
        site.Reopen();
        Assert.That(await UnknownAsync(), Is.EqualTo(2), "from the block that was made of the cells of the compensation");
        Assert.That((await site.Batches.UndoAsync(corrected.Id + 1, default)).Refusal, Is.Null);
        Assert.That((await site.Batches.UndoAsync(corrected.Id, default)).Refusal, Is.Null);
        Assert.That(await UnknownAsync(), Is.EqualTo(2));
        await site.CountAsync("update tumour set basis = 9 where case_number = '2'");
        Assert.That((await site.Cubes.VerifyAsync(default)).Sum(cell => cell.UnknownBasis), Is.EqualTo(1), "a difference is found");

        async Task<int> UnknownAsync()
        {
            var table = (await site.Cubes.LoadAsync(default)).Tabulate(SiteScheme.Cn59, [RegistryCode], 2020, 2020);
            return SiteScheme.Cn59.Groups.Select((_, group) => table.Quality(group, null).UnknownBasis).Max();
        }
    }

    [Test]
    public async Task ADifferenceIsFound()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1"));
        await site.CountAsync("update tumour set icd10_cube = 'C16'");
        var wrong = await site.Cubes.VerifyAsync(default);
        Assert.That(wrong.Select(c => (c.Icd, c.Cases)), Is.EquivalentTo(new[] { ("C16", 1), ("C34", -1) }));
    }

    [Test]
    public async Task TheCubeHasTheQualityCountsAndTheRegistries()
    {
        using var site = new TestDatabase();
        var batch = await site.UploadAsync();
        using (var writer = site.Batches.BeginStaging(batch.Id))
        {
            writer.Add(Case("1"), openQuery: true);
            writer.Add(Case("2", icd10: "C34.1") with { Basis = BasisOfDiagnosis.DeathCertificateOnly }, openQuery: false);
            writer.Add(Case("3") with { Morphology = new(Histology.TryParse("8010")!, Behaviour.Malignant) }, openQuery: false);
            writer.Add(Death("1"), openQuery: false);
            foreach (var sex in new[] { Sex.Male, Sex.Female })
                writer.Add(Population(13, 5000, sex: sex) with { AllCauseDeaths = 40, Basis = PopulationBasis.UsualResidence });
            Complete(writer, 6);
        }
        await site.Batches.CommitAsync(batch.Id, default);

        var cube = await site.Cubes.LoadAsync(default);
        Assert.That(cube.Registries, Is.EqualTo(new[]
        {
            new RegistryArea(RegistryCode, Area.Find(RegistryCode)!.FullNameZh, RegistryCode, AreaType.Urban, PopulationBasis.UsualResidence),
        }));
        Assert.That((cube.Years.Single(), cube.State.Version), Is.EqualTo((2020, 1)));
        var table = cube.Tabulate(SiteScheme.Cn59, [RegistryCode], 2020, 2020);
        var lung = Enumerable.Range(0, SiteScheme.Cn59.Groups.Count).First(g => SiteScheme.Cn59.GroupsOf("C34").Contains(g));
        Assert.That(table.Quality(lung, null), Is.EqualTo(new QualityCounts(
            Cases: 3, Deaths: 1, MorphologicallyVerified: 2, DeathCertificateOnly: 1, UnspecifiedMorphology: 1, UnspecifiedSubsite: 2,
            UnknownSite: 0, WithOpenQuery: 1)));
        Assert.That(table.PersonYears((Sex?)null).Total, Is.EqualTo(10_000));
        Assert.That(table.AllCauseDeaths(null).Total, Is.EqualTo(80));
    }

    [Test]
    public async Task ARegistryMayHaveANameAndTypeOfItsOwn()
    {
        using var site = new TestDatabase();
        var registries = new Core.Store.RegistryStore(site.Database);
        Assert.That(await registries.RegistriesAsync(default), Is.Empty);
        await site.CommitAsync(Case("1"));
        registries.Set(RegistryCode, "某登记处", "A Registry", AreaType.Rural, basis: null);
        Assert.That(await registries.RegistriesAsync(default), Is.EqualTo(new[]
        {
            new RegistryArea(RegistryCode, "某登记处", "A Registry", AreaType.Rural, PopulationBasis.Registered),
        }));
    }

    private static void MustBeAlike(CountCube one, CountCube other)
    {
        Assert.That(one.RegistryYears, Is.EqualTo(other.RegistryYears));
        Assert.That((one.CellCount, one.Registries.Count), Is.EqualTo((other.CellCount, other.Registries.Count)));
        foreach (var (registry, year) in one.RegistryYears)
        {
            var (left, right) = (one.Tabulate(SiteScheme.Cn59, [registry], year, year), other.Tabulate(SiteScheme.Cn59, [registry], year, year));
            Assert.That(left.PersonYears((Sex?)null).Values.ToArray(), Is.EqualTo(right.PersonYears((Sex?)null).Values.ToArray()));
            foreach (var sex in (Sex?[])[null, Sex.Male, Sex.Female])
                for (var group = 0; group < SiteScheme.Cn59.Groups.Count; group++)
                    Assert.That(left.Quality(group, sex), Is.EqualTo(right.Quality(group, sex)), $"{registry} {year} {group} {sex}");
        }
    }

    // A number keeps its sex: another sex in another year would be another case, and refused.
    private static IEnumerable<object> Records(Random random)
    {
        foreach (var number in Enumerable.Range(0, 30).Where(_ => random.Next(2) == 0))
            yield return Case($"{number}", 2018 + random.Next(2), Codes[random.Next(6)], age: random.Next(5) == 0 ? null : random.Next(100)) with
            {
                Sex = number % 9 == 0 ? Sex.Unknown : (Sex)(number % 2 + 1),
                Basis = random.Next(2) == 0 ? BasisOfDiagnosis.DeathCertificateOnly : BasisOfDiagnosis.Cytology,
            };
        foreach (var number in Enumerable.Range(0, 10).Where(_ => random.Next(2) == 0))
            yield return Death($"{number}", 2018 + random.Next(2), Codes[random.Next(7)]);
        foreach (var group in Enumerable.Range(0, 19).Where(_ => random.Next(3) == 0))
            yield return Population(group, random.Next(1000, 1005));
    }

    private static async Task MustEqualTheDeliveriesAsync(TestDatabase site, IEnumerable<object> records)
    {
        var (cases, deaths, persons) = (new Dictionary<string, CaseRecord>(), new Dictionary<string, DeathRecord>(), new Dictionary<int, double>());
        foreach (var record in records)
            switch (record)
            {
                case CaseRecord c: cases[c.CaseNumber] = c; break;
                case DeathRecord d: deaths[d.DeathNumber] = d; break;
                case PopulationCount p: persons[p.AgeGroup] = p.Persons; break;
            }
        var cube = await site.Cubes.LoadAsync(default);
        Assert.That(await site.CurrentCasesAsync(), Is.EqualTo(cases.Count));
        Assert.That(await site.CountAsync("select coalesce(sum(persons), 0) from current_population"), Is.EqualTo(persons.Values.Sum()));
        foreach (var year in new[] { 2018, 2019 })
        {
            var table = cube.Tabulate(SiteScheme.Cn59, [RegistryCode], year, year);
            foreach (var sex in new[] { Sex.Male, Sex.Female })
                for (var group = 0; group < SiteScheme.Cn59.Groups.Count; group++)
                {
                    var counted = table.Quality(group, sex);
                    Assert.That(counted.Cases, Is.EqualTo(cases.Values.Count(
                        c => c.IncidenceDate.Year == year && c.Sex == sex && IsIn(group, c.Icd10))));
                    Assert.That(counted.Deaths, Is.EqualTo(deaths.Values.Count(
                        d => d.DeathDate.Year == year && d.Sex == sex && IsIn(group, d.UnderlyingCause))));
                }
        }
    }

    private static bool IsIn(int group, IcdCode code) => SiteScheme.Cn59.GroupsOf(code.CubeCode).Contains(group);
}

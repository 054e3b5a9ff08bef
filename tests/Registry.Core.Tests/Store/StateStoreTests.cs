using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Earlier data states: what was counted then is counted now, and the changes between two states add up.</summary>
public class StateStoreTests
{
    private static readonly string[] Codes = ["C34.9", "C16.0", "C10.1", "C50.9", "C86.0"];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task EveryEarlierStateIsAsItWas_AndTheChangesAddUp(int seed)
    {
        using var site = new TestDatabase();
        var (random, states, seen) = (new Random(seed), new StateStore(site.Database), new List<(DataState State, string Counts)>());
        for (var step = 0; step < 9; step++)
        {
            await StepAsync(site, random, step);
            var cube = await site.Cubes.LoadAsync(default);
            if (seen.Count == 0 || seen[^1].State.Version != cube.State.Version) seen.Add((cube.State, Describe(cube)));
        }
        foreach (var (state, counts) in seen)
        {
            Assert.That((await states.FindAsync($"DS-{state.Version}", default))!.Version, Is.EqualTo(state.Version));
            Assert.That(Describe(await states.LoadAsync(state, Counting.All, default)), Is.EqualTo(counts), $"DS-{state.Version}");
        }
        for (var a = 0; a < seen.Count; a++)
            for (var b = a + 1; b < seen.Count; b++) await MustAddUpAsync(states, seen[a].State, seen[b].State, Counting.All);
    }

    [Test]
    public async Task MergesAndTheirTakingBackAreKnownOfEveryState()
    {
        using var site = new TestDatabase();
        var (persons, states) = (new PersonStore(site.Database), new StateStore(site.Database));
        await site.CommitAsync(Case("1"), Case("2"), Case("3", icd10: "C16.0"));
        var apart = await site.Cubes.LoadAsync(Counting.Primaries, default);
        var merge = await persons.MergeAsync(1, 2, "anna", "one person", default);
        var together = await site.Cubes.LoadAsync(Counting.Primaries, default);
        await persons.UnmergeAsync(merge.Merge!.Id, "anna", "two persons after all", default);
        Assert.That(Describe(together), Is.Not.EqualTo(Describe(apart)), "the same tumour twice");
        foreach (var cube in new[] { apart, together })
            Assert.That(Describe(await states.LoadAsync(cube.State, Counting.Primaries, default)), Is.EqualTo(Describe(cube)), $"{cube.State}");

        var last = await states.FindAsync("DS-3", default);
        var changes = await MustAddUpAsync(states, apart.State, together.State, Counting.Primaries);
        Assert.That(changes.Select(change => (change.Cause, change.Cell.Cases)), Is.EqualTo(new[] { (ChangeCause.Deduplication, -1) }));
        await MustAddUpAsync(states, together.State, last!, Counting.Primaries);
        Assert.That(await MustAddUpAsync(states, apart.State, together.State, Counting.All), Is.Empty, "where every tumour counts a merge changes nothing");
    }

    [Test]
    public async Task CausesAreToldApart()
    {
        using var site = new TestDatabase();
        var states = new StateStore(site.Database);
        await site.CommitAsync(Case("1"), Case("2"), Population(5, 1000));
        var first = (await states.FindAsync("B1", default))!;
        await site.CommitAsync(Case("2", icd10: "C16.0"), Case("3"), Case("4", year: 2021), Death("1"));
        var second = (await states.FindAsync("B2", default))!;
        var changes = await MustAddUpAsync(states, first, second, Counting.All);
        Assert.That(changes.Select(c => (c.Cause, c.Cell.Year, c.Cell.Icd, c.Cell.Cases, c.Cell.Deaths)), Is.EquivalentTo(new[]
        {
            (ChangeCause.FirstDelivery, 2021, "C34", 1, 0), (ChangeCause.Late, 2020, "C34", 1, 0), (ChangeCause.Late, 2020, "C34", 0, 1),
            (ChangeCause.Correction, 2020, "C16", 1, 0), (ChangeCause.Correction, 2020, "C34", -1, 0),
        }));

        await site.Batches.UndoAsync(2, default);
        var third = (await states.FindAsync("3", default))!;
        Assert.That((await MustAddUpAsync(states, second, third, Counting.All)).Select(c => c.Cause).Distinct(), Is.EqualTo(new[] { ChangeCause.TakenBack }));
        Assert.That(await MustAddUpAsync(states, first, third, Counting.All), Is.Empty, "what came and went in between");
        Assert.That((await states.ListAsync(default)).Select(entry => (entry.State.Version, entry.Event, entry.BatchId)),
            Is.EqualTo(new (long, string, long?)[] { (1, "committed", 1), (2, "committed", 2), (3, "undone", 2) }));
    }

    [Test]
    public async Task SettingsAndPopulationsAreThoseOfTheState()
    {
        using var site = new TestDatabase();
        var (states, populations) = (new StateStore(site.Database), new PopulationVersionStore(site.Database));
        await site.CommitAsync(Case("1", icd10: "C86.0"), Population(5, 1000));
        var before = (await states.FindAsync("DS-1", default))!;
        new SettingStore(site.Database).Set(SiteSetting.Find("c86", "other")!, "anna");
        populations.Use(populations.Add(PopulationVersionTests.Version(new(2020, 7, 1), 2000)).Label, "anna", "yearbook");
        await site.CommitAsync(Population(5, 1100));

        var then = await states.LoadAsync(before, Counting.All, default);
        Assert.That((then.Settings, then.Population(RegistryCode, 2020)!.Men[5], then.PopulationsInUse.Values.Single().Version), Is.EqualTo((SiteSettings.Default, 1000d, "B1")));
        var later = await states.LoadAsync((await states.FindAsync("DS-3", default))!, Counting.All, default);
        Assert.That((later.Settings.Suffix, later.Population(RegistryCode, 2020)!.Men[5], later.PopulationsInUse.Values.Single().Version), Is.EqualTo(("+c86-other", 2000d, "P1")));
        Assert.That(Describe(await states.LoadAsync((await states.FindAsync("B2", default))!, Counting.All, default)), Is.EqualTo(Describe(await site.Cubes.LoadAsync(default))));
    }

    [TestCase("DS-9")]
    [TestCase("B9")]
    [TestCase("yesterday")]
    public async Task AStateThatThereIsNotIsNotFound(string name)
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1"));
        Assert.That(await new StateStore(site.Database).FindAsync(name, default), Is.Null);
    }

    private static async Task StepAsync(TestDatabase site, Random random, int step)
    {
        var last = (await site.Batches.ListAsync(default)).Where(batch => batch.State == BatchState.Committed).Select(batch => batch.Id).DefaultIfEmpty().Max();
        switch (step == 0 ? 9 : random.Next(6))
        {
            case 0:
                await site.Batches.UndoAsync(last, default);
                break;
            case 1:
                await site.Batches.CompensateAsync(1, "anna", "test", default);
                break;
            case 2:
                new SettingStore(site.Database).Set(SiteSetting.Find("c86", random.Next(2) == 0 ? "other" : "lymphoma")!, "anna");
                break;
            default:
                await site.CommitAsync([.. Records(random)]);
                break;
        }
    }

    private static IEnumerable<object> Records(Random random)
    {
        foreach (var number in Enumerable.Range(0, 20).Where(_ => random.Next(2) == 0))
            yield return Case($"{number}", 2018 + number % 3, Codes[random.Next(5)], age: random.Next(5) == 0 ? null : 40 + number) with
            {
                Sex = number % 9 == 0 ? Sex.Unknown : (Sex)(number % 2 + 1),
            };
        foreach (var number in Enumerable.Range(0, 8).Where(_ => random.Next(2) == 0)) yield return Death($"{number}", 2018 + number % 3, Codes[random.Next(5)]);
        foreach (var group in Enumerable.Range(0, 19).Where(_ => random.Next(3) == 0)) yield return Population(group, random.Next(1000, 1005), 2018 + group % 3);
    }

    private static async Task<IReadOnlyList<CellChange>> MustAddUpAsync(StateStore states, DataState first, DataState second, Counting counting)
    {
        var (before, after) = (await states.LoadAsync(first, counting, default), await states.LoadAsync(second, counting, default));
        var changes = await states.ChangesAsync(before, after, default);
        var sum = new CountCube([], changes.Select(change => change.Cell), [], second);
        foreach (var year in Enumerable.Range(2018, 4))
        {
            SiteTable Table(CountCube cube) => cube.Tabulate(SiteScheme.Cn59, [RegistryCode], year, year);
            var (a, b, c) = (Table(before), Table(after), Table(sum));
            Assert.That(c.NotTabulated, Is.EqualTo(b.NotTabulated - a.NotTabulated), $"unknown sex, {year}");
            for (var group = 0; group < SiteScheme.Cn59.Groups.Count; group++)
                foreach (var sex in new[] { Sex.Male, Sex.Female })
                    Assert.That(
                        (c.Quality(group, sex).Cases, c.Quality(group, sex).Deaths),
                        Is.EqualTo((b.Quality(group, sex).Cases - a.Quality(group, sex).Cases, b.Quality(group, sex).Deaths - a.Quality(group, sex).Deaths)),
                        $"{first} to {second}, {year}, {SiteScheme.Cn59.Groups[group].Code}, {sex}");
        }
        return changes;
    }

    // Everything that a table could show, as text.
    private static string Describe(CountCube cube)
    {
        var scheme = cube.Sites(SiteScheme.Cn59);
        var lines = new List<string> { cube.Settings.ToString()! };
        foreach (var year in Enumerable.Range(2018, 4))
        {
            var table = cube.Tabulate(scheme, [RegistryCode], year, year);
            foreach (var sex in new[] { Sex.Male, Sex.Female })
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{year} {sex} {table.PersonYears(sex).Total} {table.NotTabulated}"));
                for (var group = 0; group < scheme.Groups.Count; group++)
                    if (table.Quality(group, sex) is { Cases: > 0 } or { Deaths: > 0 })
                        lines.Add($"{year} {sex} {scheme.Groups[group].Code} {table.Quality(group, sex)} {string.Join(',', table.Cases(group, sex).Values.ToArray())}");
            }
        }
        return string.Join('\n', lines);
    }
}

using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Population versions: nothing is overwritten, and the rates say what they divide by.</summary>
public class PopulationVersionTests
{
    [Test]
    public async Task AVersionIsADenominatorOnlyOnceItIsUsed_AndTheDeliveredOneComesBack()
    {
        using var site = new TestDatabase();
        await site.CommitAsync([Case("1"), .. Delivered(1000)]);
        var store = new PopulationVersionStore(site.Database);
        var stored = store.Add(Version(new(2020, 7, 1), 1100));
        Assert.That((stored.Label, stored.MadeBy), Is.EqualTo(("P1", site.Database.Actor)));
        Assert.That(await PeopleAsync(site), Is.EqualTo((38_000, "B1", 0L)), "stored is not used");

        var (use, refusal) = store.Use("P1", "anna", "registered population of the yearbook");
        Assert.That(refusal, Is.Null);
        Assert.That((use!.Registry, use.Year, use.Version, use.By), Is.EqualTo((RegistryCode, 2020, "P1", "anna")));
        Assert.That(await PeopleAsync(site), Is.EqualTo((41_800, "P1", 0L)));
        Assert.That((await site.Cubes.DataStateAsync(default)).Version, Is.EqualTo(use.DataState).And.EqualTo(2));

        store.Use(PopulationVersion.DeliveredName(RegistryCode, 2020), "anna", "back to the file");
        Assert.That(await PeopleAsync(site), Is.EqualTo((38_000, "B1", 0L)));
        Assert.That(await site.CountAsync("select count(*) from population_use"), Is.EqualTo(2), "both decisions are kept");
        var audit = await new AuditStore(site.Database).ListAsync(null, default);
        Assert.That(audit.Select(row => row.Event).Where(name => name.StartsWith("population", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "population-stored", "population-used", "population-used" }));
        await site.MustBeSoundAsync();
    }

    [Test]
    public async Task DeathsFromAllCausesStayThoseThatWereDelivered()
    {
        using var site = new TestDatabase();
        await site.CommitAsync([Case("1"), .. Delivered(1000).Select(count => count with { AllCauseDeaths = 3 })]);
        var store = new PopulationVersionStore(site.Database);
        store.Use(store.Add(Version(new(2020, 7, 1), 900)).Label, "anna", "test");
        var table = (await site.Cubes.LoadAsync(default)).Tabulate(SiteScheme.Cn26, [RegistryCode], 2020, 2020);
        Assert.That((table.PersonYears((Sex?)null).Total, table.AllCauseDeaths(null).Total), Is.EqualTo((34_200d, 114d)));
    }

    [Test]
    public async Task ADeliveredPopulationIsNamedByEveryBatchThatBroughtItsRows()
    {
        using var site = new TestDatabase();
        await site.CommitAsync([Case("1"), .. Delivered(1000)]);
        await site.CommitAsync(Population(5, 1234));
        var store = new PopulationVersionStore(site.Database);
        var delivered = (await store.DeliveredAsync(new(), default)).Single();
        Assert.That((delivered.Label, delivered.Method, delivered.Counts.Men[5], delivered.Counts.Total), Is.EqualTo(("B1+B2", PopulationMethod.Delivered, 1234d, 38_234d)));
        Assert.That(await store.FindAsync($"{RegistryCode}-2020", default), Is.Not.Null);
        Assert.That(await store.FindAsync($"{RegistryCode}-2019", default), Is.Null);
    }

    [Test]
    public async Task FinerGroupsAreAddedUpAndCoarserOnesAreNotDivided()
    {
        using var site = new TestDatabase();
        await site.CommitAsync([Case("1"), .. Delivered(1000)]);
        var store = new PopulationVersionStore(site.Database);
        var years = new AgeVector(AgeScheme.Of([.. Enumerable.Range(0, 101)]), [.. Enumerable.Repeat(10d, 101)]);
        store.Use(store.Add(Version(new(2020, 7, 1), 1) with { Counts = new(years, years) }).Label, "anna", "single years of age");
        var men = (await site.Cubes.LoadAsync(default)).Population(RegistryCode, 2020)!.Men;
        Assert.That((men[0], men[1], men[2], men[18], men.Total), Is.EqualTo((10d, 40d, 50d, 160d, 1010d)));

        var coarse = store.Add(Version(new(2020, 7, 1), 1) with { Counts = new(AgeVector.Zero(AgeScheme.To85), AgeVector.Zero(AgeScheme.To85)) });
        var (use, refusal) = store.Use(coarse.Label, "anna", "18 groups");
        Assert.That(use, Is.Null);
        Assert.That(refusal!.En, Does.Contain("do not add up to the 19"));
    }

    [Test]
    public async Task WhatIsNoMidYearPopulationIsNotUsed_NorWithoutNameAndReason()
    {
        using var site = new TestDatabase();
        await site.CommitAsync([Case("1"), .. Delivered(1000)]);
        var store = new PopulationVersionStore(site.Database);
        var yearEnd = store.Add(Version(new(2020, 12, 31), 1000) with { Method = PopulationMethod.YearEnd });
        Assert.That(store.Use(yearEnd.Label, "anna", "test").Refusal!.En, Does.Contain("mid-year"));
        Assert.That(store.Use("P99", "anna", "test").Refusal!.En, Does.Contain("no population version"));
        Assert.That(store.Use(yearEnd.Label, " ", "test").Refusal!.En, Does.Contain("Say who"));
        Assert.That((await site.Cubes.DataStateAsync(default)).Version, Is.EqualTo(1), "nothing was changed");
        Assert.That(() => store.Add(Version(new(2020, 7, 1), 1) with { Source = " " }), Throws.ArgumentException);
    }

    [TestCase("update population_version set source = 'another'")]
    [TestCase("delete from population_version_count")]
    [TestCase("update population_version_count set persons = 0")]
    public async Task AStoredVersionCannotBeChanged(string change)
    {
        using var site = new TestDatabase();
        new PopulationVersionStore(site.Database).Add(Version(new(2020, 7, 1), 1000));
        await Assert.ThatAsync(() => site.CountAsync(change), Throws.Exception.With.Message.Contains("never changed"));
    }

    internal static PopulationVersion Version(DateOnly date, double persons) => new()
    {
        Registry = RegistryCode,
        Date = date,
        Basis = PopulationBasis.Registered,
        Method = PopulationMethod.MidYear,
        Source = "yearbook 2021",
        Counts = new(new(AgeScheme.Cn19, [.. Enumerable.Repeat(persons, 19)]), new(AgeScheme.Cn19, [.. Enumerable.Repeat(persons, 19)])),
    };

    private static IEnumerable<PopulationCount> Delivered(double persons) =>
        from sex in new[] { Sex.Male, Sex.Female }
        from age in Enumerable.Range(0, 19)
        select Population(age, persons, sex: sex);

    private static async Task<(int People, string Version, long Flags)> PeopleAsync(TestDatabase site)
    {
        var cube = await site.Cubes.LoadAsync(default);
        var used = cube.PopulationsInUse[new(RegistryCode, 2020)];
        return ((int)cube.Population(RegistryCode, 2020)!.Total, used.Version, used.Caveats.Count);
    }
}

using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Deaths of registered cases in the place of the death files.</summary>
public class DeathsOfCasesTests
{
    private const string Id = "41010319500310123";

    [Test]
    public async Task APersonDiesOnceOfTheCauseAndInTheYearOfDeath()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(
            Dead("1", 1),
            Dead("2", 2),                                                                    // of something else
            Dead("3", null, """{"underlying_cause":"C34.1"}"""),
            Dead("4", 9, """{"underlying_cause":"I21.9"}"""),
            Dead("5", null),                                                                 // nobody knows
            Dead("6", 1, """{"underlying_cause":"C16.9"}""", "C16.9", Id),                   // one person, two tumours
            Dead("7", 1, """{"underlying_cause":"C16.9"}""", "C34.9", Id),
            Case("8"),                                                                       // alive
            Death("D1", 2022), Death("D2", 2022), Death("D3", 2022));
        var vital = await site.Cubes.LoadAsync(Counting.All, DeathSource.VitalStatistics, default);
        var cases = await site.Cubes.LoadAsync(Counting.All, DeathSource.RegisteredCases, default);

        Assert.That((Deaths(vital, "60"), Deaths(cases, "60")), Is.EqualTo((3, 3)), "cases 1 and 3 and the person of 6 and 7");
        Assert.That(Deaths(cases, "104"), Is.EqualTo(1), "stomach: the tumour of the underlying cause");
        Assert.That((Cases(vital), Cases(cases)), Is.EqualTo((8, 8)), "cases stay");
        Assert.That((vital.Tumours.Deaths, cases.Tumours.Deaths), Is.EqualTo((DeathSource.VitalStatistics, DeathSource.RegisteredCases)));
    }

    [Test]
    public async Task TheAgeIsThatAtDeath()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Dead("1", 1) with { BirthDate = new(1951, 7, 1) }, Dead("2", 1));
        var table = (await site.Cubes.LoadAsync(Counting.All, DeathSource.RegisteredCases, default)).Tabulate(SiteScheme.Cn26, [RegistryCode], 2022, 2022);
        var deaths = table.Deaths(table.Scheme.IndexOf("60")!.Value, Sex.Male);
        Assert.That((deaths[AgeScheme.Cn19.GroupOf(70)], deaths[AgeScheme.Cn19.GroupOf(63)]), Is.EqualTo((1.0, 1.0)),
            "70 by the dates; 61 at incidence in 2020 and two years more");
    }

    [Test]
    public async Task WhatFollowUpFoundStandsForTheCard()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1"), Case("2"), Case("3") with { TumourNumber = 2 }, Dead("4", 1), Dead("5", 1), Dead("6", 1));
        await site.CommitAsync(
            Followed("1", 20220401, "C34.1", 1),                              // by the sheet or the death file only
            Followed("2", 20220401, "I21.9", 2),                              // of something else
            Followed("3", 20220401, "C34.9", null) with { TumourNumber = 2 },
            Followed("4", 20210401, "C34.1", 1),                              // a year earlier than the card says
            Followed("5", 20230401, null, null) with { VitalStatus = VitalStatus.Alive, DeathDate = null });
        var cube = await site.Cubes.LoadAsync(Counting.All, DeathSource.RegisteredCases, default);
        Assert.That((DeathsIn(cube, 2021), DeathsIn(cube, 2022)), Is.EqualTo((1, 3)), "4 in 2021; 1, 3 and, not followed, 6 in 2022");
        Assert.That(Deaths(await site.Cubes.LoadAsync(Counting.All, DeathSource.VitalStatistics, default), "60"), Is.Zero, "no death file");
    }

    [Test]
    public async Task AFollowUpThatIsUndoneCountsNoMore()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1"), Dead("2", 1));
        var batch = await site.CommitAsync(Followed("1", 20220401, "C34.1", 1), Followed("2", 20210401, "C34.1", 1));
        Assert.That(await InBothYearsAsync(site), Is.EqualTo((1, 1)));
        await site.Batches.UndoAsync(batch.Id, default);
        Assert.That(await InBothYearsAsync(site), Is.EqualTo((0, 1)), "the card of 2 alone");
    }

    private static async Task<(int, int)> InBothYearsAsync(TestDatabase site)
    {
        var cube = await site.Cubes.LoadAsync(Counting.All, DeathSource.RegisteredCases, default);
        return (DeathsIn(cube, 2021), DeathsIn(cube, 2022));
    }

    private static FollowUp Followed(string number, int day, string? cause, int? category) => new()
    {
        Row = 2,
        Registry = RegistryCode,
        CaseNumber = number,
        FollowUpDate = PartialDate.FromNumber(day),
        LastContactDate = PartialDate.FromNumber(day),
        VitalStatus = VitalStatus.Dead,
        DeathDate = PartialDate.FromNumber(day),
        UnderlyingCause = cause is null ? null : IcdCode.TryParse(cause),
        CauseOfDeathCategory = category,
    };

    private static int DeathsIn(CountCube cube, int year)
    {
        var table = cube.Tabulate(SiteScheme.Cn26, [RegistryCode], year, year);
        return (int)table.Deaths(table.Scheme.IndexOf("60")!.Value, null).Total;
    }

    private static CaseRecord Dead(string number, int? category, string? other = null, string icd10 = "C34.9", string? id = null) =>
        Case(number, icd10: icd10, id: id) with
        {
            DeathDate = new(2022, 5, 6), VitalStatus = 2, CauseOfDeathCategory = category, OtherItems = other,
        };

    private static int Deaths(CountCube cube, string group) => (int)Sum(cube, table => table.Deaths(table.Scheme.IndexOf(group)!.Value, null));

    private static int Cases(CountCube cube) => (int)Sum(cube, table => table.Cases(table.Scheme.IndexOf("60")!.Value, null));

    private static double Sum(CountCube cube, Func<SiteTable, AgeVector> of) =>
        of(cube.Tabulate(SiteScheme.Cn26, [RegistryCode], 2020, 2022)).Total;
}

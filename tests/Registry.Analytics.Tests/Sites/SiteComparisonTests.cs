using Registry.Analytics.Rates;
using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Sites;

public class SiteComparisonTests
{
    private static readonly IReadOnlyList<StandardPopulation> Standards = [StandardPopulation.Cn2000, StandardPopulation.Segi];

    [Test]
    public void EveryRowIsWhatTheStatisticsGiveOfItsCounts([Values(1, 2)] int seed, [Values] RegistryEvent what, [Values("boyle-parkin", "tiwari", "fay", "log-normal")] string limits)
    {
        var (one, other) = Two(seed);
        var rows = SiteComparison.Of(new(one, what), new(other, what), Standards, limits).Where(row => row.Value is not null).ToList();
        Assert.That(rows, Has.Count.GreaterThan(50));
        foreach (var row in rows)
        {
            var (a, b) = (Population(one, what, row), Population(other, what, row));
            var expected = row.Measure switch
            {
                RateComparison.Ratio => Figures(Ratio(a, b, row.Standard!, limits)!),
                RateComparison.Difference => Figures(StandardisedRateDifference.Of(a, b, row.Standard!)),
                _ => Figures(StandardisedIncidenceRatio.Exact(Observed(a), Expected(a, b), 0.95)),
            };
            Assert.That(new[] { row.Value, row.Lower, row.Upper, row.PValue }, Is.EqualTo(expected).Within(1e-9), $"{row.Group.Code} {row.Sex} {row.Measure}");
            if (row.Measure == RateComparison.Ratio) Assert.That(row.Value, Is.EqualTo(row.First / row.Second).Within(1e-12).Percent);
            if (row is { Lower: { } lower, Upper: { } upper }) Assert.That(row.Value, Is.InRange(lower, upper));
        }
    }

    [Test]
    public void AgainstEachOtherTheRatioTurnsRoundAndTheDifferenceChangesItsSign()
    {
        var (one, other) = Two(3);
        var there = Rows(one, other).ToDictionary(Key);
        foreach (var back in Rows(other, one))
            if (there[Key(back)] is { Value: not null } row && back.Value is not null && row.Measure != RateComparison.Indirect)
                Assert.That(back.Value, Is.EqualTo(row.Measure == RateComparison.Ratio ? row.Value == 0 ? back.Value : 1 / row.Value : -row.Value).Within(1e-9).Percent, Key(row));
    }

    [Test]
    public void MenAgainstWomenHasOneRowASite_AndNoneOfSitesOfOneSex()
    {
        var (table, _) = Two(4);
        var rows = SiteComparison.Of(new(table, RegistryEvent.Incidence, Sex.Male), new(table, RegistryEvent.Incidence, Sex.Female), [StandardPopulation.Segi])
            .Where(row => row.Measure == RateComparison.Ratio).ToList();
        Assert.That(rows, Has.Count.EqualTo(table.Scheme.Groups.Count));
        Assert.That(rows.Where(row => !(row.Group.AppliesTo(Sex.Male) && row.Group.AppliesTo(Sex.Female))).Select(row => row.Status), Is.Not.Empty.And.All.EqualTo(CellStatus.NotApplicable), "breast exists in men");
        Assert.That(rows.Count(row => row.Value is not null), Is.GreaterThan(10));
    }

    [Test]
    public void WithoutPeopleOrCasesThereIsAReason()
    {
        var cube = RandomCube.Make(5);
        var codes = cube.Registries.Select(registry => registry.Code).ToList();
        var (full, empty) = (cube.Tabulate(SiteScheme.Cn26, [codes[0]], 2020, 2020), cube.Tabulate(SiteScheme.Cn26, [codes[1]], 1999, 1999));
        foreach (var rows in new[] { Rows(full, empty), Rows(empty, full) })
            Assert.That(rows.Select(row => (row.Value, HasReason: row.Reason is not null)), Is.All.EqualTo(((double?)null, true)));
        Assert.That(() => SiteComparison.Of(new(full, RegistryEvent.Incidence), new(cube.Tabulate(SiteScheme.Find("cn59")!, codes, 2020, 2020), RegistryEvent.Incidence), Standards),
            Throws.ArgumentException);
        Assert.That(() => SiteComparison.Of(new(full, RegistryEvent.Incidence), new(full, RegistryEvent.Incidence), Standards, "wald").ToList(), Throws.ArgumentException);
    }

    private static (SiteTable One, SiteTable Other) Two(int seed)
    {
        var cube = RandomCube.Make(seed);
        var codes = cube.Registries.Select(registry => registry.Code).ToList();
        return (cube.Tabulate(SiteScheme.Cn26, [codes[0]], 2020, 2021), cube.Tabulate(SiteScheme.Cn26, [.. codes.Skip(1)], 2020, 2021));
    }

    private static IEnumerable<ComparedRate> Rows(SiteTable one, SiteTable other) => SiteComparison.Of(new(one, RegistryEvent.Incidence), new(other, RegistryEvent.Incidence), Standards);

    private static string Key(ComparedRate row) => $"{row.Group.Code} {row.Sex} {row.Measure} {row.Standard?.Code}";

    private static double?[] Figures(RatioEstimate ratio) => [ratio.Ratio, ratio.Lower, ratio.Upper, ratio.PValue];

    private static double?[] Figures(DifferenceEstimate difference) => [difference.Per100k, difference.LowerPer100k, difference.UpperPer100k, difference.PValue];

    private static RatioEstimate? Ratio(StandardisedPopulation a, StandardisedPopulation b, StandardPopulation standard, string limits) => limits switch
    {
        "tiwari" => StandardisedRateRatio.Tiwari(a, b, standard),
        "fay" => StandardisedRateRatio.Fay(a, b, standard),
        "log-normal" => StandardisedRateRatio.LogNormal(a, b, standard),
        _ => StandardisedRateRatio.BoyleParkin(a, b, standard),
    };

    private static double Observed(StandardisedPopulation population) => population.Cases.Total + population.CasesOfUnknownAge;

    // By hand: person-years times the rates of the reference, its cases of unknown age spread in proportion.
    private static double Expected(StandardisedPopulation own, StandardisedPopulation reference) =>
        Enumerable.Range(0, AgeScheme.Cn19.Count).Where(age => own.PersonYears[age] > 0).Sum(age => own.PersonYears[age] * reference.Cases[age] / reference.PersonYears[age])
            * Observed(reference) / reference.Cases.Total;

    private static StandardisedPopulation Population(SiteTable table, RegistryEvent what, ComparedRate row)
    {
        var (group, deaths) = (table.Scheme.IndexOf(row.Group.Code)!.Value, what == RegistryEvent.Mortality);
        return new(
            deaths ? table.Deaths(group, row.Sex) : table.Cases(group, row.Sex), table.PersonYears(deaths, group, row.Sex),
            deaths ? table.DeathsOfUnknownAge(group, row.Sex) : table.CasesOfUnknownAge(group, row.Sex));
    }
}

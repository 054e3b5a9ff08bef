using Registry.Analytics.Rates;
using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Sites;

public class SiteRatesTests
{
    private static readonly IReadOnlyList<StandardPopulation> Standards = [.. StandardPopulation.All];

    [TestCase(RegistryEvent.Incidence)]
    [TestCase(RegistryEvent.Mortality)]
    public void EveryRowEqualsTheSingleStatistics_BitByBit(RegistryEvent what)
    {
        var table = RandomCube.Make(seed: 5).Tabulate(SiteScheme.Cn59, [RandomCube.First], 2020, 2021);
        foreach (var row in SiteRates.Compute(table, what, Standards).Where(r => r.Status is CellStatus.Ok or CellStatus.Zero))
        {
            var deaths = what == RegistryEvent.Mortality;
            var cases = deaths ? table.Deaths(row.GroupIndex, row.Sex) : table.Cases(row.GroupIndex, row.Sex);
            var unknown = deaths ? table.DeathsOfUnknownAge(row.GroupIndex, row.Sex) : table.CasesOfUnknownAge(row.GroupIndex, row.Sex);
            var years = table.PersonYears(row.GroupIndex, row.Sex);
            Assert.That(row.Crude, Is.EqualTo(CrudeRate.Of(cases.Total + unknown, years.Total)));
            foreach (var by in row.Standardised)
            {
                Assert.That(by.Rate!.Per100k, Is.EqualTo(UnknownAge.Correct(AgeStandardisedRate.Direct(cases, years, by.Standard)!, unknown)!.Per100k));
                Same(by.Rate, UnknownAge.Correct(AgeStandardisedRate.Direct(cases, years, by.Standard)!, unknown)!);
            }
            Same(row.CumulativeRate64!, UnknownAge.Correct(CumulativeRate.Of(cases, years, 64)!, cases.Total, unknown)!);
            var cumulative = UnknownAge.Correct(CumulativeRate.Of(cases, years, 74)!, cases.Total, unknown)!;
            Same(row.CumulativeRate74!, cumulative);
            Same(row.CumulativeRisk74!, CumulativeRisk.Of(cumulative));
            Assert.That(row.Share!.UpperPercent, Is.EqualTo(Share.Of(row.Cases, row.Share.Denominator)!.UpperPercent));
        }
    }

    [Test]
    public void OtherLimitsLeaveTheRatesAsTheyAre([Values] RateLimits limits, [Values] RegistryEvent what)
    {
        var table = RandomCube.Make(seed: 8).Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2021);
        var (deaths, chosen) = (what == RegistryEvent.Mortality, new ChosenLimits(table, what, limits));
        var seen = 0;
        foreach (var row in SiteRates.Compute(table, what, Standards).Where(r => r.Status == CellStatus.Ok))
            foreach (var made in row.Standardised)
            {
                var (rates, cases) = (chosen.Of(row, made), deaths ? table.Deaths(row.GroupIndex, row.Sex) : table.Cases(row.GroupIndex, row.Sex));
                var factor = UnknownAge.Factor(cases.Total, row.CasesOfUnknownAge)!.Value;
                var alone = AgeStandardisedRate.Direct(cases, table.PersonYears(row.GroupIndex, row.Sex), made.Standard, limits)!;
                Assert.That(rates.Rate!.Per100k, Is.EqualTo(made.Rate!.Per100k).Within(1e-12).Percent);
                Assert.That(rates.Rate.UpperPer100k, limits == RateLimits.FayFeuer ? Is.EqualTo(made.Rate.UpperPer100k) : Is.EqualTo(alone.UpperPer100k * factor));
                Assert.That((rates.Rate.Cases, rates.Rate.PersonYears), Is.EqualTo((made.Rate.Cases, made.Rate.PersonYears)));
                Assert.That((rates.Truncated!.Cases, rates.Truncated.PersonYears), Is.EqualTo((made.Truncated!.Cases, made.Truncated.PersonYears)));
                Assert.That(rates.Truncated.Per100k, Is.EqualTo(made.Truncated.Per100k).Within(1e-12).Percent);
                if (limits != RateLimits.FayFeuer && made.Rate.UpperPer100k != rates.Rate.UpperPer100k) seen++;
            }
        Assert.That(seen, limits == RateLimits.FayFeuer ? Is.Zero : Is.Positive);
    }

    [Test]
    public void TruncatedRateTakesTheFactorOfAllAges()
    {
        var table = RandomCube.Make(seed: 6).Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2020);
        var row = SiteRates.Compute(table, RegistryEvent.Incidence, Standards).Row("60", Sex.Female);
        var (cases, unknown) = (table.Cases(row.GroupIndex, Sex.Female), table.CasesOfUnknownAge(row.GroupIndex, Sex.Female));
        Assert.That(unknown, Is.GreaterThan(0));
        foreach (var by in row.Standardised)
        {
            var alone = TruncatedRate.Of(cases, table.PersonYears(Sex.Female), by.Standard)!;
            Assert.That(by.Truncated!.UpperPer100k, Is.EqualTo(alone.UpperPer100k * UnknownAge.Factor(cases.Total, unknown)));
            Assert.That((by.Truncated.Cases, by.Truncated.PersonYears), Is.EqualTo((alone.Cases, alone.PersonYears)));
        }
    }

    [Test]
    public void AllRegistriesAndYearsAtOnce_EqualEachAlone()
    {
        var cube = RandomCube.Make(seed: 7);
        var all = SiteRates.ComputeAll(cube, SiteScheme.Cn26, RegistryEvent.Incidence, Standards);
        Assert.That(all.Select(a => a.Of), Is.EqualTo(cube.RegistryYears));
        foreach (var (of, rates) in all)
        {
            var alone = SiteRates.Compute(cube.Tabulate(SiteScheme.Cn26, [of.Registry], of.Year, of.Year), RegistryEvent.Incidence, Standards);
            foreach (var (one, other) in rates.Zip(alone))
            {
                Assert.That(one.Crude, Is.EqualTo(other.Crude));
                Assert.That(one.Standardised, Is.EqualTo(other.Standardised));
                Assert.That((one.Rank, one.Share, one.Status), Is.EqualTo((other.Rank, other.Share, other.Status)));
            }
        }
    }

    [Test]
    public void ACubeWithoutData_HasNoTables() =>
        Assert.That(SiteRates.ComputeAll(new([], [], [], new(1, DateTimeOffset.UnixEpoch)), SiteScheme.Cn26, RegistryEvent.Incidence, Standards), Is.Empty);

    [Test]
    public void ASiteThatDoesNotExistInTheSexIsNotApplicable()
    {
        var rates = SiteRates.Compute(RandomCube.Make(seed: 8).Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2020), RegistryEvent.Incidence, Standards);
        var prostate = rates.Row("118", Sex.Female);
        Assert.That((prostate.Status, prostate.Crude, prostate.CumulativeRate74, prostate.Share, prostate.Rank),
            Is.EqualTo((CellStatus.NotApplicable, (RateEstimate?)null, (PercentEstimate?)null, (PercentEstimate?)null, (int?)null)));
        Assert.That(prostate.Standardised.Select(s => s.Rate), Has.All.Null);
        Assert.That(prostate.Reason!.En, Does.Contain("does not exist"));
        Assert.That(rates.Row("114", Sex.Male).Status, Is.Not.EqualTo(CellStatus.NotApplicable), "breast cancer of men");
        Assert.That(rates.Row("114", null).PersonYears, Is.EqualTo(rates.Row("60", Sex.Female).PersonYears), "the both-sexes row is of women");
    }

    [Test]
    public void WithoutPopulationThereAreCountsAndShares_ButNoRates()
    {
        var cube = new CountCube([], RandomCube.Cells(seed: 9), [], new(1, DateTimeOffset.UnixEpoch));
        var row = SiteRates.Compute(cube.Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2021), RegistryEvent.Incidence, Standards).Row("60", null);
        Assert.That(row.Status, Is.EqualTo(CellStatus.NotAvailable));
        Assert.That(row.Crude, Is.Null);
        Assert.That(row.Share!.Percent, Is.EqualTo(100));
        Assert.That(row.Reason!.En, Is.EqualTo($"Cases or deaths without population: {RandomCube.First} 2020, {RandomCube.First} 2021."));
    }

    [Test]
    public void APoolWithOneRegistryYearWithoutPopulationHasNoRates()
    {
        var populations = RandomCube.Populations().Where(p => (p.Registry, p.Year) != (RandomCube.Second, 2021));
        var cube = new CountCube([], RandomCube.Cells(seed: 9), populations, new(1, DateTimeOffset.UnixEpoch));
        var rates = SiteRates.Compute(cube.Tabulate(SiteScheme.Cn26, [RandomCube.First, RandomCube.Second], 2020, 2021), RegistryEvent.Incidence, Standards);
        Assert.That(rates.Row("60", null).Reason!.En, Does.EndWith($": {RandomCube.Second} 2021."));
        Assert.That(cube.HasPopulation(RandomCube.Second, 2021), Is.False);
        Assert.That(cube.HasPopulation(RandomCube.Second, 2020), Is.True);
    }

    [TestCase(RegistryEvent.Incidence)]
    [TestCase(RegistryEvent.Mortality)]
    public void ARegistryYearThatReportedNothingDoesNotDiluteTheOthers(RegistryEvent what)
    {
        bool IsLeftOut(string registry, int year) => registry == RandomCube.Second || year == 2021;
        var cells = RandomCube.Cells(seed: 12).Select(c => !IsLeftOut(c.Registry, c.Year) ? c
            : what == RegistryEvent.Incidence ? c with { Cases = 0 } : c with { Deaths = 0 });
        var cube = new CountCube([], cells, RandomCube.Populations(), new(1, DateTimeOffset.UnixEpoch));
        var alone = SiteRates.Compute(cube.Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2020), what, Standards);
        var pooled = SiteRates.Compute(cube.Tabulate(SiteScheme.Cn26, [RandomCube.First, RandomCube.Second], 2020, 2021), what, Standards);
        foreach (var (one, pool) in alone.Zip(pooled))
        {
            Assert.That((pool.Crude, pool.PersonYears), Is.EqualTo((one.Crude, one.PersonYears)));
            Assert.That(pool.Standardised, Is.EqualTo(one.Standardised));
        }
        Assert.That(pooled.WithoutData, Has.Count.EqualTo(3));
    }

    [Test]
    public void ARegistryWithDeathsOnlyAndNoPopulationDoesNotStopIncidence()
    {
        var cells = RandomCube.Cells(seed: 13).Select(c => c.Registry == RandomCube.Second ? c with { Cases = 0 } : c);
        var cube = new CountCube([], cells, RandomCube.Populations().Where(p => p.Registry == RandomCube.First), new(1, DateTimeOffset.UnixEpoch));
        var table = cube.Tabulate(SiteScheme.Cn26, [RandomCube.First, RandomCube.Second], 2020, 2020);
        Assert.That(SiteRates.Compute(table, RegistryEvent.Incidence, Standards).Row("60", null).Crude, Is.Not.Null);
        Assert.That(SiteRates.Compute(table, RegistryEvent.Mortality, Standards).Row("60", null).Crude, Is.Null);
    }

    [Test]
    public void MortalityIncidenceIsOfRegistryYearsWithBoth()
    {
        var cells = RandomCube.Cells(seed: 14).Select(c => c.Registry == RandomCube.Second ? c with { Deaths = 0 } : c);
        var cube = new CountCube([], cells, RandomCube.Populations(), new(1, DateTimeOffset.UnixEpoch));
        var first = SiteQuality.Row(cube.Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2021), 0, null);
        var pooled = SiteQuality.Row(cube.Tabulate(SiteScheme.Cn26, [RandomCube.First, RandomCube.Second], 2020, 2021), 0, null);
        Assert.That(pooled.MortalityIncidence, Is.EqualTo(first.MortalityIncidence).And.Not.Null);
    }

    [Test]
    public void NothingReportedIsNotZero()
    {
        var cube = new CountCube([], [], RandomCube.Populations(), new(1, DateTimeOffset.UnixEpoch));
        var row = SiteRates.Compute(cube.Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2020), RegistryEvent.Mortality, Standards).Row("60", null);
        Assert.That((row.Status, row.Crude, row.Share), Is.EqualTo((CellStatus.NotAvailable, (RateEstimate?)null, (PercentEstimate?)null)));
        Assert.That(row.Reason!.Zh, Does.Contain("没有上报"));
    }

    [Test]
    public void RanksFollowTheRule()
    {
        var table = RandomCube.Make(seed: 10).Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2020);
        var standard = SiteRates.Compute(table, RegistryEvent.Incidence, []);
        Assert.That(standard.Row("126", Sex.Male).Rank, Is.Null);
        Assert.That(standard.Row("60", Sex.Male).Rank, Is.Null);
        Sex?[] sexes = [null, Sex.Male, Sex.Female];
        foreach (var sex in sexes)
        {
            var sites = standard.Where(r => r.Sex == sex && r.Group is { Kind: SiteGroupKind.Site, IsOther: false } && r.Status != CellStatus.NotApplicable).ToList();
            Assert.That(sites.Select(r => r.Rank), Is.EqualTo(Ranking.Of([.. sites.Select(r => r.Cases > 0 ? r.Crude?.Per100k : null)])));
        }
        var everything = SiteRates.Compute(table, RegistryEvent.Incidence, [], ranking: new(RankingBasis.Cases, WithOther: true, WithTotals: true));
        Assert.That(everything.Row("60", null).Rank, Is.EqualTo(1));
        Assert.That(everything.Row("126", null).Rank, Is.Not.Null);
    }

    [Test]
    public void CasesInAnAgeWithoutPeopleAreRefused_NotDropped()
    {
        var populations = RandomCube.Populations().Where(p => p.AgeGroup != 18);
        var cube = new CountCube([], RandomCube.Cells(seed: 11), populations, new(1, DateTimeOffset.UnixEpoch));
        var row = SiteRates.Compute(cube.Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2020), RegistryEvent.Incidence, Standards).Row("60", null);
        Assert.That(row.Crude, Is.Not.Null);
        Assert.That(row.Standardised.Select(s => s.Rate), Has.All.Null);
        Assert.That(row.Reason!.En, Does.Contain("no person-years"));
    }

    private static void Same(RateEstimate ours, RateEstimate alone) =>
        Assert.That((ours.Per100k, ours.LowerPer100k, ours.UpperPer100k, ours.Cases), Is.EqualTo((alone.Per100k, alone.LowerPer100k, alone.UpperPer100k, alone.Cases)));

    private static void Same(PercentEstimate ours, PercentEstimate alone) => Assert.That(ours, Is.EqualTo(alone));
}

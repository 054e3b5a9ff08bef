using Registry.Analytics.Sites;
using Registry.Analytics.Tests.Sites;
using Registry.Analytics.Tidy;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Tidy;

public class TidyTests
{
    private static readonly CountCube Cube = RandomCube.Make(seed: 21);
    private static readonly SiteTable Table = Cube.Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2021);
    private static readonly TidyArea Here = TidyArea.Of(Cube.Registries[0], Cube.State.ToString());

    [Test]
    public void OneRowForEachGroupSexAndMeasure()
    {
        var rows = Rates().ToList();
        Assert.That(rows, Has.Count.EqualTo(28 * 3 * (1 + 2 * 2 + 3 + 2)));
        Assert.That(rows.Select(r => r.Measure).Distinct(), Is.EquivalentTo((string[])[
            "crude", "asr", "truncated_35_64", "cumulative_rate_0_64", "cumulative_rate_0_74", "cumulative_risk_0_74", "share", "rank"]));
        Assert.That(rows.Where(r => r.Measure is "asr" or "truncated_35_64").Select(r => r.StandardPopulation).Distinct(), Is.EqualTo((string[])["CN2000", "SEGI"]));
        Assert.That(rows.Select(r => (r.Area.PopulationBasis, r.Area.Type, r.YearFrom, r.YearTo)).Distinct(), Is.EqualTo(new[] { ("huji", "urban", 2020, 2021) }));
    }

    [Test]
    public void ValuesStandUnderTheirColumns()
    {
        var row = Rates().First(r => r is { Measure: "asr", SiteCode: "110", Sex: 1 });
        var values = TidyRow.Columns.Zip(row.Values).ToDictionary(p => p.First, p => p.Second);
        Assert.That(row.Values, Has.Count.EqualTo(TidyRow.Columns.Count));
        Assert.That((values["icd10"], values["event"], values["unit"], values["cell_status"], values["std_pop"]),
            Is.EqualTo(((object)"C33-C34", "incidence", "per_100k", "ok", "CN2000")));
        Assert.That(values["value"], Is.EqualTo(row.Value));
        Assert.That(values["ci_method"], Does.Contain("Fay-Feuer"));
    }

    [Test]
    public void AbsentValuesAreNullWithAStatus_NeverZeroOrNaN()
    {
        var rows = Rates().Concat(TidyQuality.Rows(Table, Here)).Concat(TidyAgeRates.Rows(Table, RegistryEvent.Incidence, Here)).ToList();
        Assert.That(rows.Where(r => r.Value is null && r.Measure != "rank").Select(r => r.Status).Distinct(), Is.SubsetOf(new[] { CellStatus.NotApplicable, CellStatus.NotAvailable }));
        Assert.That(rows.Where(r => r.Value is { } v && !double.IsFinite(v)), Is.Empty);
        Assert.That(rows.Where(r => r is { SiteCode: "118", Sex: 2 }).Select(r => r.Status).Distinct(), Is.EqualTo(new[] { CellStatus.NotApplicable }));
    }

    [Test]
    public void EmptyTablesSayNotAvailable()
    {
        var empty = new CountCube([], [], [], new(0, DateTimeOffset.UnixEpoch)).Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2020);
        var rates = TidyRates.Rows(SiteRates.Compute(empty, RegistryEvent.Incidence, [StandardPopulation.Segi]), Here).ToList();
        Assert.That(rates.Where(r => r.Status is not (CellStatus.NotAvailable or CellStatus.NotApplicable)), Is.Empty);
        Assert.That(rates.Where(r => r is { SiteCode: "60", Measure: "crude" }).Select(r => r.QualityFlag).Distinct(), Is.EqualTo(new[] { $"nothing-reported incomplete:{RandomCube.First}@2020" }));
        Assert.That(TidyAgeRates.Rows(empty, RegistryEvent.Incidence, Here).Count(), Is.EqualTo(28 * 3 * 20));
        Assert.That(TidyQuality.Rows(empty, Here).Where(r => r.Value is not null), Is.Empty);
    }

    [Test]
    public void CountsByAgeAddUpToTheCasesOfTheRates()
    {
        var counts = TidyCounts.Rows(Table, RegistryEvent.Incidence, Here).Where(r => r.Value is not null)
            .GroupBy(r => (r.SiteCode, r.Sex)).ToDictionary(g => g.Key, g => g.Sum(r => r.Value!.Value));
        foreach (var crude in Rates().Where(r => r.Measure == "crude" && r.Cases is not null))
            Assert.That(counts[(crude.SiteCode, crude.Sex)], Is.EqualTo(crude.Cases));
        Assert.That(TidyCounts.Rows(Table, RegistryEvent.Incidence, Here).Where(r => r.Measure == "count").Select(r => r.AgeGroup).Distinct().Last(), Is.EqualTo("UNK"));
    }

    [Test]
    public void ARankOfASiteWithoutCasesIsAbsentAsAZero()
    {
        var cells = RandomCube.Cells(seed: 21).Where(c => c.Icd is not ("C33" or "C34"));
        var table = new CountCube([], cells, RandomCube.Populations(), new(1, DateTimeOffset.UnixEpoch)).Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2021);
        var rank = TidyRates.Rows(SiteRates.Compute(table, RegistryEvent.Incidence, []), Here).Single(r => r is { Measure: "rank", SiteCode: "110", Sex: 0 });
        Assert.That((rank.Value, rank.Status), Is.EqualTo(((double?)null, CellStatus.Zero)));
    }

    [Test]
    public void RegistriesAndYearsThatReportedNothingAreNamed()
    {
        var cells = RandomCube.Cells(seed: 21).Select(c => c.Year == 2021 ? c with { Deaths = 0 } : c);
        var cube = new CountCube([], cells, RandomCube.Populations(), new(1, DateTimeOffset.UnixEpoch));
        var table = cube.Tabulate(SiteScheme.Cn26, [RandomCube.First, RandomCube.Second], 2018, 2021);
        var death = TidyRates.Rows(SiteRates.Compute(table, RegistryEvent.Mortality, []), Here).First(r => r.Measure == "crude");
        Assert.That(death.QualityFlag, Does.EndWith(
            $"incomplete:{RandomCube.First}@2018,{RandomCube.First}@2019,{RandomCube.First}@2021,{RandomCube.Second}@2018,{RandomCube.Second}@2019,+1"));
        Assert.That((death.YearFrom, death.YearTo), Is.EqualTo((2018, 2021)), "the years asked for");
        Assert.That(TidyCounts.Rows(table, RegistryEvent.Incidence, Here).First().QualityFlag, Is.EqualTo(
            $"incomplete:{RandomCube.First}@2018,{RandomCube.First}@2019,{RandomCube.Second}@2018,{RandomCube.Second}@2019"));
    }

    [Test]
    public void WithoutDeathsThereIsNoMortalityIncidenceRatio()
    {
        var cells = RandomCube.Cells(seed: 21).Select(c => c with { Deaths = 0 });
        var table = new CountCube([], cells, RandomCube.Populations(), new(1, DateTimeOffset.UnixEpoch)).Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2020);
        var ratio = TidyQuality.Rows(table, Here).First(r => r is { Measure: "mi", SiteCode: "60" });
        Assert.That((ratio.Value, ratio.Status, ratio.QualityFlag), Is.EqualTo(((double?)null, CellStatus.NotAvailable, $"nothing-reported incomplete:{RandomCube.First}@2020")));
        Assert.That(TidyCounts.Rows(table, RegistryEvent.Mortality, Here).Where(r => r.Measure == "count").Select(r => r.Status).Distinct(),
            Is.EquivalentTo(new[] { CellStatus.NotAvailable, CellStatus.NotApplicable }));
    }

    [Test]
    public void CasesOfUnknownSexHaveARowOfTheirOwn()
    {
        var unknown = new CubeCell { Registry = RandomCube.First, Year = 2020, Sex = 9, AgeGroup = 4, Icd = "C34", Cases = 7 };
        var table = new CountCube([], RandomCube.Cells(seed: 21).Append(unknown), RandomCube.Populations(), new(1, DateTimeOffset.UnixEpoch))
            .Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2021);
        var row = TidyCounts.Rows(table, RegistryEvent.Incidence, Here).Single(r => r.Measure == "not_tabulated");
        Assert.That((row.Value, row.Sex, row.AgeGroup, row.Values.Count), Is.EqualTo((7.0, 9, "ALL", TidyRow.ColumnsWithAge.Count)));
    }

    [Test]
    public void PooledBasesAreFlagged()
    {
        RegistryArea[] two = [Cube.Registries[0], Cube.Registries[1] with { Basis = PopulationBasis.UsualResidence }];
        var mixed = TidyArea.Pool("pooled", "合计", "Pool", two, "DS-1");
        Assert.That(TidyRates.Rows(SiteRates.Compute(Table, RegistryEvent.Incidence, []), mixed).First().QualityFlag, Does.EndWith("mixed-basis"));
    }

    [Test]
    public void APoolNamesWhatItHolds()
    {
        var pool = TidyArea.Pool("330000", "浙江省登记地区", "Zhejiang registration areas", Cube.Registries, "DS-1");
        Assert.That((pool.Type, pool.PopulationBasis), Is.EqualTo(("all", "huji")));
    }

    [Test]
    public void EveryStatusHasItsCode() =>
        Assert.That(Enum.GetValues<CellStatus>().Select(CellStatusCode.Of), Is.Unique.And.All.Match("^[a-z-]+$"));

    private static IEnumerable<TidyRow> Rates() =>
        TidyRates.Rows(SiteRates.Compute(Table, RegistryEvent.Incidence, [StandardPopulation.Cn2000, StandardPopulation.Segi]), Here);
}

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
        Assert.That(rows.Where(r => r.Value is null).Select(r => r.Status).Distinct(), Is.SubsetOf(new[] { CellStatus.NotApplicable, CellStatus.NotAvailable }));
        Assert.That(rows.Where(r => r.Value is { } v && !double.IsFinite(v)), Is.Empty);
        Assert.That(rows.Where(r => r is { SiteCode: "118", Sex: 2 }).Select(r => r.Status).Distinct(), Is.EqualTo(new[] { CellStatus.NotApplicable }));
    }

    [Test]
    public void EmptyTablesSayNotAvailable()
    {
        var empty = new CountCube([], [], [], new(0, DateTimeOffset.UnixEpoch)).Tabulate(SiteScheme.Cn26, [RandomCube.First], 2020, 2020);
        var rates = TidyRates.Rows(SiteRates.Compute(empty, RegistryEvent.Incidence, [StandardPopulation.Segi]), Here).ToList();
        Assert.That(rates.Where(r => r.Status is not (CellStatus.NotAvailable or CellStatus.NotApplicable)), Is.Empty);
        Assert.That(rates.Where(r => r is { SiteCode: "60", Measure: "crude" }).Select(r => r.QualityFlag).Distinct(), Is.EqualTo(new[] { "nothing-reported" }));
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
        Assert.That(TidyCounts.Rows(Table, RegistryEvent.Incidence, Here).Select(r => r.AgeGroup).Distinct().Last(), Is.EqualTo("UNK"));
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

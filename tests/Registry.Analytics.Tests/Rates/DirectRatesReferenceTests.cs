using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Rates;

/// <summary>Counts of Cancer Incidence in Five Continents and what R packages make of them, relative tolerance 1e-9.</summary>
public class DirectRatesReferenceTests
{
    private static IEnumerable<string> Examples() => Names("asr_");

    private static IEnumerable<string> Names(string start) =>
        ReferenceTable.Read("direct_rates_counts.csv").Select(r => r["example"]).Distinct().Where(e => e.StartsWith(start));

    [TestCaseSource(nameof(Examples))]
    public void EveryRateAndLimit(string example)
    {
        var (cases, years, _) = Counts18(example);
        var expected = Expected(example);
        Assert.Multiple(() =>
        {
            foreach (var (measure, value) in expected)
                if (DirectRatesMeasure.Of(measure, cases, years) is { } ours)
                    Assert.That(ours, Is.EqualTo(value).Within(1e-9 * Math.Abs(value) + 1e-9), measure);
        });
        Assert.That(expected.Keys.Count(m => DirectRatesMeasure.Of(m, cases, years) is not null), Is.GreaterThanOrEqualTo(70));
    }

    [Test]
    public void ASingleCase()
    {
        var (cases, years, _) = Counts18("edge_single_case");
        var expected = Expected("edge_single_case");
        var segi = Counts.Standard18("SEGI");
        var rates = new Dictionary<string, RateEstimate>
        {
            ["fay_feuer_gamma"] = AgeStandardisedRate.Direct(cases, years, segi)!,
            ["tiwari_gamma"] = AgeStandardisedRate.Direct(cases, years, segi, RateLimits.Tiwari)!,
            ["fay_feuer_midp"] = AgeStandardisedRate.Direct(cases, years, segi, RateLimits.MidP)!,
            ["normal"] = AgeStandardisedRate.Direct(cases, years, segi, RateLimits.Normal)!,
            ["lognormal"] = AgeStandardisedRate.Direct(cases, years, segi, RateLimits.LogNormal)!,
        };
        Assert.Multiple(() =>
        {
            foreach (var (name, rate) in rates)
            {
                Assert.That(rate.Per100k, Is.EqualTo(expected["asr"]).Within(1e-9), name);
                Assert.That(rate.LowerPer100k, Is.EqualTo(expected[$"ci_{name}.0"]).Within(1e-9), name);
                Assert.That(rate.UpperPer100k, Is.EqualTo(expected[$"ci_{name}.1"]).Within(1e-9), name);
            }
        });
    }

    [Test]
    public void NoCases()
    {
        var (cases, years, _) = Counts18("edge_zero_cases");
        var expected = Expected("edge_zero_cases");
        var segi = Counts.Standard18("SEGI");
        var gamma = AgeStandardisedRate.Direct(cases, years, segi)!;
        Assert.That((gamma.Per100k, gamma.LowerPer100k), Is.EqualTo((0d, 0d)));
        Assert.That(gamma.UpperPer100k, Is.EqualTo(expected["ci_fay_feuer_gamma.1"]).Within(1e-9));
        Assert.That(AgeStandardisedRate.Direct(cases, years, segi, RateLimits.Tiwari)!.UpperPer100k, Is.EqualTo(expected["ci_tiwari_gamma.1"]).Within(1e-9));
        Assert.That(CrudeRate.Of(0, years.Total)!.UpperPer100k, Is.EqualTo(expected["ci_exact_crude.1"]).Within(1e-9));
        Assert.That(CumulativeRate.Of(cases, years, 74), Is.EqualTo(new PercentEstimate(0, null, null, 0, CumulativeRate.Of(cases, years, 74)!.Denominator, CumulativeRate.Method + ", ages 0-74")));
        foreach (var undefined in new[] { AgeStandardisedRate.Direct(cases, years, segi, RateLimits.Normal), AgeStandardisedRate.Direct(cases, years, segi, RateLimits.LogNormal), AgeStandardisedRate.Direct(cases, years, segi, RateLimits.Dobson) })
            Assert.That((undefined!.Per100k, undefined.LowerPer100k, undefined.UpperPer100k), Is.EqualTo((0d, (double?)null, (double?)null)));
    }

    [Test]
    public void AnInnerGroupWithoutPeopleKeepsItsWeight()
    {
        var (cases, years, _) = Counts18("edge_zero_pop_inner");
        Assert.That(AgeStandardisedRate.Direct(cases, years, Counts.Standard18("SEGI"))!.Per100k,
            Is.EqualTo(Expected("edge_zero_pop_inner")["asr_world_segi"]).Within(1e-9));
    }

    [Test]
    public void PopulationThatEndsAt75PoolsTheWeights()
    {
        var (cases, years, _) = Counts18("edge_open_75plus");
        Assert.That(AgeStandardisedRate.Direct(cases, years, Counts.Standard18("SEGI").OpenFrom(75))!.Per100k,
            Is.EqualTo(Expected("edge_open_75plus")["asr_world_segi"]).Within(1e-9));
    }

    [TestCase("unknown_age_cali")]
    [TestCase("unknown_age_manizales")]
    public void UnknownAgeIsSpreadByTheFactor(string example)
    {
        var (cases, years, unknown) = Counts18(example);
        var expected = Expected(example);
        var segi = Counts.Standard18("SEGI").OpenFrom(LastAgeWithPeople(years));
        var factor = UnknownAge.Factor(cases.Total, unknown)!.Value;
        Assert.That(factor, Is.EqualTo(expected["correction_factor"]).Within(1e-12));
        var corrected = UnknownAge.Correct(AgeStandardisedRate.Direct(cases, years, segi)!, unknown)!;
        Assert.That(corrected.Per100k, Is.EqualTo(expected["asr_world_segi"]).Within(1e-9));
        Assert.That(corrected.Cases, Is.EqualTo(cases.Total + unknown));
        Assert.That(TruncatedRate.Of(cases, years, segi)!.Per100k * factor, Is.EqualTo(expected["truncated_35_64"]).Within(1e-9));
        // Rcan multiplies the risk; ours is made from the corrected rate (docs/methods.md).
        var rate = CumulativeRate.Of(cases, years, 74)!;
        var risk = UnknownAge.CorrectRiskAsRcan(CumulativeRisk.Of(rate), cases.Total, unknown)!;
        Assert.That(risk.Percent, Is.EqualTo(expected["cumrisk_0_74_pct_rcan"]).Within(1e-9));
        Assert.That(risk.Method, Does.EndWith("(Rcan)"));
        Assert.That(UnknownAge.Correct(TruncatedRate.Of(cases, years, segi)!, cases.Total, unknown)!.Per100k, Is.EqualTo(expected["truncated_35_64"]).Within(1e-9));
        Assert.That(CumulativeRisk.Of(UnknownAge.Correct(rate, cases.Total, unknown)!).Percent,
            Is.EqualTo(100 * (1 - Math.Exp(-factor * rate.Percent / 100))).Within(1e-9));
    }

    private static int LastAgeWithPeople(AgeVector years)
    {
        var group = years.Scheme.Count - 1;
        while (years[group] == 0) group--;
        return years.Scheme.LowerBound(group);
    }

    private static (AgeVector Cases, AgeVector Years, double Unknown) Counts18(string example)
    {
        var rows = ReferenceTable.Read("direct_rates_counts.csv").Where(r => r["example"] == example).ToList();
        return (Counts.Vector(AgeScheme.To85, rows, "cases"), Counts.Vector(AgeScheme.To85, rows, "person_years"),
            rows.Skip(18).Sum(r => ReferenceTable.Number(r["cases"])));
    }

    private static Dictionary<string, double> Expected(string example) =>
        ReferenceTable.Read("direct_rates_expected.csv").Where(r => r["example"] == example && r["value"] != "")
            .ToDictionary(r => r["measure"], r => ReferenceTable.Number(r["value"]));
}

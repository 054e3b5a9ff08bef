using Registry.Analytics.Rates;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests.Rates;

/// <summary>Standardised incidence ratios by R packages, relative tolerance 1e-9 (see tests/reference/README.md).</summary>
public class IndirectReferenceTests
{
    private static IEnumerable<string> Examples() => ReferenceTable.Read("indirect_expected.csv").Select(r => r["example"]).Distinct();

    [TestCaseSource(nameof(Examples))]
    public void RatioLimitsAndP(string example)
    {
        var expected = ReferenceTable.Read("indirect_expected.csv").Where(r => r["example"] == example && r["value"] != "")
            .ToDictionary(r => r["measure"], r => ReferenceTable.Number(r["value"]));
        var rows = ReferenceTable.Read("indirect_counts.csv").Where(r => r["example"] == example).ToList();
        var (observed, cases) = (expected["observed"], expected["expected"]);
        if (rows.Count > 0)
        {
            cases = StandardisedIncidenceRatio.Expected(
                Counts.Vector(AgeScheme.To85, rows, "person_years"),
                Counts.Vector(AgeScheme.To85, rows, "reference_cases"),
                Counts.Vector(AgeScheme.To85, rows, "reference_person_years"));
            observed = Counts.Vector(AgeScheme.To85, rows, "cases").Total;
        }
        Assert.Multiple(() =>
        {
            Near(cases, "expected");
            Near(StandardisedIncidenceRatio.Exact(observed, cases).Ratio, "ratio");
            Limits(StandardisedIncidenceRatio.Exact(observed, cases), "ci_exact");
            Limits(StandardisedIncidenceRatio.Byar(observed, cases), "ci_byar");
            Limits(StandardisedIncidenceRatio.MidP(observed, cases), "ci_midp");
            Limits(StandardisedIncidenceRatio.LogNormal(observed, cases), "ci_log_normal");
            Near(StandardisedIncidenceRatio.Exact(observed, cases).PValue!.Value, "p_exact_two_sided_r");
            Near(StandardisedIncidenceRatio.MidP(observed, cases).PValue!.Value, "p_midp_central");
        });

        void Limits(RatioEstimate ours, string measure)
        {
            if (!expected.ContainsKey(measure + ".0")) return;           // undefined without cases
            Near(ours.Lower!.Value, measure + ".0");
            Near(ours.Upper!.Value, measure + ".1");
        }

        void Near(double ours, string measure) =>
            Assert.That(ours, Is.EqualTo(expected[measure]).Within(1e-9 * Math.Abs(expected[measure]) + 1e-9), measure);
    }

    [TestCase(-1, 2)]
    [TestCase(3, 0)]
    [TestCase(double.NaN, 1)]
    public void CountsThatMakeNoRatioAreRefused(double observed, double expected) =>
        Assert.That(() => StandardisedIncidenceRatio.Exact(observed, expected),
            Throws.ArgumentException.With.Message.Contains($"{observed} observed and {expected} expected"));

    [Test]
    public void AGroupWithoutReferenceRateIsRefused() =>
        Assert.That(() => StandardisedIncidenceRatio.Expected(Counts.Flat(100), Counts.Flat(0), Counts.Flat(0)),
            Throws.ArgumentException.With.Message.Contains("100 person-years, reference 0"));

    [Test]
    public void ObservedEqualToExpected_HasRatioOneAndPOne()
    {
        var sir = StandardisedIncidenceRatio.Exact(17, 17);
        Assert.That((sir.Ratio, sir.PValue), Is.EqualTo((1d, (double?)1)));
    }
}

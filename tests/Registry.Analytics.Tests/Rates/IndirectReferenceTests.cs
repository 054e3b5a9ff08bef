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
            ByAge(rows, expected);
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
            Near(StandardisedIncidenceRatio.ChiSquareTest(observed, cases).ChiSquare, "chi2_1df");
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

    private static void ByAge(List<Dictionary<string, string>> rows, Dictionary<string, double> expected)
    {
        var (years, reference, referenceYears) = (Counts.Vector(AgeScheme.To85, rows, "person_years"),
            Counts.Vector(AgeScheme.To85, rows, "reference_cases"), Counts.Vector(AgeScheme.To85, rows, "reference_person_years"));
        var byAge = StandardisedIncidenceRatio.ExpectedByAge(years, reference, referenceYears);
        for (var age = 0; age < byAge.Scheme.Count; age++)
            Assert.That(byAge[age], Is.EqualTo(expected[$"expected_by_age.{age}"]).Within(1e-9 * expected["expected"]));
        var ratio = StandardisedIncidenceRatio.Exact(Counts.Vector(AgeScheme.To85, rows, "cases").Total, byAge.Total);
        var rate = IndirectRate.Of(ratio, reference.Total, referenceYears.Total, years.Total);
        Assert.That(rate.Per100k, Is.EqualTo(expected["indirect_rate_per_1e5"]).Within(1e-9).Percent);
        Assert.That(rate.UpperPer100k / rate.Per100k, Is.EqualTo(ratio.Upper / ratio.Ratio).Within(1e-9));
    }

    [Test]
    public void AReferenceOfNobody_HasNoIndirectRate() =>
        Assert.That(() => IndirectRate.Of(StandardisedIncidenceRatio.Exact(3, 2), 0, 0, 100), Throws.InstanceOf<ArgumentException>().With.Message.Contains("0 person-years"));

    [Test]
    public void ChiSquare_IsTheSquareOfTheDistanceInStandardErrors() =>
        Assert.That(StandardisedIncidenceRatio.ChiSquareTest(30, 20).PValue, Is.EqualTo(0.025347318677468252).Within(1e-9), "R: pchisq(5, 1, lower.tail = FALSE)");

    [TestCase(-1, 2)]
    [TestCase(3, 0)]
    [TestCase(double.NaN, 1)]
    public void CountsThatMakeNoRatioAreRefused(double observed, double expected) =>
        Assert.That(() => StandardisedIncidenceRatio.Exact(observed, expected),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains($"{observed} observed and {expected} expected"));

    [Test]
    public void AGroupWithoutReferenceRateIsRefused() =>
        Assert.That(() => StandardisedIncidenceRatio.Expected(Counts.Flat(100), Counts.Flat(0), Counts.Flat(0)),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("100 person-years, reference 0"));

    [Test]
    public void ObservedEqualToExpected_HasRatioOneAndPOne()
    {
        var sir = StandardisedIncidenceRatio.Exact(17, 17);
        Assert.That((sir.Ratio, sir.PValue), Is.EqualTo((1d, (double?)1)));
    }
}

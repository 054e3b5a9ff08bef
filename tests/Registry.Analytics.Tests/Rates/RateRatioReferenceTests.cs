using Registry.Analytics.Rates;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests.Rates;

/// <summary>Ratio and difference of two standardised rates, closed forms worked out in R, relative tolerance 1e-9.</summary>
public class RateRatioReferenceTests
{
    [TestCase("srr_colon_sex_denmark")]
    [TestCase("srr_lung_hangzhou_latvia")]
    public void RatioDifferenceAndP(string example)
    {
        var expected = ReferenceTable.Read("rate_ratio_expected.csv").Where(r => r["example"] == example)
            .ToDictionary(r => r["measure"], r => ReferenceTable.Number(r["value"]));
        var (a, b) = Populations(example);
        var segi = Counts.Standard18("SEGI");
        var difference = StandardisedRateDifference.Of(a, b, segi);
        Assert.Multiple(() =>
        {
            Near(StandardisedRateRatio.LogNormal(a, b, segi)!.Ratio, "srr");
            Limits(StandardisedRateRatio.BoyleParkin(a, b, segi)!, "ci_boyle_parkin");
            Limits(StandardisedRateRatio.LogNormal(a, b, segi)!, "ci_lognormal_delta");
            Limits(StandardisedRateRatio.Fay(a, b, segi)!, "ci_fay1999_F");
            Limits(StandardisedRateRatio.Tiwari(a, b, segi)!, "ci_tiwari2006_F");
            Near(difference.Per100k, "difference");
            Near(difference.LowerPer100k!.Value, "ci_difference_normal.0");
            Near(difference.UpperPer100k!.Value, "ci_difference_normal.1");
            Near(difference.PValue!.Value, "p_two_sided_difference");
        });

        void Limits(RatioEstimate ours, string measure)
        {
            Near(ours.Lower!.Value, measure + ".0");
            Near(ours.Upper!.Value, measure + ".1");
        }

        void Near(double ours, string measure) =>
            Assert.That(ours, Is.EqualTo(expected[measure]).Within(1e-9 * Math.Abs(expected[measure])), measure);
    }

    [Test]
    public void TheTwoSidesChangePlaces()
    {
        var (a, b) = Populations("srr_colon_sex_denmark");
        var segi = Counts.Standard18("SEGI");
        var (one, other) = (StandardisedRateRatio.BoyleParkin(a, b, segi)!, StandardisedRateRatio.BoyleParkin(b, a, segi)!);
        Assert.That(other.Ratio, Is.EqualTo(1 / one.Ratio).Within(1e-12));
        Assert.That(other.Lower, Is.EqualTo(1 / one.Upper!.Value).Within(1e-12));
        Assert.That(other.PValue, Is.EqualTo(one.PValue!.Value).Within(1e-40));
    }

    [Test]
    public void UnknownAgeScalesARate_AndTheRatio()
    {
        var (a, b) = Populations("srr_colon_sex_denmark");
        var segi = Counts.Standard18("SEGI");
        var (plain, doubled) = (StandardisedRateRatio.BoyleParkin(a, b, segi)!, StandardisedRateRatio.BoyleParkin(a with { CasesOfUnknownAge = a.Cases.Total }, b, segi)!);
        Assert.That(doubled.Ratio, Is.EqualTo(2 * plain.Ratio).Within(1e-12));
        var none = a with { Cases = Registry.Core.Cube.AgeVector.Zero(AgeScheme.To85), CasesOfUnknownAge = 3 };
        Assert.That(() => StandardisedRateRatio.BoyleParkin(none, b, segi), Throws.InstanceOf<ArgumentException>().With.Message.Contains("none of known age"));
    }

    [Test]
    public void EqualRatesTakeLogNormalLimits()
    {
        var (a, _) = Populations("srr_colon_sex_denmark");
        var equal = StandardisedRateRatio.BoyleParkin(a, a, Counts.Standard18("SEGI"))!;
        Assert.That((equal.Ratio, equal.Lower < 1, equal.Upper > 1), Is.EqualTo((1d, true, true)));
    }

    [Test]
    public void NoRateBelowTheLineHasNoRatio()
    {
        var (a, _) = Populations("srr_colon_sex_denmark");
        var none = a with { Cases = Registry.Core.Cube.AgeVector.Zero(AgeScheme.To85) };
        Assert.That(StandardisedRateRatio.BoyleParkin(a, none, Counts.Standard18("SEGI")), Is.Null);
        Assert.That(StandardisedRateRatio.Fay(none, a, Counts.Standard18("SEGI"))!.Lower, Is.Zero);
    }

    [Test]
    public void ACountryWithoutPeopleIsRefused()
    {
        var (a, _) = Populations("srr_colon_sex_denmark");
        var nobody = new StandardisedPopulation(Registry.Core.Cube.AgeVector.Zero(AgeScheme.To85), Registry.Core.Cube.AgeVector.Zero(AgeScheme.To85));
        Assert.That(() => StandardisedRateDifference.Of(a, nobody, Counts.Standard18("SEGI")),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("0 person-years"));
    }

    private static (StandardisedPopulation A, StandardisedPopulation B) Populations(string example)
    {
        var rows = ReferenceTable.Read("rate_ratio_counts.csv").Where(r => r["example"] == example).ToList();
        return (new(Counts.Vector(AgeScheme.To85, rows, "cases_a"), Counts.Vector(AgeScheme.To85, rows, "person_years_a")),
            new(Counts.Vector(AgeScheme.To85, rows, "cases_b"), Counts.Vector(AgeScheme.To85, rows, "person_years_b")));
    }
}

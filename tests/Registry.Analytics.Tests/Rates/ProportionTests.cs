using Registry.Analytics.Quality;
using Registry.Analytics.Rates;

namespace Registry.Analytics.Tests.Rates;

/// <summary>Proportions against PHEindicatormethods (see tests/reference/README.md), laws, refusals.</summary>
public class ProportionTests
{
    private static readonly Func<double, double, double, PercentEstimate?>[] Indicators =
    [
        Proportion.Of, Share.Of, MorphologicallyVerified.Of, DeathCertificateOnly.Of,
        PrimarySiteUnknown.Of, UnspecifiedMorphology.Of, UnspecifiedSubsite.Of,
    ];

    [Test]
    public void WilsonLimits()
    {
        foreach (var row in ReferenceTable.Read("wilson_limits.csv"))
            foreach (var indicator in Indicators)
            {
                var ours = indicator(ReferenceTable.Number(row["part"]), ReferenceTable.Number(row["whole"]), 0.95)!;
                Assert.That(ours.Percent, Is.EqualTo(ReferenceTable.Number(row["percent"])).Within(1e-10).Percent);
                Assert.That(ours.LowerPercent, Is.EqualTo(ReferenceTable.Number(row["lower"])).Within(1e-12 + 1e-12 * ours.Percent));
                Assert.That(ours.UpperPercent, Is.EqualTo(ReferenceTable.Number(row["upper"])).Within(1e-10).Percent);
            }
    }

    [Test]
    public void TheOtherPartHasTheMirroredLimits()
    {
        var random = new Random(9);
        for (var i = 0; i < 500; i++)
        {
            double whole = 1 + random.Next(10_000), part = random.Next((int)whole + 1);
            var (one, other) = (Proportion.Of(part, whole)!, Proportion.Of(whole - part, whole)!);
            Assert.That(one.LowerPercent, Is.EqualTo(100 - other.UpperPercent!.Value).Within(1e-9));
            Assert.That(one.Percent, Is.InRange(one.LowerPercent!.Value, one.UpperPercent!.Value));
            Assert.That(Proportion.Of(part, whole, 0.99)!.UpperPercent, Is.GreaterThanOrEqualTo(one.UpperPercent!.Value));
        }
    }

    [Test]
    public void NothingToDivideBy_HasNoPercentage() => Assert.That(Indicators.Select(i => i(0, 0, 0.95)), Has.All.Null);

    [TestCase(5, 4)]
    [TestCase(-1, 4)]
    public void APartThatIsNoneIsRefused(double part, double whole)
    {
        foreach (var indicator in Indicators)
            Assert.That(() => indicator(part, whole, 0.95), Throws.InstanceOf<ArgumentException>().With.Message.Contains($"{part} of {whole}"));
    }

    [Test]
    public void MortalityIncidence()
    {
        // exp(ln(44/66) ± 1.959964·√(1/44 + 1/66)), worked out by hand
        var ratio = MortalityIncidenceRatio.Of(44, 66)!;
        Assert.That(ratio.Ratio, Is.EqualTo(2d / 3).Within(1e-12));
        Assert.That(ratio.Lower, Is.EqualTo(0.4552).Within(0.00005));
        Assert.That(ratio.Upper, Is.EqualTo(0.9763).Within(0.00005));
        Assert.That(MortalityIncidenceRatio.Of(12, 8)!.Ratio, Is.EqualTo(1.5));
        Assert.That(MortalityIncidenceRatio.Of(3, 0), Is.Null);
        Assert.That(MortalityIncidenceRatio.Of(0, 5), Is.EqualTo(new RatioEstimate(0, null, null, 0, 5, MortalityIncidenceRatio.Method)));
        Assert.That(() => MortalityIncidenceRatio.Of(-1, 5), Throws.InstanceOf<ArgumentException>().With.Message.Contains("-1 deaths and 5 cases"));
    }
}

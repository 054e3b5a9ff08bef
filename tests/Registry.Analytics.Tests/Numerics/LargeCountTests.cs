using MathNet.Numerics.Distributions;
using Registry.Analytics.Numerics;
using Registry.Analytics.Rates;

namespace Registry.Analytics.Tests.Numerics;

/// <summary>Counts beyond all registries: the same formulas hold and end, and they agree with those of smaller counts where both can be computed.</summary>
public sealed class LargeCountTests
{
    [Test]
    public void TheExpansionOfLargeShapesIsTheSeriesAndTheFraction([Values(1e7, 1e8, 9.9e9)] double shape, [Values(-5, -2, -0.3, 0, 0.3, 2, 5)] double deviations)
    {
        var x = shape + deviations * Math.Sqrt(shape);
        Assert.That(GammaFunction.Uniform(shape, x, upper: false), Is.EqualTo(GammaFunction.Lower(shape, x)).Within(1e-5).Percent);
        Assert.That(GammaFunction.Uniform(shape, x, upper: true), Is.EqualTo(GammaFunction.Upper(shape, x)).Within(1e-5).Percent);
    }

    [Test]
    public void ALargeShapeIsNearlyNormal([Values(1e10, 1e12, 1e15)] double shape, [Values(-3, -1, 0, 3)] double deviations)
    {
        var x = shape + deviations * Math.Sqrt(shape);
        Assert.That(GammaFunction.Lower(shape, x), Is.EqualTo(Normal.CDF(0, 1, deviations)).Within(1 / Math.Sqrt(shape)));
        Assert.That(GammaFunction.Upper(shape, x), Is.EqualTo(Normal.CDF(0, 1, -deviations)).Within(1 / Math.Sqrt(shape)));
    }

    [TestCase(1e12)]
    [TestCase(1e15)]
    [TestCase(1e100)]
    [TestCase(1e307)]
    public void LimitsAndTestOfAHugeCountEnd(double count)
    {
        var ratio = StandardisedIncidenceRatio.Exact(count, count);
        Assert.That(ratio.Lower, Is.EqualTo(1 - 1.959964 / Math.Sqrt(count)).Within(2e-12));
        Assert.That(ratio.Upper, Is.EqualTo(1 + 1.959964 / Math.Sqrt(count)).Within(2e-12));
        Assert.That(StandardisedIncidenceRatio.Exact(count, count / 2).PValue, Is.LessThan(1e-300));
        Assert.That(StandardisedIncidenceRatio.Exact(count / 2, count).PValue, Is.LessThan(1e-300));
    }

    [Test]
    public void TheExactTestIsTheSumOfEveryRarerCount([Values(0, 1, 4, 9, 30, 47)] int count, [Values(0.2, 3.0, 11.5, 30.0, 60.0)] double mean)
    {
        double Probability(int k) => Math.Exp(k * Math.Log(mean) - mean - Enumerable.Range(1, k).Sum(n => Math.Log(n)));
        var threshold = Probability(count) * (1 + 1e-7);
        var sum = Enumerable.Range(0, 400).Select(Probability).Where(p => p <= threshold).Sum();
        Assert.That(StandardisedIncidenceRatio.Exact(count, mean).PValue, Is.EqualTo(Math.Min(1, sum)).Within(1e-9));
    }
}

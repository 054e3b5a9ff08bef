using MathNet.Numerics.Distributions;
using Registry.Analytics.Quality;
using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class FunnelLimitsTests
{
    [TestCase(15.5, 0.95, 0.5657657606927576, 1.6362929053639104)]
    [TestCase(15.5, 0.998, 0.3934274305888492, 2.060325758785321)]
    [TestCase(22.4, 0.95, 0.6296349838511544, 1.5084821416799754)]
    [TestCase(9.1, 0.998, 0.2749570089612441, 2.5061624270250267)]
    public void AsQgammaOfRGivesThem(double expected, double confidence, double lower, double upper) =>
        Assert.That(FunnelLimits.At(expected, confidence), Is.EqualTo((lower, upper)).Using<(double, double)>(
            (a, b) => Math.Abs(a.Item1 / b.Item1 - 1) < 1e-8 && Math.Abs(a.Item2 / b.Item2 - 1) < 1e-8));

    [Test]
    public void TheFunnelNarrowsAndHoldsItsMiddle()
    {
        var limits = Enumerable.Range(1, 200).Select(e => FunnelLimits.At(e)).ToList();
        Assert.That(limits.Select(l => l.Upper - l.Lower), Is.Ordered.Descending);
        Assert.That(limits, Has.All.Matches<(double Lower, double Upper)>(l => l.Lower < 1 && 1 < l.Upper));
    }

    [Test]
    public void AreasOfOneRate_AreSeldomFlagged_AndALostHalfIsFound()
    {
        var random = new Random(5);
        var areas = AreaMap.Draw(random, [.. Enumerable.Repeat(1.0, 500)], () => 20 + random.NextDouble() * 200);
        Assert.That(FunnelLimits.Of(areas).Count(a => a.Place != FunnelPlace.None), Is.InRange(5, 35));
        var half = FunnelLimits.Of([.. areas, new AreaCount("half", 50, 100)]);
        Assert.That(half[^1].Place, Is.EqualTo(FunnelPlace.Alarm));
    }

    [Test]
    public void TheScaleOfTheExpectedCasesDoesNotMatter()
    {
        var random = new Random(6);
        var areas = AreaMap.Draw(random, [.. Enumerable.Range(1, 30).Select(i => i / 15.0)], () => 3 + random.NextDouble() * 20);
        var scaled = FunnelLimits.Of([.. areas.Select(a => a with { Expected = a.Expected * 7 })]);
        Assert.That(scaled.Sum(a => a.Expected), Is.EqualTo(areas.Sum(a => a.Observed)).Within(1e-9));
        Assert.That(scaled.Select(a => a.Place), Is.EqualTo(FunnelLimits.Of(areas).Select(a => a.Place)));
    }

    [Test]
    public void LimitsHoldTheProbabilityTheySay()
    {
        var (lower, _) = FunnelLimits.At(40, 0.95);
        Assert.That(new Gamma(40, 1).CumulativeDistribution(lower * 40), Is.EqualTo(0.025).Within(1e-9));
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        Assert.That(() => FunnelLimits.At(0), Throws.ArgumentException);
        Assert.That(() => FunnelLimits.At(double.NaN), Throws.ArgumentException);
        Assert.That(() => FunnelLimits.Of([new("A", -1, 1), new("B", 1, 1)]), Throws.ArgumentException.With.Message.Contains("Area A"));
    }
}

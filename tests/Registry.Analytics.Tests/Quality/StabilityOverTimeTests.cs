using MathNet.Numerics.Distributions;
using Registry.Analytics.Quality;

namespace Registry.Analytics.Tests.Quality;

public class StabilityOverTimeTests
{
    [Test]
    public void LimitsAreTheGammaQuantilesOfTheMean()
    {
        var years = StabilityOverTime.Of([30, 50], [1000, 1000]);
        Assert.That(years[0].Expected, Is.EqualTo(40).Within(1e-9));
        Assert.That(years[0].Lower, Is.EqualTo(Gamma.InvCDF(shape: 40, rate: 1, p: 0.025) / 40).Within(1e-9));
        Assert.That(years[0].Upper, Is.EqualTo(Gamma.InvCDF(shape: 41, rate: 1, p: 0.975) / 40).Within(1e-9));
    }

    [Test]
    public void YearsOfOneRate_AreSeldomFlagged_AndAGapIsFound()
    {
        var random = new Random(57);
        double[] people = [.. Enumerable.Range(0, 400).Select(i => 50_000.0 + 100 * i)];
        double[] cases = [.. people.Select(n => (double)Poisson.Sample(random, n * 0.002))];
        Assert.That(StabilityOverTime.Of(cases, people).Count(y => y.Place != FunnelPlace.None), Is.InRange(5, 35));
        var gap = StabilityOverTime.Of([200, 205, 100, 198, 210], [1e5, 1e5, 1e5, 1e5, 1e5]);
        Assert.That(gap[2].Place, Is.EqualTo(FunnelPlace.Alarm));
        Assert.That(StabilityOverTime.Of([100, 100], [1000, 1000]).Select(y => y.Place), Is.All.EqualTo(FunnelPlace.None));
    }

    [Test]
    public void ExpectedCasesAddUpToTheCases() =>
        Assert.That(StabilityOverTime.Of([10, 20, 60], [500, 900, 700]).Sum(y => y.Expected), Is.EqualTo(90).Within(1e-9));

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        Assert.That(() => StabilityOverTime.Of([1], [1]), Throws.ArgumentException.With.Message.Contains("at least two"));
        Assert.That(() => StabilityOverTime.Of([1, 2], [1, 0]), Throws.ArgumentException.With.Message.Contains("2 cases in 0"));
        Assert.That(() => StabilityOverTime.Of([0, 0], [1, 1]), Throws.ArgumentException.With.Message.Contains("no case"));
    }
}

using Registry.Analytics.Quality;
using Registry.Analytics.Rates;
using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class ProportionFunnelTests
{
    // Pooled 268 of 360; the limits of PHEindicatormethods 2.1.0 for populations of 2 and 3.
    [TestCase(2, 13.995057173659303)]
    [TestCase(3, 25.08772641867238)]
    public void LowerLimit_AsPheGivesIt(double whole, double lower)
    {
        var funnel = ProportionFunnel.Of([("A", whole * 268 / 360, whole), ("B", 268 - (whole * 268 / 360), 360 - whole)]);
        Assert.That(funnel[0].Warning.Lower, Is.EqualTo(lower).Within(1e-6).Percent);
        Assert.That(funnel[0].PooledPercent, Is.EqualTo(74.44444444444444).Within(1e-9));
    }

    [Test]
    public void DrawnPercentagesLieInside()
    {
        var random = new Random(9);
        var areas = Enumerable.Range(0, 2000).Select(i => ($"{i}", (double)Enumerable.Range(0, 150).Count(_ => random.NextDouble() < 0.7), 150.0)).ToList();
        var funnel = ProportionFunnel.Of(areas);
        Assert.That(funnel.Count(a => a.Place != FunnelPlace.None), Is.InRange(60, 140));
        Assert.That(funnel.Count(a => a.Place == FunnelPlace.Alarm), Is.LessThan(14));
    }

    [Test]
    public void OutsideLieThoseWhoseOwnWilsonIntervalLeavesThePooledOut()
    {
        var random = new Random(10);
        var funnel = ProportionFunnel.Of([.. Enumerable.Range(0, 300).Select(i => (whole: 5 + random.Next(200), i)).Select(a => ($"{a.i}", (double)random.Next(a.whole + 1), (double)a.whole))]);
        foreach (var area in funnel)
        {
            var own = Proportion.Of(area.Part, area.Whole)!;
            Assert.That(area.Place == FunnelPlace.None, Is.EqualTo(own.LowerPercent <= area.PooledPercent && area.PooledPercent <= own.UpperPercent), area.Area);
        }
        Assert.That(funnel.Select(a => a.Place), Does.Contain(FunnelPlace.None).And.Contain(FunnelPlace.Alarm));
    }

    [Test]
    public void LimitsNarrowAndStayInside()
    {
        var funnel = ProportionFunnel.Of([("A", 9, 10), ("B", 90, 100), ("C", 900, 1000)]);
        Assert.That(funnel.Select(a => a.Warning.Upper - a.Warning.Lower), Is.Ordered.Descending);
        Assert.That(funnel.Select(a => a.Alarm), Has.All.Matches<(double Lower, double Upper)>(l => l.Lower is >= 0 and < 90 && l.Upper is > 90 and <= 100));
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        Assert.That(() => ProportionFunnel.Of([("A", 3, 2), ("B", 1, 2)]), Throws.ArgumentException.With.Message.Contains("3 of 2"));
        Assert.That(() => ProportionFunnel.Of([("A", 0, 0), ("B", 1, 2)]), Throws.ArgumentException.With.Message.Contains("0 of 0"));
        Assert.That(() => ProportionFunnel.Of([("A", 1, 2), ("A", 1, 2)]), Throws.ArgumentException.With.Message.Contains("2 times"));
        Assert.That(() => ProportionFunnel.Of([("A", 1, 2)]), Throws.ArgumentException.With.Message.Contains("1 areas"));
    }
}

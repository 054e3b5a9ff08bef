using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class ProbabilityMapTests
{
    [Test]
    public void Scotland_AsSpdepGivesIt()
    {
        var map = ProbabilityMap.Of(AreaMap.Scotland().Areas);
        (int Place, double AtMost)[] spdep = [(0, 0.9999977588270649), (13, 0.9931040095499428), (48, 5.096779225311259e-14), (55, 0.16540990571631378)];
        foreach (var (place, atMost) in spdep) Assert.That(map[place].AtMost, Is.EqualTo(atMost).Within(1e-6).Percent, map[place].Area);
    }

    [Test]
    public void BothTailsShareTheCount()
    {
        foreach (var area in ProbabilityMap.Of(AreaMap.Scotland().Areas))
            Assert.That(area.AtMost + area.AtLeast - 1,
                Is.EqualTo(MathNet.Numerics.Distributions.Poisson.PMF(area.Expected, (int)area.Observed)).Within(1e-12), area.Area);
    }

    [Test]
    public void TheFigureIsOfTheSideOfTheArea()
    {
        var map = ProbabilityMap.Of([new("A", 0, 3), new("B", 12, 3), new("C", 3, 9)]);
        Assert.That((map[0].Choynowski, map[1].Choynowski), Is.EqualTo((map[0].AtMost, map[1].AtLeast)));
        Assert.That(map[0].AtLeast, Is.EqualTo(1));
    }

    [Test]
    public void WhatCannotBe_IsRefused() =>
        Assert.That(() => ProbabilityMap.Of([new("A", 1.5, 2), new("B", 1, 2)]), Throws.ArgumentException.With.Message.Contains("1.5 observed"));
}

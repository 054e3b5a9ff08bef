using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class HeterogeneityTests
{
    [Test]
    public void Scotland_AsDClusterGivesIt()
    {
        var test = Heterogeneity.Of(AreaMap.Scotland().Areas);
        Assert.That((double[])[test.ChiSquare, test.DegreesOfFreedom, test.PotthoffWhittinghill],
            Is.EqualTo((double[])[486.56839284263, 55, 502384.2586609057]).Within(1e-9).Percent);
        Assert.That(test.ChiSquareP, Is.EqualTo(2.0211000584086933e-70).Within(1e-4).Percent);
        Assert.That(test.PotthoffWhittinghillP, Is.LessThan(1e-10));
    }

    [Test]
    public void OfOneRatio_PIsUniform()
    {
        var random = new Random(6);
        var p = Enumerable.Range(0, 600).Select(_ => Heterogeneity.Of(AreaMap.Draw(random, [.. Enumerable.Repeat(1.0, 30)], () => 10 + (random.NextDouble() * 20)))).ToList();
        Assert.That(p.Count(t => t.ChiSquareP <= 0.1), Is.InRange(40, 85));
        Assert.That(p.Count(t => t.PotthoffWhittinghillP <= 0.1), Is.InRange(40, 85));
        Assert.That(p.Average(t => t.ChiSquare), Is.EqualTo(29).Within(4).Percent);
    }

    [Test]
    public void TheScaleOfExpectedCasesDoesNotMatter()
    {
        var areas = AreaMap.Scotland().Areas;
        var test = Heterogeneity.Of(areas);
        var scaled = Heterogeneity.Of([.. areas.Select(a => a with { Expected = 7 * a.Expected })]);
        Assert.That((scaled.ChiSquare, scaled.PotthoffWhittinghill), Is.EqualTo((test.ChiSquare, test.PotthoffWhittinghill)).Using<(double A, double B)>(
            (x, y) => Math.Abs((x.A / y.A) - 1) < 1e-12 && Math.Abs((x.B / y.B) - 1) < 1e-12));
    }

    [Test]
    public void WhatCannotBe_IsRefused() =>
        Assert.That(() => Heterogeneity.Of([new("A", 1, 2), new("B", 0, 2)]), Throws.ArgumentException.With.Message.Contains("1 cases"));
}

using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class SpatialScanTests
{
    [TestCase(10, 4.2, 100, 3.0542343588577534, 2.5343915343915344)]
    [TestCase(0, 3.1, 50, 0, 0)]
    [TestCase(25, 25, 80, 0, 1)]
    [TestCase(3, 6.6, 40, 0, 0.4103194103194104)]
    [TestCase(100, 60.5, 1000, 11.594932118841278, 1.7254361799816345)]
    public void OneWindow_InClosedForm(double observed, double expected, double total, double ratio, double risk)
    {
        Assert.That(SpatialScan.LogLikelihoodRatio(observed, expected, total), Is.EqualTo(ratio).Within(1e-12));
        Assert.That(SpatialScan.RelativeRisk(observed, expected, total), Is.EqualTo(risk).Within(1e-12));
    }

    [Test]
    public void Scotland_AsSpatialEpiFindsIt()
    {
        var first = SpatialScan.Circular(AreaMap.Scotland().Scan())[0];
        Assert.That(first.Areas, Is.EqualTo("1 2 3 5 6 7 9 10 11 12 13 16 17 19".Split(' ')));
        Assert.That((first.Centre, first.Observed), Is.EqualTo(("12", 175)));
        Assert.That(first.LogLikelihoodRatio, Is.EqualTo(99.00098641466003).Within(1e-8).Percent, "with expected cases scaled, which SpatialEpi does not do");
        Assert.That(first.PValue, Is.EqualTo(0.001).Within(1e-12));
    }

    [Test]
    public void OnAMapWithoutClusters_PIsUniform_AndAPlantedClusterIsFound()
    {
        var random = new Random(23);
        var p = Enumerable.Range(0, 200).Select(run => Scan(AreaMap.Draw(random, [.. Enumerable.Repeat(1.0, 25)], () => 8), 99, run)[0].PValue).ToList();
        Assert.That(p.Count(v => v <= 0.1), Is.InRange(8, 34));
        var planted = Enumerable.Range(0, 25).Select(i => i % 5 < 2 && i / 5 < 2 ? 3.0 : 1.0).ToList();
        var found = Scan(AreaMap.Draw(random, planted, () => 12), 499, 1)[0];
        Assert.That(found.Areas, Is.SupersetOf(new[] { "1", "2", "6", "7" }));
        Assert.That(found.PValue, Is.LessThan(0.01));
    }

    [Test]
    public void ClustersAreApart_AndOrdered_AndWithinTheLargestShare()
    {
        var random = new Random(4);
        var twoCorners = Enumerable.Range(0, 36).Select(i => i is 0 or 1 or 6 or 7 or 28 or 29 or 34 or 35 ? 4.0 : 1.0).ToList();
        var found = SpatialScan.Circular(Board(AreaMap.Draw(random, twoCorners, () => 15)), 0.2, 199, 1);
        Assert.That(found, Has.Count.AtLeast(2));
        Assert.That(found.SelectMany(c => c.Areas), Is.Unique);
        Assert.That(found.Select(c => c.LogLikelihoodRatio), Is.Ordered.Descending);
        Assert.That(found.Select(c => c.Areas.Count), Has.All.AtMost(7), "a fifth of 36 equal areas");
    }

    [Test]
    public void TheSameSeedGivesTheSameP_AndTheScaleOfExpectedDoesNotMatter()
    {
        var areas = AreaMap.Draw(new Random(9), [.. Enumerable.Repeat(1.0, 25)], () => 8);
        var (once, again) = (Scan(areas, 199, 5)[0], Scan([.. areas.Select(a => a with { Expected = a.Expected * 4 })], 199, 5)[0]);
        Assert.That(again.PValue, Is.EqualTo(once.PValue));
        Assert.That(again.LogLikelihoodRatio, Is.EqualTo(once.LogLikelihoodRatio).Within(1e-9));
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        var areas = Board([.. AreaMap.Board(3).Areas.Select(a => new AreaCount(a, 5, 4))]);
        Assert.That(() => SpatialScan.Circular(areas, largestShare: 0.6), Throws.ArgumentException.With.Message.Contains("0.6"));
        Assert.That(() => SpatialScan.Circular(areas, largestShare: 0.1), Throws.ArgumentException.With.Message.Contains("Every area"));
        Assert.That(() => SpatialScan.Circular(areas, simulations: 0), Throws.ArgumentException.With.Message.Contains("0 simulations"));
        Assert.That(() => SpatialScan.Circular([.. areas.Skip(1), areas[0] with { Population = 0 }]), Throws.ArgumentException.With.Message.Contains("Area 1"));
        Assert.That(() => SpatialScan.Circular([.. areas.Skip(1), areas[0] with { X = double.NaN }]), Throws.ArgumentException.With.Message.Contains("NaN"));
        Assert.That(() => SpatialScan.LogLikelihoodRatio(5, 10, 9), Throws.ArgumentException);
        Assert.That(SpatialScan.RelativeRisk(9, 3, 9), Is.Null);
    }

    private static IReadOnlyList<ScanCluster> Scan(IReadOnlyList<AreaCount> areas, int simulations, int seed) =>
        SpatialScan.Circular(Board(areas), simulations: simulations, seed: seed);

    private static IReadOnlyList<ScanArea> Board(IReadOnlyList<AreaCount> areas)
    {
        var side = (int)Math.Sqrt(areas.Count);
        return [.. areas.Select((a, i) => new ScanArea(a, i % side, i / side, 1000))];
    }
}

using MathNet.Numerics.Distributions;
using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class EmpiricalBayesRatioTests
{
    [Test]
    public void Scotland_AsSpdepAndDClusterSmoothIt()
    {
        var (areas, neighbours, rows) = AreaMap.Scotland();
        var columns = new[]
        {
            ("marshall", EmpiricalBayesRatio.Marshall(areas), 1e-7), ("local", EmpiricalBayesRatio.Local(areas, neighbours, IslandRule.StayAlone), 1e-7),
            ("gamma", EmpiricalBayesRatio.ClaytonKaldor(areas)!, 1e-4),
        };
        foreach (var (column, ours, tolerance) in columns)
            for (var i = 0; i < areas.Count; i++)
                Assert.That(ours[i].Smoothed, Is.EqualTo(ReferenceTable.Number(rows[i][column])).Within(tolerance * 100).Percent, $"{column} {areas[i].Area}");
    }

    [Test]
    public void Scotland_LogNormalAsDClusterSmoothsIt()
    {
        var ours = EmpiricalBayesRatio.LogNormal(AreaMap.Scotland().Areas)!;
        (int Place, double Smoothed)[] theirs = [(0, 4.891209134688382), (16, 1.5359897860814817), (48, 0.3420549392671587), (54, 0.5850297678335575)];
        foreach (var (place, smoothed) in theirs) Assert.That(ours[place].Smoothed, Is.EqualTo(smoothed).Within(0.01).Percent, ours[place].Area);
    }

    [Test]
    public void WithoutVariation_ThereIsNoLogNormalPrior() =>
        Assert.That(EmpiricalBayesRatio.LogNormal([new("A", 50, 50), new("B", 50, 50), new("C", 50, 50)]), Is.Null);

    [Test]
    public void SmoothedLiesBetweenRawAndPooled([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        var areas = AreaMap.Draw(random, [.. Enumerable.Range(0, 60).Select(_ => Gamma.Sample(random, 4, 4))], () => 1 + random.NextDouble() * 20);
        var pooled = areas.Sum(a => a.Observed) / areas.Sum(a => a.Expected);
        foreach (var area in EmpiricalBayesRatio.Marshall(areas))
            Assert.That(area.Smoothed, Is.InRange(Math.Min(area.Raw, pooled) - 1e-12, Math.Max(area.Raw, pooled) + 1e-12), area.Area);
    }

    [Test]
    public void WhenAllAreNeighbours_LocalIsGlobal()
    {
        var random = new Random(7);
        var areas = AreaMap.Draw(random, [.. Enumerable.Range(0, 12).Select(i => 0.5 + i / 8.0)], () => 5 + random.NextDouble() * 20);
        var all = NeighbourList.Of([.. areas.Select(a => (a.Area, (IReadOnlyList<string>)[.. areas.Select(b => b.Area).Where(b => b != a.Area)]))]);
        Assert.That(EmpiricalBayesRatio.Local(areas, all).Select(a => a.Smoothed),
            Is.EqualTo(EmpiricalBayesRatio.Marshall(areas).Select(a => a.Smoothed)).Within(1e-12));
    }

    [Test]
    public void SmoothedIsNearerToTheTruthThanRaw()
    {
        var random = new Random(11);
        var truth = Enumerable.Range(0, 400).Select(_ => Gamma.Sample(random, 5, 5)).ToList();
        var areas = AreaMap.Draw(random, truth, () => 2 + random.NextDouble() * 6);
        var raw = Error(areas.Select(a => a.Ratio));
        Assert.That(Error(EmpiricalBayesRatio.Marshall(areas).Select(a => a.Smoothed)), Is.LessThan(0.75 * raw));
        var gamma = EmpiricalBayesRatio.ClaytonKaldor(areas)!;
        Assert.That(Error(gamma.Select(a => a.Smoothed)), Is.LessThan(0.75 * raw));
        Assert.That(Error(EmpiricalBayesRatio.LogNormal(areas)!.Select(a => a.Smoothed)), Is.LessThan(0.75 * raw));
        var covered = gamma.Select((a, i) => a.Lower <= truth[i] && truth[i] <= a.Upper).Count(inside => inside);
        Assert.That(covered / 400.0, Is.InRange(0.92, 0.98), "posterior limits of 95 %");

        double Error(IEnumerable<double> estimates) => estimates.Zip(truth, (e, t) => (e - t) * (e - t)).Sum();
    }

    [Test]
    public void PosteriorLimits_CutTheTailsOfTheGammaDistribution()
    {
        var (areas, _, _) = AreaMap.Scotland();
        var prior = EmpiricalBayesRatio.Prior(areas)!;
        foreach (var (area, count) in EmpiricalBayesRatio.ClaytonKaldor(areas, 0.9)!.Zip(areas))
        {
            var posterior = new Gamma(count.Observed + prior.Shape, count.Expected + prior.Rate);
            Assert.That(posterior.CumulativeDistribution(area.Lower!.Value), Is.EqualTo(0.05).Within(1e-9), area.Area);
            Assert.That(posterior.CumulativeDistribution(area.Upper!.Value), Is.EqualTo(0.95).Within(1e-9), area.Area);
        }
    }

    [Test]
    public void AreasThatDoNotDiffer_HaveThePooledRatioAndNoPrior()
    {
        AreaCount[] areas = [new("A", 10, 8), new("B", 20, 16), new("C", 5, 4)];
        Assert.That(EmpiricalBayesRatio.Marshall(areas).Select(a => a.Smoothed), Is.All.EqualTo(1.25).Within(1e-12));
        Assert.That(EmpiricalBayesRatio.ClaytonKaldor(areas), Is.Null);
    }

    [Test]
    public void ANeighbourhoodWithoutCases_HasTheRatioZero()
    {
        var list = NeighbourList.Of([("A", ["B"]), ("B", ["A"]), ("C", ["D"]), ("D", ["C"])]);
        var local = EmpiricalBayesRatio.Local([new("A", 0, 8), new("B", 0, 16), new("C", 5, 4), new("D", 5, 3)], list);
        Assert.That(local.Take(2).Select(a => a.Smoothed), Is.All.Zero);
    }

    [Test]
    public void IslandsAreRefusedUnlessTheyStayAlone()
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        Assert.That(() => EmpiricalBayesRatio.Local(areas, neighbours), Throws.ArgumentException.With.Message.Contains("6, 8, 11"));
        var alone = EmpiricalBayesRatio.Local(areas, neighbours, IslandRule.StayAlone);
        Assert.That(alone[5].Smoothed, Is.EqualTo(areas[5].Ratio).Within(1e-12));
    }

    [Test]
    public void ImpossibleCountsAreRefused()
    {
        Assert.That(() => EmpiricalBayesRatio.Marshall([new("A", 1, 1)]), Throws.ArgumentException);
        Assert.That(() => EmpiricalBayesRatio.Marshall([new("A", 1, 1), new("B", 2, 0)]), Throws.ArgumentException.With.Message.Contains("B"));
        Assert.That(() => EmpiricalBayesRatio.Marshall([new("A", 1, 1), new("A", 2, 1)]), Throws.ArgumentException.With.Message.Contains("2 times"));
        Assert.That(() => EmpiricalBayesRatio.ClaytonKaldor([new("A", 0, 1), new("B", 0, 1)]), Throws.ArgumentException.With.Message.Contains("no case"));
        var list = NeighbourList.Of([("B", ["A"]), ("A", ["B"])]);
        Assert.That(() => EmpiricalBayesRatio.Local([new("A", 1, 1), new("B", 2, 1)], list), Throws.ArgumentException.With.Message.Contains("Place 1"));
    }
}

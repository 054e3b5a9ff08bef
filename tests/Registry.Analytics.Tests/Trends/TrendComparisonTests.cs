using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

public class TrendComparisonTests
{
    private static readonly PermutationOptions Few = new() { Permutations = 499 };

    // The drug deaths, and the same years a third higher, tilted and stirred a little.
    private static IReadOnlyList<TrendPoint> Second() => [.. JoinpointSeries.DrugDeaths().Select((p, i) =>
        new TrendPoint(p.Year, p.Rate * 1.3 * (1 + 0.02 * (p.Year - 2007)) * (1 + 0.03 * Math.Sin(i + 1))))];

    // R 4.2.2: lm.wfit of every place, both series stacked; p of 2000 permutations there within twice its own error and ours.
    [Test]
    public void TwoSeries_AsInR()
    {
        var (parallel, coincident) = (TrendComparison.Parallelism(JoinpointSeries.DrugDeaths(), Second(), 1), TrendComparison.Coincidence(JoinpointSeries.DrugDeaths(), Second(), 1));
        Assert.Multiple(() =>
        {
            Assert.That(new[] { parallel.SeparateSquares, parallel.JointSquares, coincident.JointSquares },
                Is.EqualTo(new[] { 0.252293535550351, 0.329132453006352, 0.897116508251525 }).Within(1e-8).Percent);
            Assert.That(new[] { parallel.Statistic, coincident.Statistic }, Is.EqualTo(new[] { 2.63953368113852, 16.6129873816016 }).Within(1e-7).Percent);
            Assert.That((parallel.Constraints, coincident.Constraints, parallel.DegreesOfFreedom), Is.EqualTo((3, 4, 26)));
            Assert.That(parallel.PValue, Is.EqualTo(0.0755).Within(0.02));
            Assert.That(coincident.PValue, Is.LessThan(0.005));
        });
    }

    [Test]
    public void OneSeriesTimesAConstant_IsParallelAndNotCoincident()
    {
        var points = JoinpointSeries.DrugDeaths();
        TrendPoint[] higher = [.. points.Select(p => p with { Rate = p.Rate * 2 })];
        Assert.That(TrendComparison.Parallelism(points, higher, 2, permutation: Few).Statistic, Is.EqualTo(0).Within(1e-9));
        Assert.That(TrendComparison.Coincidence(points, higher, 2, permutation: Few).IsRejected, Is.True);
        Assert.That(TrendComparison.Coincidence(points, points, 2, permutation: Few).PValue, Is.EqualTo(1));
    }

    // Under parallel trends with scatter of their own, p is at most 0.05 in about that share of pairs.
    [Test]
    public void ParallelTrendsAreSeldomRejected()
    {
        var (random, rejected) = (new Random(61), 0);
        TrendPoint[] Series(double level) => [.. Enumerable.Range(2000, 14).Select(year => new TrendPoint(year, level * Math.Exp(0.02 * (year - 2000) + 0.1 * (random.NextDouble() - 0.5))))];
        for (var round = 0; round < 200; round++)
            if (TrendComparison.Parallelism(Series(10), Series(30), 1, permutation: new() { Permutations = 199, Seed = round }).IsRejected) rejected++;
        Assert.That(rejected, Is.InRange(2, 22), "level 0.05 of 200 pairs");
    }

    [Test]
    public void TheNumberOfJoinpointsIsFound_AndTheOrderOfTheSeriesDoesNotMatter()
    {
        var (there, back) = (TrendComparison.Parallelism(JoinpointSeries.DrugDeaths(), Second(), permutation: Few), TrendComparison.Parallelism(Second(), JoinpointSeries.DrugDeaths(), permutation: Few));
        Assert.That(there.Joinpoints, Is.InRange(1, 3));
        Assert.That(back.Statistic, Is.EqualTo(there.Statistic!.Value).Within(1e-8).Percent);
    }

    [Test]
    public void WhatCannotBeCompared_IsRefused()
    {
        var points = JoinpointSeries.DrugDeaths();
        Assert.That(() => TrendComparison.Parallelism(points, Second(), 1, new() { Autocorrelation = 0.3 }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("without autocorrelation"));
        Assert.That(() => TrendComparison.Parallelism(points, Second(), 9), Throws.InstanceOf<ArgumentException>().With.Message.Contains("room"));
        Assert.That(() => TrendComparison.Coincidence([.. points.Take(2)], Second()), Throws.InstanceOf<ArgumentException>().With.Message.Contains("at least 3"));
    }
}

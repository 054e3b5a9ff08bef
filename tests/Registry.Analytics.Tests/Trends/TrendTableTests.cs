using Registry.Analytics.Numerics;
using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

public class TrendTableTests
{
    private static JoinpointModel Line(IReadOnlyList<TrendPoint> points) => JoinpointRegression.Fit(points, 0);

    // R 4.2.2 p.adjust.
    [Test]
    public void Adjusted_AsInR()
    {
        double[] p = [0.01, 0.04, 0.03, 0.005, 0.8];
        Assert.That(FamilywiseError.Adjust(p), Is.EqualTo(new[] { 0.04, 0.09, 0.09, 0.025, 0.8 }).Within(1e-12));
        Assert.That(FalseDiscovery.Adjust(p), Is.EqualTo(new[] { 0.025, 0.05, 0.05, 0.025, 0.8 }).Within(1e-12));
    }

    [Test]
    public void EachSeriesHasItsRow_AndItsPIsAdjustedAmongAll()
    {
        var random = new Random(71);
        var rows = TrendTable.Of([.. Enumerable.Range(0, 6).Select(i => ($"site {i}", (IReadOnlyList<TrendPoint>)JoinpointSeries.Invented(random, 15)))], Line, (2015, 2025));
        Assert.That(rows.Select(r => r.Name), Is.EqualTo(Enumerable.Range(0, 6).Select(i => $"site {i}")));
        foreach (var row in rows)
        {
            Assert.That(row.Average!.FromYear, Is.EqualTo(2015));
            Assert.That(row.FamilywisePValue, Is.GreaterThanOrEqualTo(row.FalseDiscoveryRate!.Value - 1e-15).And.GreaterThanOrEqualTo(row.Average.PValue!.Value));
        }
    }

    [Test]
    public void ASeriesWithoutATrendSaysWhy_AndDoesNotCount()
    {
        var good = JoinpointSeries.Invented(new Random(72), 15);
        var alone = TrendTable.Of([("good", good)], Line);
        var rows = TrendTable.Of([("short", good[..2]), ("good", good), ("steady", [.. good.Select(p => p with { Rate = 5 })])], Line);
        Assert.That(rows[0].Refusal!.En, Does.Contain("at least 3"));
        Assert.That(rows[1].FamilywisePValue, Is.EqualTo(alone[0].FamilywisePValue).And.EqualTo(alone[0].Average!.PValue));
        Assert.That((rows[2].Average!.PValue, rows[2].FalseDiscoveryRate), Is.EqualTo(((double?)null, (double?)null)));
    }
}

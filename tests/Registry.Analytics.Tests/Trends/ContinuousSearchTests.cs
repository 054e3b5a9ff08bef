using Registry.Analytics.Numerics;
using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

public class ContinuousSearchTests
{
    private static readonly JoinpointOptions Continuous = new() { Search = JoinpointSearch.Continuous };

    private static IEnumerable<string> Liver() => SharedOracles.Cases("joinpoint", "series.csv").Where(name => name == "" || name.Contains("liver"));

    // R 4.2.2, segmented 1.6-2 with 50 restarts.
    [Test]
    public void DrugDeaths_AsSegmentedInR()
    {
        var weighted = JoinpointRegression.Fit(JoinpointSeries.DrugDeaths(), 2, Continuous with { Weighting = TrendWeighting.StandardError });
        var plain = JoinpointRegression.Fit(JoinpointSeries.DrugDeaths(), 2, Continuous);
        Assert.That(weighted.Joinpoints.Select(j => j.Year), Is.EqualTo(new[] { 2006.00545311112, 2010.29348121251 }).Within(1e-5));
        Assert.That(weighted.SumOfSquares, Is.EqualTo(99.838281655735).Within(1e-8).Percent);
        Assert.That(weighted.Segments.Select(s => s.Slope), Is.EqualTo(new[] { 0.04845606611226, -0.06021179882336, 0.09146672062067 }).Within(1e-6));
        Assert.That(plain.Joinpoints.Select(j => j.Year), Is.EqualTo(new[] { 2006.08616303846, 2010.26351769282 }).Within(1e-5));
        Assert.That(plain.SumOfSquares, Is.EqualTo(0.0307417978962237).Within(1e-8).Percent);
    }

    [TestCaseSource(nameof(Liver))]
    public void SharedContinuousFits(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, points) = (SharedOracles.Expected(name), JoinpointSeries.Read(name));
        for (var k = 1; k <= 2; k++)
        {
            var model = JoinpointRegression.Fit(points, k, Continuous with { Weighting = TrendWeighting.StandardError });
            Assert.That(model.SumOfSquares, Is.EqualTo(expected[$"hudson_k{k}.sse"]).Within(1e-6).Percent);
            for (var j = 0; j < k; j++) Assert.That(model.Joinpoints[j].Year, Is.EqualTo(expected[$"hudson_k{k}.joinpoints.{j}"]).Within(1e-6));
        }
    }

    [Test]
    public void TheSearchEndsWhenItsCallerGoes() =>
        Assert.That(() => EndableWork.Until(() => JoinpointRegression.Fit(JoinpointSeries.DrugDeaths(), 1, Continuous), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void OneJoinpoint_IsAsGoodAsAnyOnAFineGrid()
    {
        var random = new Random(41);
        for (var round = 0; round < 10; round++)
        {
            var points = JoinpointSeries.Invented(random, 22);
            var (free, fine) = (JoinpointRegression.Fit(points, 1, Continuous).SumOfSquares, JoinpointRegression.Fit(points, 1, new() { GridPointsBetween = 11 }).SumOfSquares);
            Assert.That(free, Is.LessThanOrEqualTo(fine * (1 + 1e-10)).And.GreaterThan(0.98 * fine));
        }
    }

    // By least squares of the test's own: the years alone are never better, nor is a joinpoint between two years a little earlier or later.
    [Test]
    public void NoJoinpointWantsToMove([Values(1, 2, 3)] int joinpoints)
    {
        var (random, between) = (new Random(43), 0);
        for (var round = 0; round < 10; round++)
        {
            var points = JoinpointSeries.Invented(random, 22);
            var model = JoinpointRegression.Fit(points, joinpoints, Continuous);
            double[] places = [.. model.Joinpoints.Select(j => j.Year)];
            Assert.That(model.SumOfSquares, Is.LessThanOrEqualTo(JoinpointRegression.Fit(points, joinpoints).SumOfSquares * (1 + 1e-12)));
            Assert.That(model.SumOfSquares, Is.EqualTo(JoinpointSeries.SquaresByElimination(points, places)).Within(1e-6).Percent);
            for (var j = 0; j < joinpoints; j++)
                foreach (var shift in new[] { -0.01, 0.01 })
                    if (places[j] != Math.Round(places[j]) && Math.Floor(places[j] + shift) == Math.Floor(places[j]) && ++between > 0)
                        Assert.That(JoinpointSeries.SquaresByElimination(points, [.. places.Select((place, i) => i == j ? place + shift : place)]), Is.GreaterThan(model.SumOfSquares));
        }
        Assert.That(between, Is.GreaterThan(5), "joinpoints between years");
    }

    [Test]
    public void ABendBetweenTwoYearsIsFoundExactly()
    {
        TrendPoint[] points = [.. Enumerable.Range(2000, 20).Select(year => new TrendPoint(year, 50 - Math.Abs(year - 2008.37)))];
        var model = JoinpointRegression.Fit(points, 1, Continuous with { Scale = TrendScale.Linear });
        Assert.That(model.Joinpoints[0].Year, Is.EqualTo(2008.37).Within(1e-8));
        Assert.That(model.Joinpoints[0].LowerYear, Is.LessThan(2008.37));
        Assert.That(model.Joinpoints[0].UpperYear, Is.GreaterThan(2008.37));
    }

    [Test]
    public void DistancesHold()
    {
        var model = JoinpointRegression.Fit(JoinpointSeries.Invented(new Random(42), 30), 3, Continuous with { LeastAtEnds = 4, LeastBetween = 5 });
        double[] places = [double.NegativeInfinity, .. model.Joinpoints.Select(j => j.Year), double.PositiveInfinity];
        for (var i = 1; i < places.Length; i++)
            Assert.That(model.Years.Count(year => year > places[i - 1] && year < places[i]), Is.AtLeast(i == 1 || i == places.Length - 1 ? 4 : 5));
    }
}

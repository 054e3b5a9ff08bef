using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

public class JoinpointRegressionTests
{
    private static readonly JoinpointOptions ByErrors = new() { Weighting = TrendWeighting.StandardError };

    private static IEnumerable<string> Nci() => SharedOracles.Cases("joinpoint", "series.csv").Where(name => name == "" || name.Contains("nci"));

    private static IEnumerable<string> Liver() => SharedOracles.Cases("joinpoint", "series.csv").Where(name => name == "" || name.Contains("liver"));

    // Age-adjusted rates of deaths from drugs, black population of the United States; printed by NCI Joinpoint 4.5.0.1.
    [Test]
    public void DrugDeaths_AsJoinpointPrints()
    {
        var model = JoinpointRegression.Fit(JoinpointSeries.DrugDeaths(), 2, ByErrors);
        var average = model.Average();
        Assert.Multiple(() =>
        {
            Assert.That(model.SumOfSquares, Is.EqualTo(103.954088).Within(5e-7));
            Assert.That(model.MeanSquare, Is.EqualTo(9.450372).Within(5e-7));
            Assert.That(model.Joinpoints.Select(j => (j.Year, j.LowerYear, j.UpperYear)), Is.EqualTo(new (double, double?, double?)[] { (2006, 2005, 2008), (2010, 2008, 2013) }));
            Assert.That(model.Joinpoints.Select(j => j.SlopeChange), Is.EqualTo(new[] { -0.114118, 0.149175 }).Within(1e-6));
            Assert.That(model.Joinpoints.Select(j => j.StandardError), Is.EqualTo(new[] { 0.029913, 0.030988 }).Within(1e-6));
            Assert.That(model.Joinpoints.Select(j => j.PValue), Is.EqualTo(new[] { 0.004121, 0.000955 }).Within(1e-6));
            Assert.That(model.Segments.Select(s => s.Change), Is.EqualTo(new[] { 5.034, -6.293, 8.782 }).Within(6e-4));
            Assert.That(model.Segments.Select(s => s.Lower), Is.EqualTo(new[] { 3.048, -12.183, 5.942 }).Within(6e-4));
            Assert.That(model.Segments.Select(s => s.Upper), Is.EqualTo(new[] { 7.059, -0.008, 11.697 }).Within(6e-4));
            Assert.That(model.Segments.Select(s => s.PValue), Is.EqualTo(new[] { 0.000253, 0.049763, 5.1e-05 }).Within(6e-7));
            Assert.That(new[] { average.Change, average.Lower!.Value, average.Upper!.Value }, Is.EqualTo(new[] { 3.205, 1.428, 5.012 }).Within(6e-4));
        });
    }

    [TestCaseSource(nameof(Nci))]
    public void SharedOutputOfJoinpoint(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, points) = (SharedOracles.Expected(name), JoinpointSeries.Read(name));
        var model = JoinpointRegression.Fit(points, (int)expected["full_precision.k"], ByErrors);
        Assert.Multiple(() => JoinpointSeries.MustAgree(model, name, expected, "full_precision"));
        Assert.That(model.Segments.Select(s => Math.Round(s.Change, 3)).Zip(model.Segments.Select((_, i) => expected[$"nci_printed.apc.{i}"])),
            Has.All.Matches<(double Ours, double Printed)>(pair => Math.Abs(pair.Ours - pair.Printed) < 0.0011), "as printed");
    }

    [TestCaseSource(nameof(Liver))]
    public void SharedLiverCancer(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, points) = (SharedOracles.Expected(name), JoinpointSeries.Read(name));
        Assert.Multiple(() =>
        {
            foreach (var (set, weighting) in new[] { ("constant", TrendWeighting.Constant), ("standard_error", TrendWeighting.StandardError), ("poisson_count", TrendWeighting.PoissonVariance) })
                for (var k = 0; k <= 3; k++)
                    JoinpointSeries.MustAgree(JoinpointRegression.Fit(points, k, new() { Weighting = weighting }), name, expected, $"{set}.k{k}");
            var k4 = (int)expected["grid_4_points_between.k"];
            JoinpointSeries.MustAgree(JoinpointRegression.Fit(points, k4, ByErrors with { GridPointsBetween = 4 }), name, expected, "grid_4_points_between");
        });
    }

    [Test]
    public void MoreJoinpointsFitBetter_AndTheUnitDoesNotMatter()
    {
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var points = JoinpointSeries.Invented(random, 30);
            var squares = Enumerable.Range(0, 6).Select(k => JoinpointRegression.Fit(points, k).SumOfSquares).ToList();
            Assert.That(squares, Is.Ordered.Descending);
            var (one, other) = (JoinpointRegression.Fit(points, 2), JoinpointRegression.Fit([.. points.Select(p => p with { Rate = p.Rate * 1000 })], 2));
            Assert.That(other.Joinpoints.Select(j => j.Year), Is.EqualTo(one.Joinpoints.Select(j => j.Year)));
            Assert.That(other.Segments.Select(s => s.Change), Is.EqualTo(one.Segments.Select(s => s.Change)).Within(1e-8));
        }
    }

    [Test]
    public void ReversedYears_GiveTheMirrorImage()
    {
        var points = JoinpointSeries.Invented(new Random(8), 25);
        var (there, back) = (JoinpointRegression.Fit(points, 2), JoinpointRegression.Fit([.. points.Select(p => p with { Year = 4000 - p.Year })], 2));
        Assert.That(back.Joinpoints.Select(j => 4000 - j.Year).Reverse(), Is.EqualTo(there.Joinpoints.Select(j => j.Year)));
        Assert.That(back.Segments.Select(s => -s.Slope).Reverse(), Is.EqualTo(there.Segments.Select(s => s.Slope)).Within(1e-10));
        Assert.That(back.Average().Statistic, Is.EqualTo(-there.Average().Statistic!).Within(1e-8));
    }

    // The search against a plain trial of every pair of joinpoints by its own least squares.
    [Test]
    public void TheSearchFindsWhatTryingEveryPairFinds()
    {
        var points = JoinpointSeries.Invented(new Random(9), 18);
        var years = points.Select(p => p.Year).ToList();
        var least = double.PositiveInfinity;
        for (var first = 2; first <= 15; first++)
            for (var second = first + 3; second <= 15; second++)
                least = Math.Min(least, JoinpointSeries.SquaresByElimination(points, [years[first], years[second]]));
        Assert.That(JoinpointRegression.Fit(points, 2).SumOfSquares, Is.EqualTo(least).Within(1e-8).Percent);
    }

    [Test]
    public void ABrokenLineIsFoundExactly_OnEitherScale()
    {
        TrendPoint[] linear = [.. Enumerable.Range(2000, 20).Select(year => new TrendPoint(year, 30 + (year <= 2008 ? year - 2000 : 8 - 0.5 * (year - 2008))))];
        foreach (var model in new[]
        {
            JoinpointRegression.Fit(linear, 1, new() { Scale = TrendScale.Linear }),
            JoinpointRegression.Fit([.. linear.Select(p => p with { Rate = Math.Exp(p.Rate / 10) })], 1),
        })
        {
            Assert.That(model.Joinpoints.Single().Year, Is.EqualTo(2008));
            Assert.That(model.SumOfSquares, Is.LessThan(1e-18));
            Assert.That(model.Average(2000, 2004).Change, Is.EqualTo(model.Segments[0].Change).Within(1e-9));
        }
    }

    [Test]
    public void NoRoomForSoManyJoinpoints_IsRefused()
    {
        var points = JoinpointSeries.Invented(new Random(10), 8);
        Assert.That(JoinpointRegression.Fit(points, 2).Segments.Select(s => s.SlopeStandardError), Has.All.Null, "six years left for six parameters");
        Assert.That(() => JoinpointRegression.Fit(points, 3), Throws.InstanceOf<ArgumentException>().With.Message.Contains("room for 0 to 2"));
        Assert.That(() => JoinpointRegression.Fit(points, -1), Throws.InstanceOf<ArgumentException>().With.Message.Contains("-1"));
        Assert.That(() => JoinpointRegression.Fit(points[..2], 0), Throws.InstanceOf<ArgumentException>().With.Message.Contains("at least 3"));
        Assert.That(() => JoinpointRegression.Fit(points, 1, new() { LeastAtEnds = 0 }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("1 or more"));
        Assert.That(() => JoinpointRegression.Fit(points, 1).Average(1900, 2005), Throws.InstanceOf<ArgumentException>().With.Message.Contains("window 1900-2005"));
    }
}

using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

public class AutocorrelatedTrendTests
{
    private static readonly JoinpointOptions Fixed = new() { Weighting = TrendWeighting.StandardError, Autocorrelation = 0.4 };

    // R 4.2.2: generalised least squares of every pair of joinpoints by the inverse of the covariance matrix; standard errors by nlme 3.1 gls with
    // corCAR1(0.4, fixed) through the years between the joinpoints.
    [Test]
    public void DrugDeaths_AsGeneralisedLeastSquaresInR()
    {
        var model = JoinpointRegression.Fit(JoinpointSeries.DrugDeaths(), 2, Fixed);
        var average = model.Average();
        Assert.Multiple(() =>
        {
            Assert.That(model.Joinpoints.Select(j => j.Year), Is.EqualTo(new[] { 2006.0, 2010 }));
            Assert.That(model.SumOfSquares, Is.EqualTo(121.237004817266).Within(1e-8).Percent);
            Assert.That(model.Joinpoints.Select(j => j.SlopeChange).Prepend(model.Segments[0].Slope),
                Is.EqualTo(new[] { 0.0485862333108676, -0.117449269839447, 0.157390460369644 }).Within(1e-8).Percent);
            Assert.That(model.Segments.Select(s => s.SlopeStandardError), Is.EqualTo(new[] { 0.0122598866249899, 0.0323914642722066, 0.0156372499046352 }).Within(1e-7).Percent);
            Assert.That(model.SlopeCovariance![0][1], Is.EqualTo(-2.65042330203198e-05).Within(1e-6).Percent);
            Assert.That(new double?[] { average.Change, average.Lower, average.Upper }, Is.EqualTo(new[] { 3.22135127829779, 1.15671292016304, 5.32812951451704 }).Within(1e-6).Percent);
            Assert.That(model.Method, Does.Contain("autocorrelation 0.4"));
        });
    }

    // Residuals made with a correlation of 0.6: the mean of many estimates comes near it, a little below as from short series.
    [Test]
    public void TheCorrelationOfLongSeriesIsFound()
    {
        var random = new Random(21);
        var estimates = Enumerable.Range(0, 40).Select(_ => JoinpointRegression.Fit(Correlated(random, 120, 0.6), 0, new() { Autocorrelation = null }).Autocorrelation).ToList();
        Assert.That(estimates.Average(), Is.EqualTo(0.58).Within(0.04));
        Assert.That(estimates, Has.All.InRange(0.2, 0.9));
    }

    [Test]
    public void WithoutCorrelationNothingChanges_WithItLimitsWiden()
    {
        var points = Correlated(new Random(22), 30, 0.7);
        var (plain, none, some) = (JoinpointRegression.Fit(points, 1), JoinpointRegression.Fit(points, 1, new() { Autocorrelation = 1e-12 }),
            JoinpointRegression.Fit(points, 1, new() { Autocorrelation = 0.7 }));
        Assert.That(none.Segments.Select(s => s.SlopeStandardError!.Value), Is.EqualTo(plain.Segments.Select(s => s.SlopeStandardError!.Value)).Within(1e-6).Percent);
        Assert.That(some.Average().Upper - some.Average().Lower, Is.GreaterThan((plain.Average().Upper - plain.Average().Lower)!.Value));
    }

    [Test]
    public void AMissingYearIsAGapOfTwo_NotOfOne()
    {
        var points = Correlated(new Random(23), 20, 0.5).Where(p => p.Year != 2010).ToArray();
        var stretched = points.Select(p => p.Year < 2010 ? p with { Year = p.Year + 1 } : p).ToArray();
        var options = new JoinpointOptions { Autocorrelation = 0.5 };
        Assert.That(JoinpointRegression.Fit(points, 0, options).SumOfSquares, Is.Not.EqualTo(JoinpointRegression.Fit(stretched, 0, options).SumOfSquares).Within(1e-6).Percent);
    }

    [Test]
    public void AnImpossibleOrUnknowableCorrelation_IsRefused()
    {
        var points = Correlated(new Random(24), 20, 0.5);
        Assert.That(() => JoinpointRegression.Fit(points, 0, new() { Autocorrelation = 1 }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("between -1 and 1"));
        Assert.That(() => JoinpointRegression.Fit([.. points.Where(p => p.Year % 2 == 0)], 0, new() { Autocorrelation = null }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("0 pairs"));
        Assert.That(() => JoinpointRegression.Fit(points, 1, new() { Autocorrelation = 0.3, Search = JoinpointSearch.Continuous }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("neither autocorrelation nor breaks"));
        Assert.That(() => JoinpointRegression.Fit([.. points.Select(p => p with { Year = p.Year * 1.5 })], 0, new() { Autocorrelation = -0.3 }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("whole years"));
    }

    private static TrendPoint[] Correlated(Random random, int years, double correlation)
    {
        var residual = 0.0;
        return [.. Enumerable.Range(0, years).Select(i =>
        {
            residual = correlation * residual + 0.05 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5);
            return new TrendPoint(2000 + i, 20 * Math.Exp(0.01 * i + residual));
        })];
    }
}

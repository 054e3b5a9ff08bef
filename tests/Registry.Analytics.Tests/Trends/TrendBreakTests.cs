using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

public class TrendBreakTests
{
    private static readonly JoinpointOptions Broken = new() { Weighting = TrendWeighting.StandardError, Breaks = [2004] };

    // R 4.2.2 lm with weights, every pair of joinpoints tried; residual variance over years less five coefficients and two joinpoints.
    [Test]
    public void DrugDeathsWithAJump_AsInR()
    {
        var model = JoinpointRegression.Fit(JoinpointSeries.DrugDeaths(), 2, Broken);
        var jump = model.Breaks.Single();
        Assert.Multiple(() =>
        {
            Assert.That(model.Joinpoints.Select(j => j.Year), Is.EqualTo(new[] { 2006.0, 2010 }));
            Assert.That(model.SumOfSquares, Is.EqualTo(68.8881618595408).Within(1e-8).Percent);
            Assert.That((jump.LastYear, model.DegreesOfFreedom), Is.EqualTo((2004.0, 10)));
            Assert.That(new double?[] { jump.Jump, jump.StandardError, jump.Size, jump.Lower, jump.Upper },
                Is.EqualTo(new[] { 0.1325894149567951, 0.058767673246638, 1.1417811038331, 1.00164823580503, 1.30151887905296 }).Within(1e-8).Percent);
            Assert.That(new double?[] { model.Segments[2].Slope, model.Segments[2].SlopeStandardError }, Is.EqualTo(new[] { 0.0853060323691573, 0.00902069777968637 }).Within(1e-8).Percent);
        });
    }

    // A series times a factor from some year on has that factor for its jump, and the trend of the series as it was.
    [Test]
    public void AFactorIsFoundAndTheTrendKept()
    {
        var points = JoinpointSeries.Invented(new Random(31), 24);
        var once = JoinpointRegression.Fit(points, 1, new() { Breaks = [2012] });
        var again = JoinpointRegression.Fit([.. points.Select(p => p.Year > 2012 ? p with { Rate = p.Rate * 1.25 } : p)], 1, new() { Breaks = [2012] });
        Assert.That(again.Breaks[0].Size / once.Breaks[0].Size, Is.EqualTo(1.25).Within(1e-10));
        Assert.That(again.Segments.Select(s => s.Change), Is.EqualTo(once.Segments.Select(s => s.Change)).Within(1e-9));
        Assert.That(again.SumOfSquares, Is.EqualTo(once.SumOfSquares).Within(1e-8).Percent);
    }

    [Test]
    public void AStepThatIsNoTrend_TakesTwoJoinpointsWithoutTheBreak_AndNoneWithIt()
    {
        TrendPoint[] step = [.. Enumerable.Range(1995, 26).Select(year => new TrendPoint(year, (year > 2007 ? 26 : 20) * Math.Exp(0.01 * (year - 1995) + 0.01 * Math.Sin(1.7 * year))))];
        Assert.That(JoinpointSelection.Of(step).Selected.Joinpoints, Has.Count.GreaterThanOrEqualTo(2));
        var known = JoinpointSelection.Of(step, options: new() { Breaks = [2007] }).Selected;
        Assert.That(known.Joinpoints, Is.Empty);
        Assert.That(known.Breaks[0].Size, Is.EqualTo(1.3).Within(0.02));
    }

    [Test]
    public void OnTheLinearScale_TheSizeIsInUnitsOfTheRate()
    {
        TrendPoint[] points = [.. Enumerable.Range(2000, 15).Select(year => new TrendPoint(year, 30 + year - 2000 + (year > 2006 ? 7 : 0)))];
        var model = JoinpointRegression.Fit(points, 0, new() { Scale = TrendScale.Linear, Breaks = [2006] });
        Assert.That((model.Breaks[0].Size, model.Segments[0].Change), Is.EqualTo((7.0, 1.0)).Using<(double, double)>((a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-9));
    }

    [Test]
    public void ABreakAtTheEdge_OrNextToAnother_IsRefused()
    {
        var points = JoinpointSeries.DrugDeaths();
        Assert.That(() => JoinpointRegression.Fit(points, 0, new() { Breaks = [1999] }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("after 1999"));
        Assert.That(() => JoinpointRegression.Fit(points, 0, new() { Breaks = [2014] }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("after 2014"));
        Assert.That(() => JoinpointRegression.Fit(points, 0, new() { Breaks = [2005, 2006] }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("2 years"));
    }

    // The delta method: the variance of a product of independent factors.
    [Test]
    public void AComparabilityRatioMovesTheEarlierYears()
    {
        var points = JoinpointSeries.DrugDeaths();
        var moved = ComparabilityRatio.Apply(points, 2004, 0.9677, 0.0032);
        Assert.That(moved[5].Rate, Is.EqualTo(points[5].Rate * 0.9677));
        Assert.That(moved[5].StandardError, Is.EqualTo(Math.Sqrt(Math.Pow(0.9677 * points[5].StandardError!.Value, 2) + Math.Pow(points[5].Rate * 0.0032, 2))));
        Assert.That(moved.Skip(6), Is.EqualTo(points.Skip(6)));
        Assert.That(() => ComparabilityRatio.Apply(points, 2004, 0), Throws.InstanceOf<ArgumentException>().With.Message.Contains("above 0"));
        Assert.That(() => ComparabilityRatio.Apply(points, 2015, 1.1), Throws.InstanceOf<ArgumentException>().With.Message.Contains("no years"));
    }
}

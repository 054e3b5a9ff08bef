using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

/// <summary>Series at the edge of what a trend can be told of.</summary>
public class TrendEdgeTests
{
    [Test]
    public void AConstantSeries_ChangesByNothing()
    {
        TrendPoint[] constant = [.. Enumerable.Range(2000, 20).Select(year => new TrendPoint(year, 12.3))];
        foreach (var scale in Enum.GetValues<TrendScale>())
        {
            var model = JoinpointSelection.Of(constant, options: new() { Scale = scale }).Selected;
            Assert.That(model.Joinpoints, Is.Empty);
            Assert.That(model.Average().Change, Is.EqualTo(0).Within(1e-10));
            Assert.That(model.Average().PValue, Is.Null);
            Assert.That(JoinpointPermutation.Of(constant, 2, new() { Scale = scale }, new() { Permutations = 99 }).Selected.Joinpoints, Is.Empty);
        }
    }

    [TestCase(1e-250), TestCase(1e-9), TestCase(1e9), TestCase(1e250)]
    public void HugeAndTinyRates_HaveTheSamePercentChange(double unit)
    {
        var points = JoinpointSeries.Invented(new Random(81), 20);
        var (one, other) = (JoinpointRegression.Fit(points, 2), JoinpointRegression.Fit([.. points.Select(p => p with { Rate = p.Rate * unit })], 2));
        Assert.That(other.Joinpoints.Select(j => j.Year), Is.EqualTo(one.Joinpoints.Select(j => j.Year)));
        Assert.That(other.Segments.Select(s => s.Lower!.Value), Is.EqualTo(one.Segments.Select(s => s.Lower!.Value)).Within(1e-7));
    }

    [TestCase(1e-200), TestCase(1e200)]
    public void OnTheLinearScale_AUnitWhoseSquareIsOutOfRange_IsRefused(double unit)
    {
        TrendPoint[] points = [.. JoinpointSeries.Invented(new Random(83), 12).Select(p => p with { Rate = p.Rate * unit })];
        var refused = Assert.Throws<StatisticRefusedException>(() => JoinpointRegression.Fit(points, 0, new() { Scale = TrendScale.Linear }))!;
        Assert.That(refused.Reason.En, Does.Contain("another unit"));
        Assert.That(refused.Reason.Zh, Does.Contain("其他单位"));
    }

    [TestCase(1501, 0)]
    [TestCase(200, 11)]
    public void MorePlacesThanCanBeSearched_AreRefused(int years, int between)
    {
        TrendPoint[] points = [.. Enumerable.Range(0, years).Select(year => new TrendPoint(year, 10 + year % 7))];
        var refused = Assert.Throws<StatisticRefusedException>(() => JoinpointRegression.Fit(points, 1, new() { GridPointsBetween = between }))!;
        Assert.That(refused.Reason.En, Does.Contain("1500 places").And.Contain($"{years} years"));
        Assert.That(refused.Reason.Zh, Does.Contain("缩短序列"));
        Assert.That(AnnualPercentChange.Of(points).Years, Is.EqualTo(years), "one line through them needs no search");
    }

    [TestCase(1e308), TestCase(-1e7), TestCase(double.NaN)]
    public void WhatIsNoYear_IsRefused(double year)
    {
        TrendPoint[] points = [new(year, 7), .. Enumerable.Range(2000, 8).Select(y => new TrendPoint(y, 5 + y % 3))];
        Assert.That(Assert.Throws<StatisticRefusedException>(() => AnnualPercentChange.Of(points))!.Reason.En, Does.Contain("is no year"));
        Assert.That(Assert.Throws<StatisticRefusedException>(() => JoinpointRegression.Fit(points, 1))!.Reason.Zh, Does.Contain("不是年份"));
    }

    [Test]
    public void MissingYears_LeaveTheSlopePerYear()
    {
        TrendPoint[] gaps = [.. new[] { 1990, 1991, 1995, 1996, 2001, 2004, 2005, 2010 }.Select(year => new TrendPoint(year, 10 * Math.Pow(1.04, year - 1990)))];
        Assert.That(JoinpointRegression.Fit(gaps, 0).Average().Change, Is.EqualTo(4).Within(1e-9));
        Assert.That(JoinpointRegression.Fit([.. gaps.Select(p => p.Year > 2001 ? p with { Rate = p.Rate * Math.Pow(0.94, p.Year - 2001) } : p)], 1).Joinpoints.Single().Year, Is.EqualTo(2001));
    }

    [Test]
    public void Zeros_AreLeftOut_HalfACase_OrRefused()
    {
        TrendPoint[] points = [.. Enumerable.Range(2000, 12).Select(year => new TrendPoint(year, year == 2004 ? 0 : 2 + 0.1 * (year - 2000), null, year == 2004 ? 0 : 20, 1e6))];
        Assert.That(JoinpointRegression.Fit(points, 0).LeftOutYears, Is.EqualTo(new[] { 2004.0 }));
        Assert.That(JoinpointRegression.Fit(points, 0, new() { ZeroRates = ZeroRates.HalfCase }).Years, Has.Count.EqualTo(12));
        Assert.That(() => JoinpointRegression.Fit(points, 0, new() { ZeroRates = ZeroRates.Refuse }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("Rate 0 in 2004"));
        Assert.That(JoinpointRegression.Fit(points, 0, new() { ZeroRates = ZeroRates.Refuse, Scale = TrendScale.Linear }).Years, Has.Count.EqualTo(12));
        TrendPoint[] none = [.. points.Select(p => p with { Rate = 0, Cases = 0 })];
        Assert.That(() => JoinpointRegression.Fit(none, 0, new() { ZeroRates = ZeroRates.HalfCase }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("Every year"));
    }

    // NCI Joinpoint weights counts on the linear scale by one over the count, half a case where there is none.
    [Test]
    public void HalfACase_AlsoHasAVarianceOnTheLinearScale()
    {
        TrendPoint[] points = [.. Enumerable.Range(2000, 8).Select(year => new TrendPoint(year, year == 2003 ? 0 : 5 + year - 2000, null, year == 2003 ? 0 : 50 + 10 * (year - 2000), 1e6))];
        var linear = new TrendOptions { Scale = TrendScale.Linear, Weighting = TrendWeighting.PoissonVariance };
        Assert.That(() => AnnualPercentChange.Of(points, linear), Throws.InstanceOf<ArgumentException>().With.Message.Contains("2003"));
        TrendPoint[] written = [.. points.Select(p => p.Year == 2003 ? p with { Rate = 0.05, Cases = 0.5 } : p)];
        Assert.That(AnnualPercentChange.Of(points, linear with { ZeroRates = ZeroRates.HalfCase }).Slope, Is.EqualTo(AnnualPercentChange.Of(written, linear).Slope));
    }

    [Test]
    public void NormalLimits_AreNarrowerThanThoseOfT()
    {
        var points = JoinpointSeries.Invented(new Random(82), 15);
        var (t, normal) = (JoinpointRegression.Fit(points, 1), JoinpointRegression.Fit(points, 1, new() { Limits = TrendLimits.Normal }));
        Assert.That(normal.Segments[0].Upper, Is.LessThan(t.Segments[0].Upper!.Value));
        Assert.That(normal.Average(2011, 2013).Method, Does.Contain("normal limits"));
    }

    [Test]
    public void TheLastYears_MayBendWithin()
    {
        var model = JoinpointRegression.Fit(JoinpointSeries.DrugDeaths(), 2);
        var (five, ten) = (model.AverageOfLast(5), model.AverageOfLast(10));
        Assert.That((five.FromYear, ten.FromYear), Is.EqualTo((2010.0, 2005.0)));
        var shares = model.Segments.Sum(s => s.Slope * Math.Max(0, s.ToYear - Math.Max(2005, s.FromYear))) / 10;
        Assert.That(ten.Change, Is.EqualTo(100 * (Math.Exp(shares) - 1)).Within(1e-10));
        Assert.That(() => model.AverageOfLast(40), Throws.InstanceOf<ArgumentException>().With.Message.Contains("window"));
    }
}

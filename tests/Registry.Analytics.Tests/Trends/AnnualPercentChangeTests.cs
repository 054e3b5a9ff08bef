using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

public class AnnualPercentChangeTests
{
    private static readonly TrendPoint[] ShanghaiMen =
    [
        new(2001, 24.466909880592496, 0.7632664613779947, 1135, 3171977), new(2002, 26.50262424549845, 0.7983715794513232, 1226, 3154016),
        new(2003, 22.04726887463009, 0.6643794128363666, 1187, 3136412), new(2004, 23.33299154685346, 0.6842746405309293, 1275, 3125996),
        new(2005, 21.617681888688598, 0.6448706972776412, 1232, 3112025), new(2006, 21.612774591799003, 0.6494154483717419, 1249, 3095814),
        new(2007, 19.827482397384063, 0.6045140756168961, 1185, 3088243),
    ];

    private static readonly TrendOptions ByErrors = new() { Weighting = TrendWeighting.StandardError };

    private static IEnumerable<string> Shared() => SharedOracles.Cases("trend", "series.csv");

    // R 4.2.2 lm and glm on the rates of liver cancer of Rcan 1.3.91.
    [Test]
    public void ShanghaiMen_AsInR()
    {
        var (line, weighted, normal, counts) = (AnnualPercentChange.Of(ShanghaiMen), AnnualPercentChange.Of(ShanghaiMen, ByErrors),
            AnnualPercentChange.Of(ShanghaiMen, limits: TrendLimits.Normal), AnnualPercentChange.OfCounts(ShanghaiMen));
        Assert.Multiple(() =>
        {
            Assert.That(new[] { line.Change, line.Lower, line.Upper, line.PValue!.Value, line.SlopeStandardError, line.Statistic!.Value },
                Is.EqualTo(new[] { -3.70928941990627, -6.179238658497033, -1.1743156691074952, 0.01344367806724872, 0.010108872109778925, -3.73912487656052 }).Within(1e-7).Percent);
            Assert.That(new[] { weighted.Change, weighted.Lower, weighted.Upper, weighted.PValue!.Value },
                Is.EqualTo(new[] { -3.731249255517488, -6.230015989234216, -1.1658958069218128, 0.013756515698066801 }).Within(1e-7).Percent);
            Assert.That(new[] { normal.Lower, normal.Upper }, Is.EqualTo(new[] { -5.598324158800149, -1.7824539511741675 }).Within(1e-7).Percent);
            Assert.That(new[] { counts.Change, counts.Lower, counts.Upper, counts.PValue!.Value },
                Is.EqualTo(new[] { 1.1636460257682613, 0.09357456989449453, 2.2451573060822794, 0.03297790886341018 }).Within(1e-6).Percent);
        });
    }

    [TestCaseSource(nameof(Shared))]
    public void SharedCases(string name)
    {
        SharedOracles.MustExist(name);
        TrendPoint[] points = [.. SharedOracles.Rows(name, "series.csv").Select(r => new TrendPoint(Number(r, "year"), Number(r, "asr"), Number(r, "se"), Number(r, "cases"), Number(r, "py")))];
        var expected = SharedOracles.Expected(name);
        Assert.Multiple(() =>
        {
            Same(AnnualPercentChange.Of(points), "ols_loglinear_t", 1);
            Same(AnnualPercentChange.Of(points, ByErrors), "wls_loglinear_t", 1);
            Same(AnnualPercentChange.OfCounts(points), "poisson_loglinear", 10);
            Same(AnnualPercentChange.OfCounts(points, overdispersed: true), "quasipoisson_loglinear", 10);
            var normal = AnnualPercentChange.Of(points, limits: TrendLimits.Normal);
            Near(normal.Lower, "eapc_rcan_normal_ci.lower", 1);
            Near(normal.Upper, "eapc_rcan_normal_ci.upper", 1);
            var linear = AnnualPercentChange.Of(points, new() { Scale = TrendScale.Linear });
            Near(linear.Change, "linear_absolute_change_per_year.slope", 1);
            Near(linear.Lower, "linear_absolute_change_per_year.ci.0", 1);
            Near(linear.PValue!.Value, "linear_absolute_change_per_year.p", 1);
        });

        void Same(AnnualChange ours, string model, double times)
        {
            Near(ours.Slope, model + ".slope", times);
            Near(ours.SlopeStandardError, model + ".se", times);
            Near(ours.Statistic!.Value, model + ".stat", times);
            Near(ours.PValue!.Value, model + ".p", times);
            Near(ours.Change, model + ".apc", times);
            Near(ours.Lower, model + ".ci.0", times);
            Near(ours.Upper, model + ".ci.1", times);
            if (model == "ols_loglinear_t") Near(ours.Intercept, model + ".intercept", times);
        }

        void Near(double ours, string measure, double times) =>
            Assert.That(ours, Is.EqualTo(expected[measure]).Within(times * SharedOracles.Tolerance(name, expected[measure])), measure);
    }

    [Test]
    public void TheUnitOfTheRatesDoesNotMatter_AndReversedYearsTurnTheSlope()
    {
        TrendPoint[] scaled = [.. ShanghaiMen.Select(p => p with { Rate = p.Rate / 37, StandardError = p.StandardError / 37 })];
        TrendPoint[] reversed = [.. ShanghaiMen.Select(p => p with { Year = 4008 - p.Year })];
        foreach (var options in new[] { new TrendOptions(), ByErrors, new() { Weighting = TrendWeighting.PoissonVariance } })
        {
            var (one, other, back) = (AnnualPercentChange.Of(ShanghaiMen, options), AnnualPercentChange.Of(scaled, options), AnnualPercentChange.Of(reversed, options));
            Assert.That(new[] { other.Change, other.Lower, other.Upper, other.PValue!.Value },
                Is.EqualTo(new[] { one.Change, one.Lower, one.Upper, one.PValue!.Value }).Within(1e-8).Percent);
            Assert.That(back.Slope, Is.EqualTo(-one.Slope).Within(1e-12));
            Assert.That((1 + back.Lower / 100) * (1 + one.Upper / 100), Is.EqualTo(1).Within(1e-10));
        }
    }

    [Test]
    public void ASteadyGrowthIsFound_AndLeavesNothingToTest()
    {
        var steady = AnnualPercentChange.Of([.. Enumerable.Range(2000, 10).Select(year => new TrendPoint(year, 20 * Math.Pow(1.03, year - 2000)))]);
        Assert.That((steady.Change, steady.Lower, steady.Upper), Is.EqualTo((3.0, 3.0, 3.0)).Using<(double, double, double)>(
            (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) + Math.Abs(a.Item3 - b.Item3) < 1e-9));
        Assert.That((steady.PValue, steady.Statistic), Is.EqualTo(((double?)null, (double?)null)));
    }

    [Test]
    public void AYearWithoutCases_IsLeftOutAndNamed_OrHalfACase()
    {
        TrendPoint[] points = [.. ShanghaiMen.Select(p => p.Year == 2003 ? p with { Rate = 0, Cases = 0 } : p)];
        Assert.That(AnnualPercentChange.Of(points), Has.Property("Years").EqualTo(6).And.Property("LeftOutYears").EqualTo(new[] { 2003.0 }));
        var half = new TrendOptions { ZeroRates = ZeroRates.HalfCase, Weighting = TrendWeighting.PoissonVariance };
        TrendPoint[] written = [.. points.Select(p => p.Year == 2003 ? p with { Rate = 0.5e5 / p.PersonYears!.Value, Cases = 0.5 } : p)];
        Assert.That(AnnualPercentChange.Of(points, half).Slope, Is.EqualTo(AnnualPercentChange.Of(written, half).Slope));
        Assert.That(() => AnnualPercentChange.Of([.. points.Select(p => p with { PersonYears = null })], half),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("Year 2003").And.Message.Contains("person-years"));
    }

    [Test]
    public void WhatCannotBeATrend_IsRefused()
    {
        Assert.That(() => AnnualPercentChange.Of(ShanghaiMen[..2]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("at least 3"));
        Assert.That(() => AnnualPercentChange.Of([.. ShanghaiMen, ShanghaiMen[0]]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("2001 comes twice"));
        Assert.That(() => AnnualPercentChange.Of([.. ShanghaiMen, new(2008, -1)]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("Year 2008"));
        Assert.That(() => AnnualPercentChange.Of([.. ShanghaiMen, new(2008, 20)], ByErrors), Throws.InstanceOf<ArgumentException>().With.Message.Contains("standard error"));
        Assert.That(() => AnnualPercentChange.OfCounts([.. ShanghaiMen, new(2008, 20)]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("person-years"));
        Assert.That(() => AnnualPercentChange.OfCounts([.. ShanghaiMen.Select(p => p with { Cases = 0 })]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("two years"));
    }

    private static double Number(Dictionary<string, string> row, string column) => ReferenceTable.Number(row[column]);
}

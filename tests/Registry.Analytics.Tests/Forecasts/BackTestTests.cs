using Registry.Analytics.Forecasts;

namespace Registry.Analytics.Tests.Forecasts;

public class BackTestTests
{
    // The scores against their definition: the integral of the squared distance from a step.
    [TestCase(100, 50, false, 120)]
    [TestCase(100, 50, false, 60)]
    [TestCase(80, 0.05, true, 130)]
    [TestCase(80, 0.05, true, 0)]
    [TestCase(3, 0.4, true, 1)]
    public void RankedScoreIsItsIntegral(double expected, double variance, bool isLogarithmic, double observed)
    {
        var count = new PredictedCount(expected, variance, isLogarithmic);
        var (sum, step) = (0.0, 0.002);
        for (var x = -400.0; x < 1500; x += step)
        {
            var gap = count.Below(x + step / 2) - (x + step / 2 >= observed ? 1 : 0);
            sum += gap * gap * step;
        }
        Assert.That(count.RankedScore(observed), Is.EqualTo(sum).Within(0.01));
        Assert.That(new PooledCount([(1, count)]).RankedScore(observed), Is.EqualTo(sum).Within(1).Percent);
    }

    [Test]
    public void IntervalScoreIsWidthAndPenalty()
    {
        var count = new PredictedCount(100, 0, IsLogarithmic: false);
        Assert.That(count.IntervalScore(100, 0.95), Is.EqualTo(2 * 19.6).Within(1e-9));
        Assert.That(count.IntervalScore(150, 0.95), Is.EqualTo(2 * 19.6 + 40 * (150 - 119.6)).Within(1e-9));
    }

    // Sweden's liver cancer, 1963-2007, the last two periods held back, is a shared case; Norway's here.
    [Test]
    public void TheBackTestFitsToWhatWasKnownThen()
    {
        var table = ForecastTables.Norway();
        var test = ForecastBackTest.Of(table, [ForecastModel.LogLinear, ForecastModel.RecentRates]);
        Assert.That(test.Points.Select(p => p.Held).Distinct(), Is.EqualTo(new[] { 1, 2, 3 }));
        var point = test.Points.Single(p => p is { Model: ForecastModel.LogLinear, Held: 2, Horizon: 2 });
        Assert.That(point.Predicted, Is.EqualTo(AgeDriftForecast.Of(table.Before(2), ForecastModel.LogLinear).Totals[1]));
        Assert.That(point.Observed, Is.EqualTo(table.TotalCases(7)));
        var score = test.Of(ForecastModel.LogLinear)!;
        Assert.That((score.Forecasts, score.Periods), Is.EqualTo((6, 3)), "three origins forecast the last period");
        Assert.That(score.Farthest, Is.EqualTo(3));
        Assert.That(score.AbsolutePercent, Is.GreaterThanOrEqualTo(Math.Abs(score.BiasPercent)));
        Assert.That(test.ByHorizon(ForecastModel.RecentRates).Select(s => s.Forecasts), Is.EqualTo(new[] { 3, 2, 1 }));
    }

    // One model knew of the last period what nobody could, the other of the period before. Judged on the last period, neither earns weight by it:
    // all weigh the same, and the median is the lower one.
    [Test]
    public void WhatCameInAPeriodHasNoSayInItsOwnScore()
    {
        static BackTestPoint Point(ForecastModel model, int held, int horizon, double expected) => new(model, held, horizon, new(expected, 25, IsLogarithmic: false), 100);
        BackTestResult test = new(
            [
                Point(ForecastModel.Linear, 1, 1, 100), Point(ForecastModel.Smooth, 1, 1, 50),
                Point(ForecastModel.Linear, 2, 1, 100), Point(ForecastModel.Smooth, 2, 1, 100),
                Point(ForecastModel.Linear, 2, 2, 100), Point(ForecastModel.Smooth, 2, 2, 50),
            ], new Dictionary<ForecastModel, Bilingual>(), 0.95);
        var score = test.Ensemble()!;
        Assert.That((score.Forecasts, score.Periods), Is.EqualTo((3, 2)));
        Assert.That(score.BiasPercent, Is.EqualTo(-100.0 / 3).Within(1e-9), "the last period is missed from both origins, the one before is not");
        Assert.That(test.Weights()[ForecastModel.Linear], Is.GreaterThan(0.7), "the forecast itself may learn from all of them");
    }

    [Test]
    public void TheBetterModelWeighsMore()
    {
        // Rates that rise by a third a period: the last rates fall behind.
        var rising = ForecastTables.Simulated(new Random(21), 8, 8, 3, 5, (age, period) => -9 + 0.3 * age + 0.28 * period);
        var comparison = ForecastEnsemble.Of(rising);
        Assert.That(comparison.Refusals, Is.Empty);
        Assert.That(comparison.Weights.Values.Sum(), Is.EqualTo(1).Within(1e-12));
        Assert.That(comparison.Weights[ForecastModel.LogLinear], Is.GreaterThan(5 * comparison.Weights[ForecastModel.RecentRates]));
        Assert.That(comparison.BackTest.Of(ForecastModel.RecentRates)!.BiasPercent, Is.LessThan(-15));
        Assert.That(comparison.BackTest.Ensemble()!.AbsolutePercent, Is.LessThan(comparison.BackTest.Of(ForecastModel.RecentRates)!.AbsolutePercent));
        var truth = Enumerable.Range(0, 8).Sum(age => rising.FuturePersonYears(age, 0) * Math.Exp(-9 + 0.3 * age + 0.28 * 8));
        var (lower, upper) = comparison.Total(0).Interval(0.95);
        Assert.That(truth, Is.InRange(lower, upper));
    }

    // No case came in the periods that are tested: there is nothing to score, every model weighs the same.
    [Test]
    public void WhereNoCaseCame_NothingIsScored()
    {
        var (cases, years, future) = (new double[8, 8], new double[8, 8], new double[8, 3]);
        for (var age = 0; age < 8; age++)
            for (var period = 0; period < 8; period++) (cases[age, period], years[age, period], future[age, period % 3]) = (period < 5 ? 20 + age : 0, 100_000, 100_000);
        var comparison = ForecastEnsemble.Of(new(new([.. Enumerable.Range(0, 8).Select(i => 30.0 + 5 * i)], 5, [.. Enumerable.Range(0, 8).Select(i => 1980.0 + 5 * i)], 5, cases, years), future));
        Assert.That(comparison.BackTest.Ensemble(), Is.Null);
        Assert.That(comparison.Weights.Values, Has.All.EqualTo(1.0 / comparison.Forecasts.Count));
        Assert.That(comparison.Total(0).Interval(0.95).Upper, Is.GreaterThanOrEqualTo(comparison.Total(0).Expected));
    }

    [Test]
    public void FewYears_AreForecastYearByYear_ByTheModelsThatCan()
    {
        var years = ForecastTables.Simulated(new Random(4), 8, 10, 5, 1, (age, year) => -7 + 0.3 * age + 0.02 * year);
        var comparison = ForecastEnsemble.Of(years);
        Assert.That(comparison.Table.Observed.PeriodWidthYears, Is.EqualTo(1));
        Assert.That(comparison.Forecasts.Select(f => f.Model), Does.Contain(ForecastModel.LogLinear).And.Not.Contain(ForecastModel.Nordpred));
        Assert.That(comparison.Refusals.Keys, Is.EquivalentTo(new[] { ForecastModel.Nordpred, ForecastModel.Smooth, ForecastModel.Bayesian }));
    }

    [Test]
    public void TooFewCases_TooFar_OrATestThatFailed_AreNotForecast()
    {
        var rare = ForecastTables.Simulated(new Random(1), 8, 8, 9, 5, (_, _) => -13);
        BackTestScore good = new(null, 6, 3, 3, 1, 4, 90, 30, 3), bad = good with { AbsolutePercent = 31 }, wide = good with { CoveragePercent = 40 };
        var common = ForecastTables.Norway();
        Assert.Multiple(() =>
        {
            Assert.That(ForecastAdvice.Of(common, 0, good), Is.Empty);
            var last = Enumerable.Range(0, common.Ages).Sum(age => common.Observed.Cases(age, common.Periods - 1));
            Assert.That(ForecastAdvice.Of(common, 0, good, 2 * last), Is.Empty);
            Assert.That(ForecastAdvice.Of(common, 0, good, 1e6 * last).Single().Verdict, Is.EqualTo(ForecastVerdict.DoNotForecast));
            Assert.That(ForecastAdvice.Verdict(ForecastAdvice.Of(rare, 0, good)), Is.EqualTo(ForecastVerdict.DoNotForecast));
            Assert.That(ForecastAdvice.Of(rare, 8, good).Select(r => r.Text.En), Has.Some.Contains("more than the 40 observed"));
            Assert.That(ForecastAdvice.Of(common, 2, good), Is.Empty);
            Assert.That(ForecastAdvice.Of(common, 3, good).Single().Text.En, Is.EqualTo("back-tested no further than 15 years ahead"));
            Assert.That(ForecastAdvice.Verdict(ForecastAdvice.Of(common, 0, bad)), Is.EqualTo(ForecastVerdict.DoNotForecast));
            Assert.That(ForecastAdvice.Verdict(ForecastAdvice.Of(common, 0, wide)), Is.EqualTo(ForecastVerdict.Caution));
            Assert.That(ForecastAdvice.Of(common, 0, null).Single().Text.Zh, Does.Contain("未能回测"));
        });
    }
}

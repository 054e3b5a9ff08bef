using Registry.Analytics.Forecasts;

namespace Registry.Analytics.Tests.Forecasts;

public class ForecastLawTests
{
    [Test]
    public void APeriodToComeTooMany_IsRefused() =>
        Assert.That(() => ForecastTables.Simulated(new Random(3), 4, 4, ForecastTable.MostHorizons + 1, 5, (_, _) => -8), Throws.InstanceOf<StatisticRefusedException>().With.Message.Contains("101 periods to come"));

    // It would be searched for without end.
    [Test]
    public void ALikelihoodThatIsNoNumber_IsRefused()
    {
        var smooth = new SmoothApc(ForecastTables.Simulated(new Random(5), 4, 4, 1, 5, (_, _) => -8));
        Assert.That(() => new SmoothPosterior(smooth, new([double.NaN, 1, 1], [0, 0, 0])), Throws.InstanceOf<StatisticRefusedException>().With.Message.Contains("no finite number"));
    }

    private static readonly ForecastModel[] Models = Enum.GetValues<ForecastModel>();

    // nordpred 1.1: colon cancer of Norwegian men, startestage 5, startuseage 6.
    [Test]
    public void NordpredOfNorwegianMen()
    {
        var forecast = NordpredForecast.Of(ForecastTables.Norway(), new() { FromAge = 20, UseFromAge = 25 });
        Assert.That(forecast.Totals.Select(t => t.Expected), Is.EqualTo(new[] { 5826.943876411052, 6249.993699490361, 6666.3583285227705, 7061.168740776575, 7453.10644158986 }).Within(1e-5).Percent);
        Assert.That((forecast.BasePeriods, forecast.Nordpred!.IsRecent), Is.EqualTo((6, true)));
    }

    // R 4.2.2 glm(D ~ A - 1 + t) on the last four periods of ages 20 and over.
    [Test]
    public void LogLinearOfNorwegianMen()
    {
        var total = AgeDriftForecast.Of(ForecastTables.Norway(firstAge: 5), ForecastModel.LogLinear).Totals[4];
        Assert.That((total.Expected, total.StandardDeviation), Is.EqualTo((13243.955251541875, 632.6529087649949)).Using<(double, double)>(
            (one, other) => Math.Abs(one.Item1 / other.Item1 - 1) < 1e-8 && Math.Abs(one.Item2 / other.Item2 - 1) < 1e-6));
    }

    [TestCaseSource(nameof(Models))]
    public void ConstantRates_GoOnAsTheyWere(ForecastModel model)
    {
        var table = ForecastTables.Simulated(new Random(3), 10, 8, 3, 5, (age, _) => -8 + 0.2 * age, level: 40);
        var forecast = Forecasting.Run(table, model, new() { CutTrend = [1] });
        var expected = Enumerable.Range(0, 10).Sum(age => table.FuturePersonYears(age, 0) * Math.Exp(-8 + 0.2 * age));
        Assert.That(forecast.Totals[0].Expected, Is.EqualTo(expected).Within(4).Percent);
    }

    [TestCaseSource(nameof(Models))]
    public void TotalsAreTheSumOfAges_AndTwiceThePopulationHasTwiceTheCases(ForecastModel model)
    {
        var table = ForecastTables.Norway(firstAge: 5);
        var doubled = new double[table.Ages, table.Horizons];
        for (var age = 0; age < table.Ages; age++)
            for (var h = 0; h < table.Horizons; h++) doubled[age, h] = 2 * table.FuturePersonYears(age, h);
        var (one, two) = (Forecasting.Run(table, model, new()), Forecasting.Run(new(table.Observed, doubled), model, new()));
        for (var h = 0; h < table.Horizons; h++)
        {
            Assert.That(two.Totals[h].Expected, Is.EqualTo(2 * one.Totals[h].Expected).Within(1e-6).Percent);
            var (sum, within) = (Enumerable.Range(0, table.Ages).Sum(age => one.ByAge[age, h].Expected), model == ForecastModel.Bayesian ? 1 : 1e-9);
            Assert.That(one.Totals[h].Expected, Is.EqualTo(sum).Within(within).Percent);
            Assert.That(one.Totals[h].StandardDeviation, Is.GreaterThan(Math.Sqrt(one.Totals[h].Expected)), "estimation beside Poisson variation");
            var (lower, upper) = one.Totals[h].Interval(0.95);
            Assert.That((lower < one.Totals[h].Expected, upper > one.Totals[h].Expected), Is.EqualTo((true, true)));
        }
    }

    // Where a model is true, its intervals hold what comes about as often as they say.
    [TestCase(ForecastModel.RecentRates, 0.0)]
    [TestCase(ForecastModel.LogLinear, 0.08)]
    [TestCase(ForecastModel.Linear, 0.0)]
    [TestCase(ForecastModel.Nordpred, 0.0)]
    public void IntervalsHoldWhatComes(ForecastModel model, double drift)
    {
        var (random, inside, rounds) = (new Random(5), 0, 200);
        for (var round = 0; round < rounds; round++)
        {
            double Rate(int age, int period) => -8.5 + 0.3 * age + drift * period;
            var table = ForecastTables.Simulated(random, 8, 7, 2, 5, Rate);
            var truth = Enumerable.Range(0, 8).Sum(age => MathNet.Numerics.Distributions.Poisson.Sample(random, table.FuturePersonYears(age, 1) * Math.Exp(Rate(age, 8))));
            var (lower, upper) = Forecasting.Run(table, model, new() { IsRecent = false }).Totals[1].Interval(0.95);
            if (truth >= lower && truth <= upper) inside++;
        }
        Assert.That(inside / (double)rounds, Is.InRange(0.9, 0.99));
    }

    [Test]
    public void AllTheTrendCut_LeavesTheLastLevel()
    {
        var table = ForecastTables.Norway();
        NordpredChoice Chosen(double cut) => NordpredForecast.Of(table, new() { CutTrend = [cut] }).Nordpred!;
        double Last(double cut) => NordpredForecast.Of(table, new() { CutTrend = [cut], IsRecent = false }).Totals[4].Expected;
        Assert.That(new[] { Last(1), Last(0.5), Last(0) }, Is.Ordered.Ascending);
        Assert.That(Chosen(1), Is.EqualTo(Chosen(0)), "the cut does not change the fit");
    }

    [Test]
    public void YearsAreAddedUpForNordpred()
    {
        var years = ForecastTables.Simulated(new Random(8), 8, 21, 6, 1, (age, year) => -8 + 0.3 * age + 0.01 * year, level: 10);
        var (ofYears, ofPeriods) = (NordpredForecast.Of(years), NordpredForecast.Of(years.InPeriodsOf(5)));
        Assert.That(ofYears.Totals.Single(), Is.EqualTo(ofPeriods.Totals.Single()));
        Assert.That(ofYears.Table.Observed.PeriodStarts, Is.EqualTo(new[] { 2001.0, 2006, 2011, 2016 }), "the odd first year is left out");
    }

    [Test]
    public void WhatCannotBeForecast_IsRefused()
    {
        var rare = ForecastTables.Simulated(new Random(9), 8, 7, 2, 5, (_, _) => -16);
        var short5 = ForecastTables.Simulated(new Random(9), 8, 2, 2, 5, (_, _) => -7);
        Assert.That(() => NordpredForecast.Of(rare), Throws.InstanceOf<ArgumentException>().With.Message.Contains("10 cases"));
        Assert.That(() => NordpredForecast.Of(short5), Throws.InstanceOf<ArgumentException>().With.Message.Contains("base of 2 periods"));
        Assert.That(() => BayesianApcForecast.Of(short5), Throws.InstanceOf<ArgumentException>().With.Message.Contains("base of 2 periods"));
        Assert.That(() => AgeDriftForecast.Of(short5, ForecastModel.Linear), Throws.InstanceOf<ArgumentException>().With.Message.Contains("at least 3"));
        Assert.That(() => AgeDriftForecast.Of(short5, ForecastModel.Nordpred), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => RecentRatesForecast.Of(short5, new() { BasePeriods = 5 }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("2 are observed"));
        Assert.That(() => new ForecastTable(short5.Observed, new double[8, 0]), Throws.InstanceOf<ArgumentException>());
    }
}

using Registry.Analytics.Forecasts;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Forecasts;

/// <summary>Standardised rates to come with their intervals.</summary>
public class StandardisedForecastTests
{
    // With the population to come as its own standard the rate is the crude one, its distribution that of the count over the person-years.
    [Test]
    public void WithThePopulationToComeAsStandard_TheRateIsTheCrudeOne([Values] ForecastModel model)
    {
        var table = ForecastTables.Norway();
        var years = Enumerable.Range(0, table.Ages).Select(age => table.FuturePersonYears(age, 0)).ToArray();
        var forecast = Forecasting.Run(table, model, new() { Standard = [.. years.Select(y => y / years.Sum())] });
        var (count, rate) = (forecast.Totals[0], forecast.Standardised![0]);
        Assert.That(rate.Expected * years.Sum(), Is.EqualTo(count.Expected).Within(2).Percent);
        Assert.That(rate.Interval(0.95).Lower * years.Sum(), Is.EqualTo(count.Interval(0.95).Lower).Within(2).Percent);
        Assert.That(rate.Interval(0.95).Upper * years.Sum(), Is.EqualTo(count.Interval(0.95).Upper).Within(2).Percent);
    }

    [Test]
    public void TheRateIsTheWeighedSumOfTheAges_AndTwiceThePeopleLeaveItAlone()
    {
        var table = ForecastTables.Norway();
        var weights = SiteForecasts.Weights(StandardPopulation.Segi);
        Assert.That(weights.Sum(), Is.EqualTo(1).Within(1e-12));
        var forecast = NordpredForecast.Of(table, new() { Standard = weights });
        for (var horizon = 0; horizon < table.Horizons; horizon++)
            Assert.That(forecast.Standardised![horizon].Expected,
                Is.EqualTo(Enumerable.Range(0, table.Ages).Sum(age => weights[age] * forecast.ByAge[age, horizon].Expected / table.FuturePersonYears(age, horizon))).Within(1e-9).Percent);
        var people = new double[table.Ages, table.Horizons];
        for (var age = 0; age < table.Ages; age++)
            for (var h = 0; h < table.Horizons; h++) people[age, h] = 2 * table.FuturePersonYears(age, h);
        var twice = NordpredForecast.Of(new(table.Observed, people), new() { Standard = weights });
        Assert.That(twice.Standardised![1].Expected, Is.EqualTo(forecast.Standardised![1].Expected).Within(1e-9).Percent);
        Assert.That(twice.Standardised![1].StandardDeviation, Is.LessThan(forecast.Standardised![1].StandardDeviation), "less Poisson variation");
    }

    [Test]
    public void ThePoolHasRatesOnlyWhereTheyWereAskedFor()
    {
        var table = ForecastTables.Norway();
        var pooled = ForecastEnsemble.Of(table, [ForecastModel.LogLinear, ForecastModel.Nordpred], new() { Standard = SiteForecasts.Weights(StandardPopulation.Segi) }).Standardised(0)!;
        Assert.That(pooled.Expected, Is.InRange(pooled.Interval(0.95).Lower, pooled.Interval(0.95).Upper));
        Assert.That(ForecastEnsemble.Of(table, [ForecastModel.LogLinear]).Standardised(0), Is.Null);
    }
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Forecasts;

/// <summary>Cases to come if rates go on changing as they did: log-linear and linear models of age and time, with prediction intervals.</summary>
public static class AgeDriftForecast
{
    /// <summary>Fits one of the four models and projects it.</summary>
    /// <param name="table">Observed cells and population to come.</param>
    /// <param name="model">Log-linear or linear, with one change for all ages or one for each.</param>
    /// <param name="options">Base and confidence; null for the last four periods of five years, or ten of one year.</param>
    /// <exception cref="ArgumentException">Another model, fewer than three periods in the base, or no age with cases.</exception>
    /// <remarks>Hakulinen T, Dyba T. Stat Med 1994;13:1513-1523; Dyba T, Hakulinen T, Paivarinta L. Stat Med 1997;16:2297-2309.</remarks>
    public static Forecast Of(ForecastTable table, ForecastModel model, ForecastOptions? options = null)
    {
        options ??= new();
        var usual = table.Observed.PeriodWidthYears >= 3 ? 4 : 10;
        var periods = options.BasePeriods ?? Math.Min(table.Periods, usual);
        ForecastRules.MustHavePeriods(table, periods, least: 3);
        var trends = new AgeTrends(table, periods);
        return model switch
        {
            ForecastModel.LogLinear => LogLinear(trends, options, byAge: false),
            ForecastModel.LogLinearByAge => LogLinear(trends, options, byAge: true),
            ForecastModel.Linear => Linear(trends, options, byAge: false),
            ForecastModel.LinearByAge => Linear(trends, options, byAge: true),
            _ => throw new ArgumentException($"{model} is no model of age and drift.", nameof(model)),
        };
    }

    private static Forecast LogLinear(AgeTrends trends, ForecastOptions options, bool byAge)
    {
        var count = trends.Ages.Count;
        double[] Row(int place, double t)
        {
            var row = new double[byAge ? 2 * count : count + 1];
            row[place] = 1;
            row[byAge ? count + place : count] = t;
            return row;
        }
        var fit = PoissonRegression.Fit(DesignMatrix.OfRows([.. trends.Cells.Select(c => Row(trends.Place(c.AgeIndex), trends.Time(c)))]),
            trends.Counts, trends.PersonYears, PoissonLink.Log);
        var parts = new ForecastParts(trends.Table, ForecastParts.Dispersion(options, trends.Counts, fit), options.Standard);
        for (var horizon = 0; horizon < trends.Table.Horizons; horizon++)
            parts.Add(horizon, fit.Covariance(), trends.Ages.Select((age, place) =>
            {
                var row = Row(place, trends.FutureTime(horizon));
                double predictor = 0;
                for (var i = 0; i < row.Length; i++) predictor += row[i] * fit.Coefficients[i];
                var mean = trends.Table.FuturePersonYears(age, horizon) * Math.Exp(predictor);
                return (age, mean, Array.ConvertAll(row, x => x * mean));
            }));
        return trends.Forecast(parts, byAge ? ForecastModel.LogLinearByAge : ForecastModel.LogLinear, options, fit.Deviance, fit.DegreesOfFreedom,
            byAge ? "log-linear Poisson model, a drift for each age" : "log-linear Poisson model, one drift for all ages");
    }

    private static Forecast Linear(AgeTrends trends, ForecastOptions options, bool byAge)
    {
        LinearTrend[] lines = byAge ? [.. trends.Ages.Select(age => new LinearTrend(trends, [age]))] : [new LinearTrend(trends, trends.Ages)];
        var (deviance, free) = (lines.Sum(l => l.Deviance), trends.Cells.Count - lines.Sum(l => l.Parameters));
        var dispersion = options.IsOverdispersed && free > 0 ? Math.Max(1, lines.Sum(l => l.Pearson) / free) : 1;
        var parts = new ForecastParts(trends.Table, dispersion, options.Standard);
        foreach (var line in lines)
            for (var horizon = 0; horizon < trends.Table.Horizons; horizon++) line.AddTo(parts, horizon);
        return trends.Forecast(parts, byAge ? ForecastModel.LinearByAge : ForecastModel.Linear, options, deviance, free,
            byAge ? "linear Poisson model, a straight line for each age, not below 0" : "linear Poisson model, the same share of its rate for each age, not below 0");
    }
}

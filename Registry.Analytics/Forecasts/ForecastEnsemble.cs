namespace Registry.Analytics.Forecasts;

/// <summary>Several forecasts mixed by how good each was in the back-test.</summary>
public static class ForecastEnsemble
{
    /// <summary>Fits, tests and mixes the models.</summary>
    /// <param name="table">Observed cells and population to come.</param>
    /// <param name="models">Models; null for all.</param>
    /// <param name="options">Options of the models.</param>
    /// <exception cref="ArgumentException">No model takes the table.</exception>
    /// <remarks>Linear pool: Stone M. Ann Math Stat 1961;32:1339-1342; weights by scores: Thorey J, Mallet V, Baudin P. Q J R Meteorol Soc 2017;143:521-529.</remarks>
    public static ForecastComparison Of(ForecastTable table, IReadOnlyList<ForecastModel>? models = null, ForecastOptions? options = null)
    {
        (models, options) = (models ?? Forecasting.Models, options ?? new());
        var working = Working(table);
        var (forecasts, refusals) = (new List<Forecast>(), new Dictionary<ForecastModel, Bilingual>());
        foreach (var model in models)
        {
            var (forecast, refusal) = Forecasting.Try(working, model, options);
            if (forecast is not null && forecast.Table.Horizons == working.Horizons) forecasts.Add(forecast);
            else refusals[model] = refusal ?? Forecasting.WiderPeriods;
        }
        if (forecasts.Count == 0) throw new StatisticRefusedException(
                $"没有模型适用于这些数据：{string.Join(" ", refusals.Select(r => $"{r.Key}：{r.Value.Zh}"))}", $"No model takes this table: {string.Join(" ", refusals.Select(r => $"{r.Key}: {r.Value.En}"))}");
        var test = ForecastBackTest.Of(working, [.. forecasts.Select(f => f.Model)], options);
        var weights = test.Weights();
        return new(working, forecasts, refusals, test, weights.Count > 0 ? weights : forecasts.ToDictionary(f => f.Model, _ => 1.0 / forecasts.Count));
    }

    // Periods as wide as the age groups when at least four and one to come are left: then every model can take part.
    private static ForecastTable Working(ForecastTable table)
    {
        var factor = table.Observed.AgeWidthYears / table.Observed.PeriodWidthYears;
        return factor > 1 && factor == Math.Floor(factor) && table.Periods / factor >= 4 && table.Horizons / factor >= 1 ? table.InPeriodsOf(table.Observed.AgeWidthYears) : table;
    }
}

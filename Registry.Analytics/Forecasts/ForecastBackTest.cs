namespace Registry.Analytics.Forecasts;

/// <summary>How good forecasts made some periods ago would have been: every model is fitted anew to what was known then.</summary>
public static class ForecastBackTest
{
    /// <summary>Origins that are tried.</summary>
    public const int Origins = 3;

    /// <summary>Forecasts from earlier origins, with the person-years that came.</summary>
    /// <param name="table">Observed cells; the population to come decides how far ahead is tested.</param>
    /// <param name="models">Models; null for all.</param>
    /// <param name="options">Options of the models and the level of the intervals.</param>
    /// <remarks>Bergmeir C, Benitez JM. Inf Sci 2012;191:192-213; Gneiting T, Raftery AE. J Am Stat Assoc 2007;102:359-378.</remarks>
    public static BackTestResult Of(ForecastTable table, IReadOnlyList<ForecastModel>? models = null, ForecastOptions? options = null)
    {
        options ??= new();
        var (points, refusals) = (new List<BackTestPoint>(), new Dictionary<ForecastModel, Bilingual>());
        foreach (var held in HeldBack(table))
            foreach (var model in models ?? Forecasting.Models)
            {
                var (forecast, refusal) = Forecasting.Try(table.Before(held), model, options);
                if (forecast is null || forecast.Table.Horizons != held) refusals.TryAdd(model, refusal ?? Forecasting.WiderPeriods);
                else points.AddRange(Enumerable.Range(0, held).Select(h => new BackTestPoint(model, held, h + 1, forecast.Totals[h], table.TotalCases(table.Periods - held + h))));
            }
        return new(points, refusals, options.Confidence);
    }

    // Up to two fifths of the periods, no further than the forecast goes.
    private static IEnumerable<int> HeldBack(ForecastTable table)
    {
        var most = Math.Min(table.Horizons, Math.Min(Math.Max(1, table.Periods * 2 / 5), table.Periods - 1));
        return Enumerable.Range(1, Origins).Select(i => (int)Math.Ceiling(i * most / (double)Origins)).Where(held => held > 0).Distinct();
    }
}

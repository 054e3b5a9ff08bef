namespace Registry.Analytics.Forecasts;

/// <summary>Which models take part in a pool: not those whose interval says nothing.</summary>
internal static class SoberModels
{
    /// <summary>Upper limit, as a multiple of what the models expect in the middle, beyond which a model is left out.</summary>
    private const double MostFold = 10;

    /// <summary>The models whose upper 95 % limit is within ten times the median of all expectations (or ten cases); all of them when there is none.</summary>
    /// <param name="forecasts">Forecasts of the same period and age.</param>
    public static IReadOnlyList<ForecastModel> Of(IEnumerable<(ForecastModel Model, PredictedCount Count)> forecasts)
    {
        var all = forecasts.ToList();
        var expected = all.Select(f => f.Count.Expected).Order().ToList();
        var most = MostFold * Math.Max(1, expected.Count == 0 ? 0 : expected[(expected.Count - 1) / 2]);
        var sober = all.Where(f => f.Count.Interval(0.95).Upper <= most).Select(f => f.Model).ToList();
        return sober.Count > 0 ? sober : [.. all.Select(f => f.Model)];
    }
}

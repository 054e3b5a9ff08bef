namespace Registry.Analytics.Forecasts;

/// <summary>Runs a forecast model by its name.</summary>
internal static class Forecasting
{
    public static readonly IReadOnlyList<ForecastModel> Models = Enum.GetValues<ForecastModel>();

    public static Forecast Run(ForecastTable table, ForecastModel model, ForecastOptions options) => model switch
    {
        ForecastModel.RecentRates => RecentRatesForecast.Of(table, options with { BasePeriods = null }),
        ForecastModel.Nordpred => NordpredForecast.Of(table, options),
        ForecastModel.Smooth => SmoothApcForecast.Of(table, options),
        ForecastModel.Bayesian => BayesianApcForecast.Of(table, options),
        _ => AgeDriftForecast.Of(table, model, options),
    };

    /// <summary>The forecast, or why the model refuses the table.</summary>
    public static (Forecast? Forecast, string? Refusal) Try(ForecastTable table, ForecastModel model, ForecastOptions options)
    {
        try
        {
            return (Run(table, model, options), null);
        }
        catch (ArgumentException refused)
        {
            return (null, refused.Message.Split(" (Parameter ")[0]);
        }
    }
}

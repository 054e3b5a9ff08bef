namespace Registry.Analytics.Forecasts;

/// <summary>Runs a forecast model by its name.</summary>
internal static class Forecasting
{
    /// <summary>Why a model that works in wider periods than the table takes no part.</summary>
    public static readonly Bilingual WiderPeriods = new("该模型的时期比数据的时期宽", "periods of this model are wider than those of the table");

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
    public static (Forecast? Forecast, Bilingual? Refusal) Try(ForecastTable table, ForecastModel model, ForecastOptions options)
    {
        try
        {
            return (Run(table, model, options), null);
        }
        catch (ArgumentException refused)
        {
            return (null, StatisticRefusedException.ReasonOf(refused));
        }
    }
}

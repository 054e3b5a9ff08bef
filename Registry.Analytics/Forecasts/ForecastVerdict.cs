namespace Registry.Analytics.Forecasts;

/// <summary>Whether a forecast should be printed.</summary>
public enum ForecastVerdict
{
    /// <summary>Nothing speaks against it.</summary>
    Forecast,

    /// <summary>Print it with the reason beside it.</summary>
    Caution,

    /// <summary>Do not print it.</summary>
    DoNotForecast,
}

namespace Registry.Analytics.Forecasts;

/// <summary>Cases to come by smooth effects of age, period and cohort that go on along their last slope.</summary>
public static class SmoothApcForecast
{
    /// <summary>Smoothness by restricted likelihood.</summary>
    /// <param name="table">Observed cells and population to come; single years are added up to the width of the age groups.</param>
    /// <param name="options">Base and confidence; null for all periods.</param>
    /// <exception cref="ArgumentException">Widths do not match and cannot be added up, or fewer than three periods or ages.</exception>
    /// <remarks>Wood SN. J R Stat Soc B 2011;73:3-36; Clements MS, Armstrong BK, Moolgavkar SH. Biostatistics 2005;6:576-589.</remarks>
    public static Forecast Of(ForecastTable table, ForecastOptions? options = null) => SmoothForecasting.Of(
        table, options ?? new(), ForecastModel.Smooth, SmoothPrior.None, averaged: false,
        "age-period-cohort model with smooth effects (squared second differences penalised), smoothness by restricted likelihood");
}

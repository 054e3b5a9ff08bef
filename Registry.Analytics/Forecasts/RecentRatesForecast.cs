namespace Registry.Analytics.Forecasts;

/// <summary>Cases to come if the rates of the last years stay: what ageing and growth alone do.</summary>
public static class RecentRatesForecast
{
    /// <summary>Pooled rates of the last periods times the person-years to come.</summary>
    /// <param name="table">Observed cells and population to come.</param>
    /// <param name="options">Base and confidence; null for the last five years (or the last period, when that is longer).</param>
    /// <exception cref="ArgumentException">The base has more periods than are observed.</exception>
    /// <remarks>Bray F, Moller B. Nat Rev Cancer 2006;6:63-74.</remarks>
    public static Forecast Of(ForecastTable table, ForecastOptions? options = null)
    {
        options ??= new();
        var periods = options.BasePeriods ?? Math.Min(table.Periods, Math.Max(1, (int)(5 / table.Observed.PeriodWidthYears)));
        ForecastRules.MustHavePeriods(table, periods, least: 1);
        var parts = new ForecastParts(table, dispersion: 1, options.Standard);
        for (var age = 0; age < table.Ages; age++) parts.AddRecent(age, periods);
        return new(ForecastModel.RecentRates, parts.ByAge(), parts.Totals(), table, periods, null, null, options.Confidence,
            $"rates of the last {periods} periods on the population to come; interval of estimation and Poisson variation") { Standardised = parts.Standardised() };
    }
}

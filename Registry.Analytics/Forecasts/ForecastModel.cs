namespace Registry.Analytics.Forecasts;

/// <summary>How cases to come are forecast.</summary>
public enum ForecastModel
{
    /// <summary>The rates of the last years on the population to come.</summary>
    RecentRates,

    /// <summary>Age-period-cohort model with the power-5 link and a trend that is damped (Nordpred).</summary>
    Nordpred,

    /// <summary>Log-linear: one drift for all ages.</summary>
    LogLinear,

    /// <summary>Log-linear: a drift for each age.</summary>
    LogLinearByAge,

    /// <summary>Linear: every age changes by the same share of its rate.</summary>
    Linear,

    /// <summary>Linear: a change for each age.</summary>
    LinearByAge,

    /// <summary>Smooth age, period and cohort effects; smoothness by restricted likelihood.</summary>
    Smooth,

    /// <summary>Bayesian age-period-cohort model, second-order random walks.</summary>
    Bayesian,
}

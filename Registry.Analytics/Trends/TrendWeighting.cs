namespace Registry.Analytics.Trends;

/// <summary>How much a year weighs in a regression: one over the variance of what is fitted.</summary>
public enum TrendWeighting
{
    /// <summary>Every year weighs the same.</summary>
    Constant,

    /// <summary>By the standard errors given: (rate/SE)² for ln(rate), 1/SE² for the rate.</summary>
    StandardError,

    /// <summary>By the cases, as of a Poisson count: d for ln(rate), d/rate² for the rate.</summary>
    PoissonVariance,
}

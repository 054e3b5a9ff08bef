namespace Registry.Analytics.Trends;

/// <summary>What can be chosen about a trend; the defaults are those of most publications.</summary>
public record TrendOptions
{
    /// <summary>The scale on which the trend is a straight line.</summary>
    public TrendScale Scale { get; init; } = TrendScale.LogLinear;

    /// <summary>How much each year weighs.</summary>
    public TrendWeighting Weighting { get; init; } = TrendWeighting.Constant;

    /// <summary>What becomes of rates of 0 on the logarithmic scale.</summary>
    public ZeroRates ZeroRates { get; init; } = ZeroRates.LeaveOut;

    /// <summary>Two-sided confidence level, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;
}

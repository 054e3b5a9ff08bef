using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>What a slope and its standard error say about the change a year.</summary>
internal readonly record struct SlopeJudgement(double Change, double? Lower, double? Upper, double? Statistic, double? PValue)
{
    /// <summary>Change, limits and test of a slope.</summary>
    /// <param name="slope">Slope on the scale of the fit.</param>
    /// <param name="error">Its standard error; null for none, 0 for a slope without scatter.</param>
    /// <param name="degreesOfFreedom">Of t; infinity for normal limits.</param>
    /// <param name="options">Scale and confidence.</param>
    public static SlopeJudgement Of(double slope, double? error, double degreesOfFreedom, TrendOptions options)
    {
        double Change(double value) => options.Scale == TrendScale.LogLinear ? TrendSeries.Percent(value) : value;
        if (error is not { } known) return new(Change(slope), null, null, null, null);
        if (known == 0) return new(Change(slope), Change(slope), Change(slope), null, null);
        var reach = known * StudentT.Quantile(options.Confidence, degreesOfFreedom);
        return new(Change(slope), Change(slope - reach), Change(slope + reach), slope / known, StudentT.TwoSided(slope / known, degreesOfFreedom));
    }
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>A model fitted to resampled values.</summary>
/// <param name="Joinpoints">Its joinpoints.</param>
/// <param name="Slopes">Slopes of its segments, on the scale of the fit.</param>
/// <param name="FirstYear">First year of the series.</param>
/// <param name="LastYear">Last year of the series.</param>
internal sealed record ResampledTrend(double[] Joinpoints, double[] Slopes, double FirstYear, double LastYear)
{
    /// <summary>Limits of the mean change over a window, from the spread of the resampled ones.</summary>
    public static (double? Lower, double? Upper) Average(IReadOnlyList<ResampledTrend> resamples, double fromYear, double toYear, TrendOptions options)
    {
        var (lower, upper) = Limits([.. resamples.Select(r => r.Mean(fromYear, toYear))], options.Confidence);
        return options.Scale == TrendScale.LogLinear ? (TrendSeries.Percent(lower), TrendSeries.Percent(upper)) : (lower, upper);
    }

    /// <summary>The quantiles that leave equal shares below and above, interpolated between order statistics.</summary>
    public static (double Lower, double Upper) Limits(double[] values, double confidence)
    {
        Array.Sort(values);
        return (OrderedQuantile.Of(values, (1 - confidence) / 2), OrderedQuantile.Of(values, (1 + confidence) / 2));
    }

    private double Mean(double fromYear, double toYear)
    {
        double sum = 0;
        for (var s = 0; s < Slopes.Length; s++)
        {
            var (from, to) = (s == 0 ? FirstYear : Joinpoints[s - 1], s == Joinpoints.Length ? LastYear : Joinpoints[s]);
            sum += Slopes[s] * Math.Max(0, Math.Min(to, toYear) - Math.Max(from, fromYear));
        }
        return sum / (toYear - fromYear);
    }
}

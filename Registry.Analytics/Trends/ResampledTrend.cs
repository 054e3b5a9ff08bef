using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>A model fitted to resampled values.</summary>
/// <param name="Joinpoints">Its joinpoints.</param>
/// <param name="Slopes">Slopes of its segments, on the scale of the fit.</param>
/// <param name="FirstYear">First year of the series.</param>
/// <param name="LastYear">Last year of the series.</param>
internal sealed record ResampledTrend(double[] Joinpoints, double[] Slopes, double FirstYear, double LastYear)
{
    /// <summary>Limits and p of the mean change over a window, from the spread of the resampled ones.</summary>
    public static (double Lower, double Upper, double PValue) Average(IReadOnlyList<ResampledTrend> resamples, double fromYear, double toYear, TrendOptions options) =>
        Change([.. resamples.Select(r => r.Mean(fromYear, toYear))], options);

    /// <summary>Limits of a change a year and its p, from resampled slopes.</summary>
    public static (double Lower, double Upper, double PValue) Change(double[] slopes, TrendOptions options)
    {
        var (lower, upper) = Limits(slopes, options.Confidence);
        var isLog = options.Scale == TrendScale.LogLinear;
        return (isLog ? TrendSeries.Percent(lower) : lower, isLog ? TrendSeries.Percent(upper) : upper, PValue(slopes));
    }

    /// <summary>Two-sided p of no change: twice the smaller share of resampled changes on either side of none, the series itself counted with them.</summary>
    public static double PValue(double[] changes)
    {
        var (falls, rises) = (changes.Count(change => change <= 0), changes.Count(change => change >= 0));
        return Math.Min(1, 2 * (Math.Min(falls, rises) + 1.0) / (changes.Length + 1));
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

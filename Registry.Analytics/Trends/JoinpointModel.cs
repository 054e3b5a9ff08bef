namespace Registry.Analytics.Trends;

/// <summary>A series fitted by straight lines that meet at joinpoints.</summary>
/// <param name="Joinpoints">The joinpoints, earliest first; empty for one straight line.</param>
/// <param name="Segments">The lines, earliest first; one more than joinpoints.</param>
/// <param name="SumOfSquares">Weighted sum of squares about the lines, on the scale of the fit.</param>
/// <param name="DegreesOfFreedom">Of the standard errors: years that are no joinpoint less two for each segment; 0 or less where there are too few for one.</param>
/// <param name="FittedRates">Fitted rate of each year that took part, earliest first.</param>
/// <param name="Years">The years that took part.</param>
/// <param name="LeftOutYears">Years whose rate of 0 could not take part.</param>
/// <param name="Criteria">What model selection compares.</param>
/// <param name="Options">How it was fitted.</param>
/// <param name="Method">Model, search and limits in words.</param>
public sealed record JoinpointModel(
    IReadOnlyList<Joinpoint> Joinpoints, IReadOnlyList<JoinpointSegment> Segments, double SumOfSquares, int DegreesOfFreedom,
    IReadOnlyList<double> FittedRates, IReadOnlyList<double> Years, IReadOnlyList<double> LeftOutYears,
    JoinpointCriteria Criteria, JoinpointOptions Options, string Method)
{
    /// <summary>Correlation of the residuals of successive years; 0 where none was asked for.</summary>
    public double Autocorrelation { get; init; }

    /// <summary>The known breaks, earliest first, with the jumps found at them.</summary>
    public IReadOnlyList<TrendBreak> Breaks { get; init; } = [];

    /// <summary>Covariance of the slopes of the segments; null where there are too few years.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? SlopeCovariance { get; init; }

    /// <summary>Resampled models, when the limits come from them; else null.</summary>
    internal IReadOnlyList<ResampledTrend>? Resamples { get; init; }

    /// <summary>Sum of squares over years less two for each segment; null when no year is left over.</summary>
    public double? MeanSquare => Years.Count - 2 * Segments.Count is > 0 and var free ? SumOfSquares / free : null;

    /// <summary>The mean change a year over all years.</summary>
    public AverageChange Average() => Average(Years[0], Years[^1]);

    /// <summary>The mean change a year over a window: the slopes averaged by how many years of the window each segment has.</summary>
    /// <param name="fromYear">First year; not before the first of the series.</param>
    /// <param name="toYear">Last year; after the first and not after the last of the series.</param>
    /// <exception cref="ArgumentException">The window is empty or leaves the series.</exception>
    /// <remarks>Limits are normal where the window spans several segments, else those of t (Clegg LX et al. Stat Med 2009;28:3670-3682; the
    /// Joinpoint program).</remarks>
    public AverageChange Average(double fromYear, double toYear)
    {
        if (!(fromYear < toYear && fromYear >= Years[0] && toYear <= Years[^1]))
            throw new StatisticRefusedException(
                $"时段 {fromYear}-{toYear} 不在序列的年份 {Years[0]}-{Years[^1]} 之内。",
                $"The window {fromYear}-{toYear} is not within the years {Years[0]}-{Years[^1]} of the series.");
        double[] shares = [.. Segments.Select(segment =>
            Math.Max(0, Math.Min(segment.ToYear, toYear) - Math.Max(segment.FromYear, fromYear)) / (toYear - fromYear))];
        var slope = shares.Zip(Segments, (share, segment) => share * segment.Slope).Sum();
        double? variance = SlopeCovariance is { } covariance ? shares.Select((share, i) => share * shares.Zip(covariance[i], (other, value) => other * value).Sum()).Sum() : null;
        var spanned = shares.Count(share => share > 0);
        var isNormal = spanned > 1 || Options.Limits == TrendLimits.Normal;
        var judged = SlopeJudgement.Of(slope, variance is { } v ? Math.Sqrt(Math.Max(0, v)) : null, isNormal ? double.PositiveInfinity : DegreesOfFreedom, Options);
        var (lower, upper, p) = Resamples is null ? (judged.Lower, judged.Upper, judged.PValue) : ResampledTrend.Average(Resamples, fromYear, toYear, Options);
        return new(fromYear, toYear, judged.Change, lower, upper, Resamples is null ? judged.Statistic : null, p, "slopes weighted by years in the window, "
            + (Resamples is not null ? "limits and p by resampling" : isNormal ? "normal limits" : $"limits of t with {DegreesOfFreedom} degrees of freedom"));
    }

    /// <summary>The mean change a year over the last years.</summary>
    /// <param name="years">How many years before the last: 5 is a window of six calendar years, five steps long.</param>
    /// <exception cref="ArgumentException">As <see cref="Average(double, double)"/>.</exception>
    public AverageChange AverageOfLast(double years) => Average(Years[^1] - years, Years[^1]);
}

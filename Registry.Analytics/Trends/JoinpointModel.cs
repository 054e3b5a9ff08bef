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
            throw new ArgumentException($"The window {fromYear}-{toYear} is not within the years {Years[0]}-{Years[^1]} of the series.", nameof(fromYear));
        double slope = 0;
        double? variance = 0;
        var spanned = 0;
        foreach (var segment in Segments)
        {
            var share = Math.Max(0, Math.Min(segment.ToYear, toYear) - Math.Max(segment.FromYear, fromYear)) / (toYear - fromYear);
            if (share == 0) continue;
            spanned++;
            slope += share * segment.Slope;
            variance += share * share * segment.SlopeStandardError * segment.SlopeStandardError;
        }
        var free = spanned > 1 ? double.PositiveInfinity : DegreesOfFreedom;
        var judged = SlopeJudgement.Of(slope, variance is { } v ? Math.Sqrt(v) : null, free, Options);
        return new(fromYear, toYear, judged.Change, judged.Lower, judged.Upper, judged.Statistic, judged.PValue,
            $"slopes weighted by years in the window, {(spanned > 1 ? "normal limits" : $"limits of t with {DegreesOfFreedom} degrees of freedom")}");
    }
}

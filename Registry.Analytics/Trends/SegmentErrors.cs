namespace Registry.Analytics.Trends;

/// <summary>Standard errors of the segments, as the Joinpoint program makes them: a line of its own through the years strictly between the
/// joinpoints, the residuals of all segments pooled. The joinpoints count as known.</summary>
internal sealed class SegmentErrors
{
    private readonly WeightedLine[]? _lines;
    private readonly double _variance;

    private SegmentErrors(int degreesOfFreedom, WeightedLine[]? lines) =>
        (DegreesOfFreedom, _lines, _variance) = (degreesOfFreedom, lines, lines is null ? 0 : lines.Sum(line => line.Residual) / degreesOfFreedom);

    /// <summary>Years that are no joinpoint, less two for each segment.</summary>
    public int DegreesOfFreedom { get; }

    public static SegmentErrors Of(TrendSeries series, IReadOnlyList<double> joinpoints)
    {
        var lines = new WeightedLine[joinpoints.Count + 1];
        var (used, isComplete) = (0, true);
        for (var segment = 0; segment < lines.Length; segment++)
        {
            var (from, to) = Between(series.Years, segment == 0 ? double.NegativeInfinity : joinpoints[segment - 1],
                segment == joinpoints.Count ? double.PositiveInfinity : joinpoints[segment]);
            used += to - from;
            isComplete &= to - from >= 2;
            if (to - from >= 2) lines[segment] = WeightedLine.Through(series.Years.AsSpan(from..to), series.Values.AsSpan(from..to), series.Weights.AsSpan(from..to));
        }
        var free = used - 2 * lines.Length;
        return new(free, isComplete && free > 0 ? lines : null);
    }

    /// <summary>Standard error of the slope of a segment; null where there are too few years.</summary>
    public double? Slope(int segment) => _lines is null ? null : Math.Sqrt(_variance * _lines[segment].SlopeVariance);

    /// <summary>Standard error of its intercept; null where there are too few years.</summary>
    public double? Intercept(int segment) => _lines is null ? null : Math.Sqrt(_variance * _lines[segment].InterceptVariance);

    // Indices of the years strictly between two places.
    private static (int From, int To) Between(double[] years, double after, double before) =>
        (years.Count(year => year <= after), years.Count(year => year < before));
}

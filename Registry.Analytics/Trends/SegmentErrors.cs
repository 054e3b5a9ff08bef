using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Variances of the segments of a model; the joinpoints count as known.</summary>
/// <remarks>As the Joinpoint program makes them: a line of its own through the years strictly between the joinpoints, the residuals of all
/// segments pooled. A break belongs to several segments at once, and such lines could not be told from it at a joinpoint: with breaks the
/// variances are those of the model itself.</remarks>
internal sealed class SegmentErrors
{
    private readonly double[]? _intercepts;

    private SegmentErrors(int degreesOfFreedom, double[][]? slopes = null, double[]? intercepts = null, double[]? jumps = null) =>
        (DegreesOfFreedom, Slopes, _intercepts, Jumps) = (degreesOfFreedom, slopes, intercepts, jumps);

    /// <summary>Years that are no joinpoint, less two for each segment; with breaks years less parameters.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Covariance of the slopes; null where there are too few years.</summary>
    public double[][]? Slopes { get; }

    /// <summary>Variances of the jumps; null where there is none or too few years.</summary>
    public double[]? Jumps { get; }

    /// <summary>Standard error of the slope of a segment; null where there are too few years.</summary>
    public double? Slope(int segment) => Slopes is null ? null : Math.Sqrt(Slopes[segment][segment]);

    /// <summary>Standard error of its intercept; null where there are too few years.</summary>
    public double? Intercept(int segment) => _intercepts is null ? null : Math.Sqrt(_intercepts[segment]);

    /// <summary>Standard error of the change of slope at a joinpoint; null where there are too few years.</summary>
    public double? Change(int joinpoint) => Slopes is not { } v ? null
        : Math.Sqrt(v[joinpoint][joinpoint] + v[joinpoint + 1][joinpoint + 1] - 2 * v[joinpoint][joinpoint + 1]);

    /// <summary>Of separate lines through the years between the joinpoints.</summary>
    public static SegmentErrors OfLines(TrendSeries series, IReadOnlyList<double> joinpoints, double autocorrelation)
    {
        var segments = joinpoints.Count + 1;
        int[] kept = [.. Enumerable.Range(0, series.Count).Where(i => !joinpoints.Contains(series.Years[i]))];
        double[] years = [.. kept.Select(i => series.Years[i])], values = [.. kept.Select(i => series.Values[i])], weights = [.. kept.Select(i => series.Weights[i])];
        int[] segment = [.. years.Select(year => joinpoints.Count(place => place < year))];
        var free = years.Length - 2 * segments;
        if (free <= 0 || Enumerable.Range(0, segments).Any(s => segment.Count(own => own == s) < 2)) return new(free);
        if (autocorrelation != 0) return OfWhitened(segments, segment, years, values, weights, autocorrelation, free);
        var lines = Enumerable.Range(0, segments).Select(s =>
        {
            var (from, to) = (Array.IndexOf(segment, s), Array.LastIndexOf(segment, s) + 1);
            return WeightedLine.Through(years.AsSpan(from..to), values.AsSpan(from..to), weights.AsSpan(from..to));
        }).ToList();
        var variance = lines.Sum(line => line.Residual) / free;
        return new(free, Diagonal([.. lines.Select(line => variance * line.SlopeVariance)]), [.. lines.Select(line => variance * line.InterceptVariance)]);
    }

    /// <summary>Of the whole model, its joinpoints known.</summary>
    /// <param name="design">Years, weights, jumps.</param>
    /// <param name="joinpoints">The joinpoints.</param>
    /// <param name="squares">Sum of squares of the model.</param>
    public static SegmentErrors OfModel(TrendDesign design, IReadOnlyList<double> joinpoints, double squares)
    {
        var free = design.Years.Length - design.Columns - 2 * joinpoints.Count;
        if (free <= 0 || design.With(joinpoints) is not { } basis) return new(free);
        var (covariance, variance, middle) = (basis.Covariance(), squares / free, TrendDesign.Middle(design.Years));
        double[][] slopes = [.. Enumerable.Range(0, joinpoints.Count + 1).Select(s => Sum(design, joinpoints, s, constant: 0, _ => 1, slope: 1))];
        double[][] intercepts = [.. Enumerable.Range(0, joinpoints.Count + 1).Select(s => Sum(design, joinpoints, s, constant: 1, place => -place, slope: -middle))];
        double Between(double[] one, double[] other) => variance * one.Select((value, i) => value * InnerProduct.Of(covariance[i], other)).Sum();
        return new(free, Array.ConvertAll(slopes, one => Array.ConvertAll(slopes, other => Between(one, other))),
            Array.ConvertAll(intercepts, one => Between(one, one)), [.. Enumerable.Range(2, design.Columns - 2).Select(j => variance * covariance[j][j])]);
    }

    // What of each coefficient is in the line of a segment.
    private static double[] Sum(TrendDesign design, IReadOnlyList<double> joinpoints, int segment, double constant, Func<double, double> bend, double slope) =>
        [constant, slope, .. new double[design.Columns - 2], .. joinpoints.Select((place, j) => j < segment ? bend(place) : 0)];

    private static SegmentErrors OfWhitened(
        int segments, int[] segment, double[] years, double[] values, double[] weights, double autocorrelation, int free)
    {
        var columns = Enumerable.Range(0, 2 * segments).Select(c => years.Select((year, i) => segment[i] != c / 2 ? 0 : c % 2 == 0 ? 1 : year).ToArray()).ToArray();
        double[] middles = [.. Enumerable.Range(0, segments).Select(s => years.Where((_, i) => segment[i] == s).Average())];
        for (var s = 0; s < segments; s++)
            for (var i = 0; i < years.Length; i++)
                if (segment[i] == s) columns[2 * s + 1][i] -= middles[s];
        var whitening = TrendDesign.Of(years, weights, autocorrelation);
        if (OrthonormalBasis.Of([.. columns.Select(whitening.Whiten)]) is not { } basis) return new(free);
        var rest = basis.Remainder(whitening.Whiten(values));
        var (variance, covariance) = (InnerProduct.Of(rest, rest) / free, basis.Covariance());
        return new(free,
            [.. Enumerable.Range(0, segments).Select(s => Enumerable.Range(0, segments).Select(o => variance * covariance[2 * s + 1][2 * o + 1]).ToArray())],
            [.. middles.Select((middle, s) => variance * (covariance[2 * s][2 * s] - 2 * middle * covariance[2 * s][2 * s + 1] + middle * middle * covariance[2 * s + 1][2 * s + 1]))]);
    }

    private static double[][] Diagonal(double[] values) => [.. values.Select((value, i) => values.Select((_, j) => i == j ? value : 0).ToArray())];
}

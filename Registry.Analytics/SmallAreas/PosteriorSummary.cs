using MathNet.Numerics.Interpolation;

namespace Registry.Analytics.SmallAreas;

/// <summary>What is known of a number after the data: mean and limits of its posterior distribution.</summary>
/// <param name="Mean">Posterior mean.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
public sealed record PosteriorSummary(double Mean, double Lower, double Upper)
{
    private const int Parts = 64;                   // of a step of the lattice

    /// <summary>From weights at the points of a line, between which the logarithm of the density is a spline.</summary>
    /// <param name="weights">Weights by the number of the point; points without a gap.</param>
    /// <param name="value">The number as an increasing function of the place on the line.</param>
    /// <param name="confidence">Two-sided level as a fraction.</param>
    internal static PosteriorSummary Of(IEnumerable<IGrouping<int, double>> weights, Func<double, double> value, double confidence)
    {
        var points = weights.Select(w => (At: (double)w.Key, LogDensity: Math.Log(w.Sum()))).OrderBy(p => p.At).ToList();
        var density = CubicSpline.InterpolateNaturalSorted([.. points.Select(p => p.At)], [.. points.Select(p => p.LogDensity)]);
        var fine = Enumerable.Range(0, ((points.Count - 1) * Parts) + 1).Select(i => points[0].At + (i / (double)Parts)).ToArray();
        var below = new double[fine.Length];
        double mean = 0;
        for (var i = 1; i < fine.Length; i++)
        {
            var middle = (fine[i - 1] + fine[i]) / 2;
            var mass = Math.Exp(density.Interpolate(middle));
            below[i] = below[i - 1] + mass;
            mean += mass * value(middle);
        }
        return new(mean / below[^1], At((1 - confidence) / 2), At((1 + confidence) / 2));

        double At(double probability)
        {
            var target = probability * below[^1];
            var i = Math.Max(1, Array.FindIndex(below, b => b >= target));
            return value(fine[i - 1] + ((target - below[i - 1]) / (below[i] - below[i - 1]) * (fine[i] - fine[i - 1])));
        }
    }
}

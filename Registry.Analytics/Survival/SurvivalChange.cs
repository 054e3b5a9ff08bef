using Registry.Analytics.Numerics;
using Registry.Analytics.Trends;

namespace Registry.Analytics.Survival;

/// <summary>By how much a survival changes from year to year.</summary>
/// <param name="PerYear">Change a year, as a fraction: 0.01 is one percentage point.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="PValue">Two-sided p of no change.</param>
public sealed record SurvivalChange(double PerYear, double StandardError, double Lower, double Upper, double PValue)
{
    /// <summary>The straight line through the survival of several windows, weighted by 1/SE²; where they scatter more than their errors say, the error is raised by the scatter.</summary>
    /// <param name="points">Middle of each window in years, survival, standard error.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    /// <returns>The change; null of fewer than two windows, or where an error is 0.</returns>
    public static SurvivalChange? Of(IReadOnlyList<(double Year, double Survival, double StandardError)> points, double confidence)
    {
        if (points.Count < 2 || points.Any(point => !(point.StandardError > 0))) return null;
        var line = WeightedLine.Through([.. points.Select(p => p.Year)], [.. points.Select(p => p.Survival)], [.. points.Select(p => 1 / (p.StandardError * p.StandardError))]);
        var scatter = points.Count > 2 ? Math.Max(1, line.Residual / (points.Count - 2)) : 1;
        var (error, z) = (Math.Sqrt(line.SlopeVariance * scatter), StudentT.Quantile(confidence, double.PositiveInfinity));
        return new(line.Slope, error, line.Slope - z * error, line.Slope + z * error, StudentT.TwoSided(line.Slope / error, double.PositiveInfinity));
    }
}

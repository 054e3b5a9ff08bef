using Registry.Analytics.Numerics;

namespace Registry.Analytics.Completeness;

/// <summary>How many cases there are, from those that two independent sources know in common.</summary>
public static class CaptureRecapture
{
    /// <summary>Estimate of Chapman, nearly without bias, with normal limits and Seber's variance.</summary>
    /// <param name="first">Cases that the first source knows.</param>
    /// <param name="second">Cases that the second source knows.</param>
    /// <param name="both">Cases that both know.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Number of cases; completeness of each source and of both together is what it knows divided by it.</returns>
    /// <exception cref="ArgumentException">A number is negative or not finite, or both know more than one does.</exception>
    /// <remarks>N = (a + 1)(b + 1)/(m + 1) - 1. Chapman DG. Univ Calif Publ Stat 1951;1:131-160. Seber GAF. Biometrics 1970;26:313-318.
    /// Sources that learn from each other make N too small; the log-linear models of three sources and more can tell.</remarks>
    public static CaptureEstimate Chapman(double first, double second, double both, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        MustBeCounts(first, second, both);
        var total = (first + 1) * (second + 1) / (both + 1) - 1;
        var variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) * (both + 1) * (both + 2));
        var error = Math.Sqrt(variance);
        var observed = first + second - both;
        return new(total, Math.Max(observed, total - z * error), total + z * error, error, observed,
            "two sources, Chapman, Seber variance, normal limits (lower not below the cases known)");
    }

    /// <summary>Estimate of Lincoln and Petersen, the maximum of the likelihood; no limits.</summary>
    /// <returns>Number of cases; null when no case is known to both.</returns>
    /// <inheritdoc cref="Chapman"/>
    public static double? LincolnPetersen(double first, double second, double both)
    {
        MustBeCounts(first, second, both);
        return both == 0 ? null : first * second / both;
    }

    private static void MustBeCounts(double first, double second, double both)
    {
        if (!(both >= 0 && both <= first && both <= second && double.IsFinite(first) && double.IsFinite(second)))
            throw new ArgumentException($"First source {first}, second {second}, both {both}.", nameof(both));
    }
}

/// <summary>Estimated number of cases.</summary>
/// <param name="Cases">All cases, known or not.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="StandardError">Standard error of the number.</param>
/// <param name="Known">Cases that some source knows.</param>
/// <param name="Method">Estimator and limits in words.</param>
public sealed record CaptureEstimate(double Cases, double Lower, double Upper, double StandardError, double Known, string Method);

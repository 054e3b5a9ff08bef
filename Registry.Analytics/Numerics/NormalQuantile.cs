namespace Registry.Analytics.Numerics;

/// <summary>Two-sided quantile of the normal distribution.</summary>
public static class NormalQuantile
{
    /// <summary>The value that |z| does not exceed with a probability.</summary>
    /// <param name="confidence">Between 0 and 1.</param>
    public static double Of(double confidence) => StudentT.Quantile(confidence, double.PositiveInfinity);
}

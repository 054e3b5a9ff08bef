namespace Registry.Analytics.Numerics;

/// <summary>Two-sided quantile and tail of Student's t, by way of the F distribution; and of the normal that it tends to.</summary>
internal static class StudentT
{
    /// <summary>The value that |t| does not exceed with a probability.</summary>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <param name="degreesOfFreedom">Above 0; infinity is the normal distribution.</param>
    public static double Quantile(double confidence, double degreesOfFreedom) => double.IsPositiveInfinity(degreesOfFreedom)
        ? MathNet.Numerics.Distributions.Normal.InvCDF(mean: 0, stddev: 1, p: (1 + confidence) / 2)
        : Math.Sqrt(BetaFunction.FQuantile(confidence, 1, degreesOfFreedom));

    /// <summary>Probability that |t| exceeds a value.</summary>
    public static double TwoSided(double value, double degreesOfFreedom) => double.IsPositiveInfinity(degreesOfFreedom)
        ? MathNet.Numerics.SpecialFunctions.Erfc(Math.Abs(value) / Math.Sqrt(2))
        : BetaFunction.Lower(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + value * value));
}

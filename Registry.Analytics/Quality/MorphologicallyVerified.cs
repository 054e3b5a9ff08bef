using Registry.Analytics.Rates;

namespace Registry.Analytics.Quality;

/// <summary>Cases verified by cytology or histology among all cases (MV%).</summary>
public static class MorphologicallyVerified
{
    /// <summary>How the indicator and its limits are made.</summary>
    public const string Method = "MV%: basis of diagnosis 5, 6, 7 / all cases, Wilson score limits";

    /// <summary>MV% with Wilson limits.</summary>
    /// <param name="verified">Cases with basis 5, 6 or 7.</param>
    /// <param name="cases">All cases.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Percent; null when there is nothing to divide by.</returns>
    /// <exception cref="ArgumentException">The part is negative or larger than the whole.</exception>
    public static PercentEstimate? Of(double verified, double cases, double confidence = 0.95) =>
        Proportion.Of(verified, cases, confidence) is { } percent ? percent with { Method = Method } : null;
}

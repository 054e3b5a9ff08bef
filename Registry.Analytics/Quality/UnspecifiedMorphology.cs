using Registry.Analytics.Rates;

namespace Registry.Analytics.Quality;

/// <summary>Cases verified, yet of unspecified morphology, among the verified ones (M8000%).</summary>
public static class UnspecifiedMorphology
{
    /// <summary>How the indicator and its limits are made.</summary>
    public const string Method = "M8000%: morphology 8000, 8001, 8010, 8020, 8021 / cases with basis 5, 6, 7, Wilson score limits";

    /// <summary>M8000% with Wilson limits.</summary>
    /// <param name="unspecified">Verified cases coded 8000, 8001, 8010, 8020 or 8021.</param>
    /// <param name="verified">Cases with basis 5, 6 or 7.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Percent; null when there is nothing to divide by.</returns>
    /// <exception cref="ArgumentException">The part is negative or larger than the whole.</exception>
    public static PercentEstimate? Of(double unspecified, double verified, double confidence = 0.95) =>
        Proportion.Of(unspecified, verified, confidence) is { } percent ? percent with { Method = Method } : null;
}

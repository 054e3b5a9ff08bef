using Registry.Analytics.Rates;

namespace Registry.Analytics.Quality;

/// <summary>Cases of other and unspecified sites among all cases (UB%).</summary>
public static class PrimarySiteUnknown
{
    /// <summary>How the indicator and its limits are made.</summary>
    public const string Method = "UB%: ICD-10 C26, C39, C48, C76-C80, C97 / all cases, Wilson score limits";

    /// <summary>UB% with Wilson limits.</summary>
    /// <param name="unknown">Cases of ICD-10 C26, C39, C48, C76-C80 or C97.</param>
    /// <param name="cases">All cases.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Percent; null when there is nothing to divide by.</returns>
    /// <exception cref="ArgumentException">The part is negative or larger than the whole.</exception>
    public static PercentEstimate? Of(double unknown, double cases, double confidence = 0.95) =>
        Proportion.Of(unknown, cases, confidence) is { } percent ? percent with { Method = Method } : null;
}

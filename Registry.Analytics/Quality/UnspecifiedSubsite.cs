using Registry.Analytics.Rates;

namespace Registry.Analytics.Quality;

/// <summary>Cases whose subsite is unspecified among all cases (SUB%).</summary>
public static class UnspecifiedSubsite
{
    /// <summary>How the indicator and its limits are made.</summary>
    public const string Method = "SUB%: fourth character of ICD-10 is 9 / all cases, Wilson score limits";

    /// <summary>SUB% with Wilson limits.</summary>
    /// <param name="unspecified">Cases whose ICD-10 subdivision is 9.</param>
    /// <param name="cases">All cases.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Percent; null when there is nothing to divide by.</returns>
    /// <exception cref="ArgumentException">The part is negative or larger than the whole.</exception>
    public static PercentEstimate? Of(double unspecified, double cases, double confidence = 0.95) =>
        Proportion.Of(unspecified, cases, confidence) is { } percent ? percent with { Method = Method } : null;
}

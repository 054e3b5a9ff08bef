using Registry.Analytics.Rates;

namespace Registry.Analytics.Quality;

/// <summary>Cases known from nothing but the death certificate among all cases (DCO%).</summary>
public static class DeathCertificateOnly
{
    /// <summary>How the indicator and its limits are made.</summary>
    public const string Method = "DCO%: basis of diagnosis 0 / all cases, Wilson score limits";

    /// <summary>DCO% with Wilson limits.</summary>
    /// <param name="deathCertificateOnly">Cases with basis 0.</param>
    /// <param name="cases">All cases.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Percent; null when there is nothing to divide by.</returns>
    /// <exception cref="ArgumentException">The part is negative or larger than the whole.</exception>
    public static PercentEstimate? Of(double deathCertificateOnly, double cases, double confidence = 0.95) =>
        Proportion.Of(deathCertificateOnly, cases, confidence) is { } percent ? percent with { Method = Method } : null;
}

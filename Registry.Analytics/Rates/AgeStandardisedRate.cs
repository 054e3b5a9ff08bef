using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>The rate that a standard population would have with the age-specific rates observed.</summary>
/// <remarks>
/// ASR = Σ wᵢ·dᵢ/nᵢ and its Poisson variance Σ wᵢ²·dᵢ/nᵢ², with weights scaled to Σ wᵢ = 1; a group without person-years
/// and without cases adds nothing and its weight stays in the total. For cases of unknown age see <see cref="UnknownAge"/>.
/// The variants differ in their limits only; <see cref="Direct(AgeVector, AgeVector, StandardPopulation, double)"/> is the one that tables print.
/// </remarks>
public static class AgeStandardisedRate
{
    /// <summary>How the rate and its limits are made.</summary>
    public const string Method = "direct standardisation, Poisson variance, Fay-Feuer gamma limits";

    /// <summary>Directly age-standardised rate (ASR) with gamma confidence limits.</summary>
    /// <param name="cases">Cases in each age group; not negative.</param>
    /// <param name="personYears">Person-years at risk in the same groups; above zero wherever there are cases.</param>
    /// <param name="standard">Standard population that supplies the weights; same age scheme.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Rate and limits per 100 000 person-years. With no cases the rate and lower limit are 0, the upper limit is not.
    /// Null when nobody was at risk in any group.</returns>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative, or a group has cases but no person-years.</exception>
    /// <remarks>Fay MP, Feuer EJ. Stat Med 1997;16:791-801.</remarks>
    public static RateEstimate? Direct(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence = 0.95) =>
        WeightedSum.Of(cases, personYears, standard).WithGammaLimits(confidence, Method);

    /// <summary>Standard error √v of the ASR per 100 000, Poisson variance; null when nobody was at risk in any group.</summary>
    /// <inheritdoc cref="Direct(AgeVector, AgeVector, StandardPopulation, double)"/>
    public static double? StandardErrorPer100k(AgeVector cases, AgeVector personYears, StandardPopulation standard) =>
        WeightedSum.Of(cases, personYears, standard) is { } sum ? Math.Sqrt(sum.Variance) * RateEstimate.Per : null;

    /// <summary>Standard error of the ASR per 100 000 with the binomial variance that CanReg5 and Rcan take; null when nobody was at risk, or
    /// when a group has more cases than person-years.</summary>
    /// <inheritdoc cref="Direct(AgeVector, AgeVector, StandardPopulation, double)"/>
    public static double? BinomialStandardErrorPer100k(AgeVector cases, AgeVector personYears, StandardPopulation standard) =>
        WeightedSum.Of(cases, personYears, standard) is { BinomialVariance: >= 0 } sum ? Math.Sqrt(sum.BinomialVariance) * RateEstimate.Per : null;

    /// <summary>Directly age-standardised rate (ASR) with limits made in another way.</summary>
    /// <param name="cases">Cases in each age group; not negative.</param>
    /// <param name="personYears">Person-years at risk in the same groups; above zero wherever there are cases.</param>
    /// <param name="standard">Standard population that supplies the weights; same age scheme.</param>
    /// <param name="limits">How the limits are made; see there where there are none.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <inheritdoc cref="Direct(AgeVector, AgeVector, StandardPopulation, double)"/>
    public static RateEstimate? Direct(
        AgeVector cases, AgeVector personYears, StandardPopulation standard, RateLimits limits, double confidence = 0.95) =>
        WeightedSum.Of(cases, personYears, standard).With(limits, confidence, "direct standardisation");
}

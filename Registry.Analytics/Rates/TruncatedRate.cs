using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>Age-standardised rate over the ages 35 to 64 only, where diagnosis is most reliable, or over other ages.</summary>
public static class TruncatedRate
{
    /// <summary>How the rate and its limits are made.</summary>
    public const string Method = "direct standardisation over ages 35-64, weights scaled to 1 inside, Poisson variance, Fay-Feuer gamma limits";

    /// <summary>Truncated rate over the groups 35-39 to 60-64.</summary>
    /// <param name="cases">Cases in each age group; not negative.</param>
    /// <param name="personYears">Person-years in the same groups.</param>
    /// <param name="standard">Standard population; same age scheme.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Rate and limits per 100 000; cases and person-years are those of ages 35 to 64. Null when nobody was at risk there.</returns>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative, or a group has cases but no person-years.</exception>
    /// <remarks>To correct for unknown age use the factor of all ages (<see cref="UnknownAge.Factor"/>), not that of 35-64.</remarks>
    public static RateEstimate? Of(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence = 0.95) =>
        WeightedSum.Of(cases, personYears, standard.Weights, Groups(cases.Scheme)).WithGammaLimits(confidence, Method);

    /// <summary>Truncated rate over other ages, such as 0 to 14, with limits made in a chosen way.</summary>
    /// <param name="cases">Cases in each age group; not negative.</param>
    /// <param name="personYears">Person-years in the same groups.</param>
    /// <param name="standard">Standard population; same age scheme.</param>
    /// <param name="fromAge">Youngest age counted, the beginning of a group.</param>
    /// <param name="throughAge">Oldest age counted, the end of a group.</param>
    /// <param name="limits">How the limits are made; see there where there are none.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <exception cref="ArgumentException">As <see cref="Of"/>, or no group begins or ends at an age.</exception>
    /// <inheritdoc cref="Of"/>
    public static RateEstimate? Between(
        AgeVector cases, AgeVector personYears, StandardPopulation standard, int fromAge, int throughAge,
        RateLimits limits = RateLimits.FayFeuer, double confidence = 0.95) =>
        WeightedSum.Of(cases, personYears, standard.Weights, Groups(cases.Scheme, fromAge, throughAge))
            .With(limits, confidence, $"direct standardisation over ages {fromAge}-{throughAge}, weights scaled to 1 inside");

    /// <summary>First group and the one behind the last.</summary>
    internal static (int From, int To) Groups(AgeScheme scheme) => Groups(scheme, 35, 64);

    private static (int From, int To) Groups(AgeScheme scheme, int fromAge, int throughAge) =>
        scheme.GroupStartingAt(fromAge) is { } from && scheme.GroupStartingAt(throughAge + 1) is { } to && from < to
            ? (from, to)
            : throw new ArgumentException($"Age scheme {scheme} has no groups that start at {fromAge} and {throughAge + 1}.", nameof(scheme));
}

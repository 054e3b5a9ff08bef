using Registry.Analytics.Numerics;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>Sum of the age-specific rates over every year of age up to a limit, in percent.</summary>
public static class CumulativeRate
{
    /// <summary>How the rate and its limits are made.</summary>
    public const string Method = "cumulative rate, normal limits (lower not below 0)";

    /// <summary>Cumulative rate from birth through an age, with normal limits.</summary>
    /// <param name="cases">Cases in each age group; not negative.</param>
    /// <param name="personYears">Person-years in the same groups.</param>
    /// <param name="throughAge">Last age counted, the end of a group: 64 or 74.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Percent; limits are null without cases, where a normal limit is undefined. Null when nobody was at risk below the age.</returns>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative, a group has cases but no person-years, or no group ends at the age.</exception>
    /// <remarks>Σ hᵢ·dᵢ/nᵢ with hᵢ the width of a group in years; its variance Σ hᵢ²·dᵢ/nᵢ².
    /// Day NE, in: Cancer Incidence in Five Continents IV, IARC Scientific Publications 42, 1982.</remarks>
    public static PercentEstimate? Of(AgeVector cases, AgeVector personYears, int throughAge, double confidence = 0.95)
    {
        AgeChecks.MustMakeRates(cases, personYears);
        var end = GroupBehind(cases.Scheme, throughAge);
        double rate = 0, variance = 0, allCases = 0, allYears = 0;
        for (var age = 0; age < end; age++)
        {
            if (personYears[age] == 0) continue;
            var weight = cases.Scheme.WidthYears(age)!.Value / personYears[age];
            rate += weight * cases[age];
            variance += weight * weight * cases[age];
            allCases += cases[age];
            allYears += personYears[age];
        }
        if (allYears == 0) return null;
        var margin = GammaLimits.For(confidence).Z * Math.Sqrt(variance);
        return new(rate * 100, allCases == 0 ? null : Math.Max(0, rate - margin) * 100,
            allCases == 0 ? null : (rate + margin) * 100, allCases, allYears, $"{Method}, ages 0-{throughAge}");
    }

    /// <summary>Number of groups up to and with the one that ends at this age.</summary>
    internal static int GroupBehind(AgeScheme scheme, int throughAge) =>
        scheme.GroupStartingAt(throughAge + 1) is { } behind and > 0
            ? behind
            : throw new ArgumentException($"Age scheme {scheme} has no group that ends at {throughAge}.", nameof(throughAge));
}

using Registry.Analytics.Numerics;
using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>The rate that a standard population would have with the age-specific rates observed.</summary>
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
    /// <remarks>
    /// ASR = Σ wᵢ·dᵢ/nᵢ and its variance Σ wᵢ²·dᵢ/nᵢ², with weights scaled to Σ wᵢ = 1; a group without person-years
    /// and without cases adds nothing and its weight stays in the total. For cases of unknown age see <see cref="UnknownAge"/>.
    /// Limits: Fay MP, Feuer EJ. Stat Med 1997;16:791-801.
    /// </remarks>
    public static RateEstimate? Direct(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence = 0.95)
    {
        AgeChecks.MustMakeRates(cases, personYears);
        cases.MustShareSchemeWith(standard.Weights);
        return Weighted(cases, personYears, standard.Weights, (0, cases.Scheme.Count), confidence, Method);
    }

    /// <summary>The weighted sum over some of the groups, the weights scaled to 1 inside them.</summary>
    internal static RateEstimate? Weighted(
        AgeVector cases, AgeVector personYears, AgeVector weights, (int From, int To) groups, double confidence, string method)
    {
        double totalWeight = 0;
        for (var age = groups.From; age < groups.To; age++) totalWeight += weights[age];
        double rate = 0, variance = 0, largestWeight = 0, allCases = 0, allYears = 0;
        for (var age = groups.From; age < groups.To; age++)
        {
            if (personYears[age] == 0) continue;
            var weight = weights[age] / totalWeight / personYears[age];
            rate += weight * cases[age];
            variance += weight * weight * cases[age];
            largestWeight = Math.Max(largestWeight, weight);
            allCases += cases[age];
            allYears += personYears[age];
        }
        if (allYears == 0) return null;
        var limits = GammaLimits.For(confidence);
        return new(rate * RateEstimate.Per, limits.Lower(rate, variance) * RateEstimate.Per,
            limits.Upper(rate, variance, largestWeight) * RateEstimate.Per, allCases, allYears, method);
    }
}

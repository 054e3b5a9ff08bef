using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>Cases divided by person-years, age group by age group.</summary>
public static class AgeSpecificRates
{
    /// <summary>How each rate and its limits are made.</summary>
    public const string Method = "age-specific, exact Poisson limits (Garwood)";

    /// <summary>The rate of each age group with exact Poisson limits, youngest first.</summary>
    /// <param name="cases">Cases in each age group; not negative.</param>
    /// <param name="personYears">Person-years in the same groups; above zero wherever there are cases.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>One estimate a group; null where nobody was at risk.</returns>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative, or a group has cases but no person-years.</exception>
    public static IReadOnlyList<RateEstimate?> Of(AgeVector cases, AgeVector personYears, double confidence = 0.95)
    {
        Numerics.AgeChecks.MustMakeRates(cases, personYears);
        var rates = new RateEstimate?[cases.Scheme.Count];
        for (var age = 0; age < rates.Length; age++)
            rates[age] = CrudeRate.Of(cases[age], personYears[age], confidence) is { } rate
                ? rate with { Method = Method }
                : null;
        return rates;
    }
}

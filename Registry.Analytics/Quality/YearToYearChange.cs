using Registry.Analytics.Rates;
using Registry.Core.Cube;

namespace Registry.Analytics.Quality;

/// <summary>Change of the age-standardised incidence rate of a registry from one year to the next.</summary>
public static class YearToYearChange
{
    /// <summary>The change in percent with log-normal limits of the rate ratio.</summary>
    /// <param name="year">Cases and person-years of the year.</param>
    /// <param name="before">Those of the year before.</param>
    /// <param name="standard">Standard population; same age scheme.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction.</param>
    /// <returns>Percent, -100 or more; null when the rate of the year before is 0. Limits are null when that of the year is.</returns>
    /// <exception cref="ArgumentException">The schemes differ, a group has cases but no person-years, or nobody is at risk.</exception>
    public static (double Percent, double? Lower, double? Upper)? Of(
        StandardisedPopulation year, StandardisedPopulation before, StandardPopulation standard, double confidence = 0.95) =>
        StandardisedRateRatio.LogNormal(year, before, standard, confidence) is { } ratio
            ? ((ratio.Ratio - 1) * 100, (ratio.Lower - 1) * 100, (ratio.Upper - 1) * 100)
            : null;
}

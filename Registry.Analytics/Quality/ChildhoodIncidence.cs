using Registry.Analytics.Rates;
using Registry.Core.Cube;

namespace Registry.Analytics.Quality;

/// <summary>Incidence of all cancers at 0 to 14 years per million person-years: a rate that differs little between populations.</summary>
public static class ChildhoodIncidence
{
    private const int LastAge = 14;
    private const double PerMillionOf100k = 10;

    /// <summary>The crude rate with exact Poisson limits.</summary>
    /// <param name="cases">Cases of all sites by age.</param>
    /// <param name="personYears">Person-years in the same groups.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction.</param>
    /// <returns>Rate and limits per million, cases and person-years; null when no child is at risk.</returns>
    /// <exception cref="ArgumentException">The age schemes differ, or there are cases but no person-years.</exception>
    public static (double PerMillion, double Lower, double Upper, double Cases, double PersonYears)? Of(
        AgeVector cases, AgeVector personYears, double confidence = 0.95)
    {
        cases.MustShareSchemeWith(personYears);
        double children = 0, years = 0;
        for (var group = 0; group <= cases.Scheme.GroupOf(LastAge); group++)
            (children, years) = (children + cases[group], years + personYears[group]);
        return CrudeRate.Of(children, years, confidence) is { } rate
            ? (rate.Per100k * PerMillionOf100k, rate.LowerPer100k!.Value * PerMillionOf100k, rate.UpperPer100k!.Value * PerMillionOf100k, children, years)
            : null;
    }
}

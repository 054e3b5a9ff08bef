using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Burden;

/// <summary>Probability of a diagnosis during life, other deaths taken into account.</summary>
/// <remarks>Rates are those of one period, constant within each age group; it is the risk of nobody's real life but of that period.</remarks>
public static class LifetimeRisk
{
    /// <summary>Adjusted for multiple primaries (AMP): deaths of the cancer itself do not compete, and later tumours of a person do not count as first ones.</summary>
    /// <param name="incidence">New cases per person-year in each age group; not negative.</param>
    /// <param name="mortality">Deaths from every cause per person-year; not negative.</param>
    /// <param name="cancerMortality">Deaths from the cancer per person-year; not above those from every cause.</param>
    /// <param name="fromAge">Age that has been reached without a diagnosis, the beginning of a group.</param>
    /// <param name="throughAge">Last age counted, the end of a group; null for the whole life.</param>
    /// <returns>The probability, a fraction; it has no limits.</returns>
    /// <exception cref="ArgumentException">Schemes differ, a rate is negative or not finite, the cancer kills more than every cause, nobody ever
    /// leaves the open group though there are cases, or no group begins or ends at an age.</exception>
    /// <remarks>Sasieni PD, Shelton J, Ormiston-Smith N, Thomson CS, Silcocks PB. Br J Cancer 2011;105:460-465.</remarks>
    public static LifetimeProbability AdjustedForMultiplePrimaries(
        AgeVector incidence, AgeVector mortality, AgeVector cancerMortality, int fromAge = 0, int? throughAge = null)
    {
        incidence.MustShareSchemeWith(cancerMortality);
        for (var age = 0; age < incidence.Scheme.Count; age++)
            if (!(cancerMortality[age] >= 0 && cancerMortality[age] <= mortality[age]))
                throw new ArgumentException(
                    $"Age group {incidence.Scheme.Labels[age]}: mortality {mortality[age]}, of it from the cancer {cancerMortality[age]}.", nameof(cancerMortality));
        return Add(incidence, mortality, age => incidence[age] + mortality[age] - cancerMortality[age], fromAge, throughAge,
            "lifetime risk adjusted for multiple primaries (AMP, Sasieni), rates constant within age groups");
    }

    /// <summary>Current probability: a first diagnosis and a death from any cause compete.</summary>
    /// <remarks>Esteve J, Benhamou E, Raymond L. Statistical Methods in Cancer Research IV, IARC Scientific Publications 128, 1994, chapter 2.
    /// With incidence rates that count every tumour, not only the first of a person, it is an approximation.</remarks>
    /// <inheritdoc cref="AdjustedForMultiplePrimaries"/>
    public static LifetimeProbability CurrentProbability(AgeVector incidence, AgeVector mortality, int fromAge = 0, int? throughAge = null) =>
        Add(incidence, mortality, age => incidence[age] + mortality[age], fromAge, throughAge,
            "current probability, first diagnosis and death from any cause compete, rates constant within age groups");

    private static LifetimeProbability Add(
        AgeVector incidence, AgeVector mortality, Func<int, double> hazard, int fromAge, int? throughAge, string method)
    {
        incidence.MustShareSchemeWith(mortality);
        var scheme = incidence.Scheme;
        var (from, behind) = Groups(scheme, fromAge, throughAge);
        var parts = new List<double>();
        var free = 1.0;
        for (var age = from; age < behind; age++)
        {
            if (!(incidence[age] >= 0 && mortality[age] >= 0 && double.IsFinite(incidence[age]) && double.IsFinite(mortality[age])))
                throw new ArgumentException($"Age group {scheme.Labels[age]}: incidence {incidence[age]}, mortality {mortality[age]}.", nameof(incidence));
            var (leaving, width) = (hazard(age), scheme.WidthYears(age));
            if (width is null && leaving == 0 && incidence[age] > 0)
                throw new ArgumentException($"Age group {scheme.Labels[age]}: incidence {incidence[age]}, and nobody leaves the group.", nameof(mortality));
            parts.Add(incidence[age] == 0 ? 0
                : leaving == 0 ? free * incidence[age] * width!.Value
                : incidence[age] / leaving * free * (width is { } years ? Leaving(leaving * years) : 1));
            free *= width is { } w ? Math.Exp(-leaving * w) : 0;
        }
        return new(parts.Sum(), parts, method);
    }

    // 1 - exp(-x) without loss of digits.
    private static double Leaving(double x) => 2 * Math.Exp(-x / 2) * Math.Sinh(x / 2);

    private static (int From, int Behind) Groups(AgeScheme scheme, int fromAge, int? throughAge)
    {
        var from = scheme.GroupStartingAt(fromAge);
        var behind = throughAge is { } last ? scheme.GroupStartingAt(last + 1) : scheme.Count;
        return from is { } first && behind is { } end && first < end
            ? (first, end)
            : throw new ArgumentException($"Age scheme {scheme} has no groups from {fromAge} through {throughAge}.", nameof(fromAge));
    }
}

/// <summary>A probability with the part that each age group adds.</summary>
/// <param name="Fraction">From 0 to 1.</param>
/// <param name="ByAge">The part of each group, youngest counted first; they add up to the whole.</param>
/// <param name="Method">How it is made, in words.</param>
public sealed record LifetimeProbability(double Fraction, IReadOnlyList<double> ByAge, string Method);

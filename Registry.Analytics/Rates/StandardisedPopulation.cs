using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>Cases and person-years of one of two populations that are compared.</summary>
/// <param name="Cases">Cases in each age group; not negative.</param>
/// <param name="PersonYears">Person-years in the same groups; above zero wherever there are cases.</param>
public sealed record StandardisedPopulation(AgeVector Cases, AgeVector PersonYears)
{
    internal WeightedSum Sum(StandardPopulation standard) =>
        WeightedSum.Of(Cases, PersonYears, standard)
        ?? throw new ArgumentException($"Nobody is at risk in any group: {PersonYears.Total} person-years.", nameof(standard));
}

using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>Cases and person-years of one of two populations that are compared.</summary>
/// <param name="Cases">Cases in each age group; not negative.</param>
/// <param name="PersonYears">Person-years in the same groups; above zero wherever there are cases.</param>
/// <param name="CasesOfUnknownAge">Cases that stand in no group; rate and standard error are multiplied by total ÷ known
/// (<see cref="UnknownAge"/>).</param>
public sealed record StandardisedPopulation(AgeVector Cases, AgeVector PersonYears, double CasesOfUnknownAge = 0)
{
    internal WeightedSum Sum(StandardPopulation standard)
    {
        var sum = WeightedSum.Of(Cases, PersonYears, standard)
            ?? throw new ArgumentException($"Nobody is at risk in any group: {PersonYears.Total} person-years.", nameof(standard));
        var factor = UnknownAge.Factor(sum.Cases, CasesOfUnknownAge)
            ?? throw new ArgumentException($"{CasesOfUnknownAge} cases of unknown age and none of known age.", nameof(standard));
        return sum.Times(factor);
    }
}

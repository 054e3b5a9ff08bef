using Registry.Core.Cube;

namespace Registry.Analytics.Burden;

/// <summary>Cases and people of a year, or of the mean year of a period.</summary>
/// <param name="Cases">Cases in each age group; not negative.</param>
/// <param name="PersonYears">Person-years of one year in the same groups; above zero wherever there are cases.</param>
public sealed record AnnualCounts(AgeVector Cases, AgeVector PersonYears);

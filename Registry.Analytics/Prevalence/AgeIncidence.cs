namespace Registry.Analytics.Prevalence;

/// <summary>New cases of an age group.</summary>
/// <param name="Age">Middle of the group, years.</param>
/// <param name="Cases">New cases.</param>
/// <param name="PersonYears">Person-years.</param>
public sealed record AgeIncidence(double Age, double Cases, double PersonYears);

namespace Registry.Analytics.Burden;

/// <summary>Deaths of an age group.</summary>
/// <param name="FromAge">Youngest age, years.</param>
/// <param name="WidthYears">Width of the group; null for the open last one.</param>
/// <param name="Deaths">Deaths; not negative.</param>
public sealed record AgeDeaths(double FromAge, double? WidthYears, double Deaths);

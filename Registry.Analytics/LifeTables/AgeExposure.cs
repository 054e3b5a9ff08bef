namespace Registry.Analytics.LifeTables;

/// <summary>Deaths and people of an age group.</summary>
/// <param name="FromAge">Youngest age, completed years.</param>
/// <param name="WidthYears">Width of the group; null for the open last one.</param>
/// <param name="Deaths">Deaths from every cause; not negative.</param>
/// <param name="PersonYears">Person-years; above 0.</param>
public sealed record AgeExposure(int FromAge, int? WidthYears, double Deaths, double PersonYears);

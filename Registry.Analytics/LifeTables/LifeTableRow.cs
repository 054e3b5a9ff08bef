namespace Registry.Analytics.LifeTables;

/// <summary>An age group of a life table.</summary>
/// <param name="FromAge">Youngest age, completed years.</param>
/// <param name="WidthYears">Width of the group; null for the open last one.</param>
/// <param name="Mortality">Deaths per person-year (m).</param>
/// <param name="Dying">Probability of dying in the group (q).</param>
/// <param name="Survivors">Of 100 000 newborn those who reach it (l).</param>
/// <param name="Deaths">Of them those who die in it (d).</param>
/// <param name="YearsLived">Years that they live in it (L).</param>
/// <param name="YearsAhead">Years that they live from here on (T).</param>
/// <param name="ExpectancyYears">Life expectancy at its beginning (e), years.</param>
public sealed record LifeTableRow(
    int FromAge, int? WidthYears, double Mortality, double Dying, double Survivors, double Deaths, double YearsLived, double YearsAhead, double ExpectancyYears)
{
    /// <summary>Part of the group that those who die in it live (a); 0 in the open one.</summary>
    internal double PartLived { get; init; }
}

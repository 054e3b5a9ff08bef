using Registry.Core.Coding;

namespace Registry.Analytics.LifeTables;

/// <summary>A line of a published population life table.</summary>
/// <param name="Sex">Male or female.</param>
/// <param name="Year">Calendar year; the row holds until the next year of the table.</param>
/// <param name="Age">Attained age, completed years; the row holds until the next age of the table.</param>
/// <param name="HazardPerDay">Deaths per person and day, not negative.</param>
/// <param name="Area">Area of the table; empty for a table without areas.</param>
public sealed record MortalityRow(Sex Sex, int Year, int Age, double HazardPerDay, string Area = "");

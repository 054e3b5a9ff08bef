using Registry.Analytics.LifeTables;
using Registry.Core.Store;

namespace Registry.Api.Survival;

/// <summary>What a stored life table says of an area, sex and year: a look at the life expectancy shows a wrong unit at once.</summary>
/// <param name="Area">Area; empty where the table has none.</param>
/// <param name="Sex">1 men, 2 women.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="FromAge">Youngest age.</param>
/// <param name="Ages">Number of ages.</param>
/// <param name="LifeExpectancy">Years lived from the youngest age on; null when nobody would ever die.</param>
internal sealed record LifeTableEntry(string Area, int Sex, int Year, int FromAge, int Ages, double? LifeExpectancy)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header = ["area", "sex", "year", "from_age", "ages", "life_expectancy"];

    /// <summary>The entries of the rows of a table, in order of area, year and sex.</summary>
    public static IReadOnlyList<LifeTableEntry> All(IReadOnlyList<StoredMortality> rows) =>
        [.. rows.GroupBy(row => (row.Area, row.Year, row.Sex)).OrderBy(part => part.Key.Area, StringComparer.Ordinal).ThenBy(part => part.Key.Year).ThenBy(part => part.Key.Sex)
            .Select(part => (part.Key, Ages: part.OrderBy(row => row.Age).Select(row => ((int)row.Age, row.HazardPerDay * MortalityTable.DaysPerYear)).ToList()))
            .Select(part => new LifeTableEntry(part.Key.Area, (int)part.Key.Sex, (int)part.Key.Year, part.Ages[0].Item1, part.Ages.Count, Analytics.LifeTables.LifeExpectancy.OfHazards(part.Ages)))];

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() => [Area, Sex, Year, FromAge, Ages, LifeExpectancy];
}

using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import;

/// <summary>Reads a population cell: text to types.</summary>
internal static class PopulationReader
{
    /// <summary>Fills the facts of a population cell from its text.</summary>
    /// <param name="facts">The row.</param>
    /// <param name="yearWithoutColumn">Year of a sheet that has no year column, or null.</param>
    public static void Read(RowFacts facts, int? yearWithoutColumn)
    {
        ItemReader.ReadSex(facts);
        facts.Year = ItemReader.ReadCode(facts, Item.Year) is { } year and >= 1900 and <= 2200 ? year : null;
        if (facts.Lacks(Item.Year)) facts.Year = yearWithoutColumn;
        else if (facts.Year is null) facts.MarkUnreadable(Item.Year);
        facts.AgeGroup = ReadAgeGroup(facts.Text(Item.AgeGroup));
        if (facts.AgeGroup is null && !facts.Lacks(Item.AgeGroup)) facts.MarkUnreadable(Item.AgeGroup);
        facts.Persons = ReadNumber(facts, Item.Population);
        facts.AllCauseDeaths = ReadNumber(facts, Item.AllCauseDeaths) is { } deaths and < int.MaxValue && double.IsInteger(deaths)
            ? (int)deaths
            : null;
        if (facts.AllCauseDeaths is null && !facts.Lacks(Item.AllCauseDeaths)) facts.MarkUnreadable(Item.AllCauseDeaths);
    }

    /// <summary>The count of a row that has no error.</summary>
    /// <exception cref="InvalidOperationException">A required item is missing: a check should have returned the row.</exception>
    public static PopulationCount ToRecord(RowFacts facts) =>
        new()
        {
            Row = facts.Row.Row,
            Registry = facts.Context.Registry,
            Year = facts.Year ?? throw Missing(Item.Year, facts),
            Sex = facts.Sex ?? throw Missing(Item.Sex, facts),
            AgeGroup = facts.AgeGroup ?? throw Missing(Item.AgeGroup, facts),
            Persons = facts.Persons ?? throw Missing(Item.Population, facts),
            AllCauseDeaths = facts.AllCauseDeaths,
            Basis = facts.Context.PopulationBasis,
        };

    // However the file writes its groups, reading gives the label of the group: 0, 1-4 … 85+.
    private static int? ReadAgeGroup(string? label)
    {
        for (var group = 0; group < AgeScheme.Cn19.Count; group++)
            if (AgeScheme.Cn19.Labels[group] == label) return group;
        return null;
    }

    // Thousands may be set apart by commas; half persons come from the mean of two year-ends.
    private static double? ReadNumber(RowFacts facts, Item item)
    {
        if (facts.Text(item) is not { } text) return null;
        var style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowExponent;
        if (double.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        facts.MarkUnreadable(item);
        return null;
    }

    private static InvalidOperationException Missing(Item item, RowFacts facts) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {facts.Row.Row} has no {item} and no check returned it."));
}

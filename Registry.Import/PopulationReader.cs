using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import;

/// <summary>Reads a population cell: text to types.</summary>
internal static class PopulationReader
{
    // No age group of any country comes near; beyond it a number is a slip of the keyboard.
    private const double MostPersons = 1e9;

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
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowExponent;
        if (CommasSetThousandsApart(text)
            && double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && number <= MostPersons)
            return number;
        facts.MarkUnreadable(item);
        return null;
    }

    // 1,000 is a thousand; 1000,5 is a decimal comma, and to read it as 10005 would be worse than to return it.
    private static bool CommasSetThousandsApart(string text)
    {
        var whole = text.AsSpan(0, text.IndexOf('.') is var point and >= 0 ? point : text.Length);
        if (!whole.Contains(',')) return true;
        for (var first = true; ; first = false)
        {
            var comma = whole.IndexOf(',');
            var length = comma < 0 ? whole.Length : comma;
            if (first ? length is 0 or > 3 : length != 3) return false;
            if (comma < 0) return true;
            whole = whole[(comma + 1)..];
        }
    }

    private static InvalidOperationException Missing(Item item, RowFacts facts) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {facts.Row.Row} has no {item} and no check returned it."));
}

using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>A line that a check must fail or pass: one row of examples.csv.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Fails">True when it must fire.</param>
/// <param name="Layout">Layout of example_layouts.csv, with the values of its base row.</param>
/// <param name="Rows">What differs from the base row: item=value;item=value, one row behind the other with '|'.</param>
/// <param name="Context">What is said with the delivery: years=2023;cases=2022,2023.</param>
/// <param name="Why">What the example shows.</param>
/// <remarks>
/// "100*" before a row repeats it with numbers of its own. A population layout stands for all 38 cells of 2023: a row changes
/// the cell it names by sex and age group, '-' takes the cell away, '+' adds it a second time, "*2024" adds a whole year.
/// </remarks>
public sealed record CheckExample(string CheckId, bool Fails, string Layout, string Rows, string Context, string Why)
{
    /// <summary>Every example in the order of the table.</summary>
    public static IReadOnlyList<CheckExample> Load() =>
        [.. CheckTable.Read("examples.csv").Select(row => new CheckExample(
            row["check"], row["fails"] == "yes", row["layout"], row["rows"], row["context"], row["why"]))];

    /// <summary>The base row of each layout with its part, items in the order of their columns.</summary>
    public static IReadOnlyDictionary<string, (PartKind Part, IReadOnlyList<(Item Item, string Value)> Row)> LoadLayouts() =>
        CheckTable.Read("example_layouts.csv")
            .GroupBy(row => row["layout"], StringComparer.Ordinal)
            .ToDictionary(
                rows => rows.Key,
                rows => (Enum.Parse<PartKind>(rows.First()["part"], ignoreCase: true),
                    (IReadOnlyList<(Item, string)>)[.. rows.Select(row => (ItemNames.Parse(row["item"]), row["value"]))]),
                StringComparer.Ordinal);
}

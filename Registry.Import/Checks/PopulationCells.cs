using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>One cell of a population table.</summary>
internal static class PopulationCells
{
    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("N-POP-5", [Item.Year], f => f.Lacks(Item.Year) || f.IsUnreadable(Item.Year)),
        new("N-POP-5", [Item.Sex], f => f.Sex is not (Sex.Male or Sex.Female)),
        new("N-POP-5", [Item.AgeGroup], f => f.AgeGroup is null),
        new("N-POP-5", [Item.Population], f => f.Persons is null or < 0),
        new("N-POP-8", [Item.AllCauseDeaths], f => f.IsUnreadable(Item.AllCauseDeaths)),
        new("N-POP-9", [Item.AllCauseDeaths, Item.Population], f => f.AllCauseDeaths > f.Persons),
    ];
}

using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>The columns without which a part says nothing (crcheck R/check_header.R, canregtools R/read_canreg.R).</summary>
internal static class RequiredColumns
{
    // Every line is a choice: one of its groups must be there as a whole.
    private static readonly Item[][][] Incidence =
    [
        [[Item.Sex]], [[Item.BirthDate], [Item.Age]], [[Item.IncidenceDate]], [[Item.Basis]], [[Item.Icd10], [Item.Topography, Item.Morphology]],
    ];

    private static readonly Item[][][] Death = [[[Item.Sex]], [[Item.BirthDate], [Item.Age]], [[Item.DeathDate]], [[Item.UnderlyingCause], [Item.Icd10]]];
    private static readonly Item[][][] FollowUp =
    [
        [[Item.CaseNumber], [Item.IdNumber]], [[Item.VitalStatus], [Item.DeathDate]], [[Item.LastContactDate], [Item.FollowUpDate], [Item.DeathDate]],
    ];

    private static readonly Item[][][] Population = [[[Item.Sex]], [[Item.AgeGroup]], [[Item.Population]]];

    /// <summary>What is missing, as names for a message; empty when nothing is.</summary>
    public static IReadOnlyList<string> Missing(PartKind kind, Func<Item, bool> has) =>
        [.. Of(kind).Where(choice => !choice.Any(group => group.All(has))).Select(Describe)];

    private static Item[][][] Of(PartKind kind) =>
        kind switch { PartKind.Incidence => Incidence, PartKind.Death => Death, PartKind.FollowUp => FollowUp, _ => Population };

    private static string Describe(Item[][] choice) => string.Join(" / ", choice.Select(group => string.Join(" + ", group.Select(Name))));

    private static string Name(Item item)
    {
        var definition = ItemCatalogue.Of(item);
        return $"{definition.NameZh} {definition.Aliases.Skip(3).FirstOrDefault(alias => alias.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))) ?? definition.Name}";
    }
}

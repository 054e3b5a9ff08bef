using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Rows of one file with the same key, and whether a row belongs to the years of the delivery.</summary>
internal static class DuplicateRows
{
    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("F-DUP-1", [Item.CaseNumber], f => f.RowWithSameKey > 0)
            { Part = PartKind.Incidence, Arguments = SameKey },
        new("F-DUP-1", [Item.CertificateNumber, Item.CaseNumber], f => f.RowWithSameKey > 0)
            { Part = PartKind.Death, AnyColumn = true, Arguments = SameKey },
        new("F-DUP-1", [Item.AgeGroup], f => f.RowWithSameKey > 0)
            { Part = PartKind.Population, Arguments = SameKey },
        new("F-DUP-1", [Item.CaseNumber, Item.IdNumber], f => f.RowWithSameKey > 0)
            { Part = PartKind.FollowUp, AnyColumn = true, Arguments = SameKey },
        new("F-DUP-3", [], f => f is { Occurrence: > 1, Row.IsCounted: false }) { Arguments = f => f.Occurrence.ToString(CultureInfo.InvariantCulture) },
        new("L-DUP-2", [Item.InpatientNumber, Item.Hospital, Item.Name, Item.Sex, Item.BirthDate], f => f.SameStay is not null)
            { Part = PartKind.Incidence, Arguments = f => f.SameStay! },
        new("F-PER-1", [Item.IncidenceDate], f => IsOutside(f)) { Part = PartKind.Incidence, Arguments = Years },
        new("F-PER-1", [Item.DeathDate], f => IsOutside(f)) { Part = PartKind.Death, Arguments = Years },
    ];

    private static string SameKey(RowFacts facts) => facts.RowWithSameKey.ToString(CultureInfo.InvariantCulture);

    private static string Years(RowFacts facts) =>
        string.Join(", ", facts.Context.Years.Select(year => year.ToString(CultureInfo.InvariantCulture)));

    private static bool IsOutside(RowFacts facts)
    {
        if (facts.Context.Years.Count == 0 || facts.EventDate is not { } date) return false;
        foreach (var year in facts.Context.Years)
            if (year == date.Year) return false;
        return true;
    }
}

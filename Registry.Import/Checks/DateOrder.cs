using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>The order of the dates of one row. A check fires only when every reading of a partial date fails.</summary>
internal static class DateOrder
{
    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("D-ORD-1", [Item.BirthDate, Item.IncidenceDate], f => IsBefore(f.IncidenceDate, f.BirthDate))
            { Part = PartKind.Incidence, Arguments = f => $"{MaskedValue.OfBirth(f.BirthDate)}|{f.IncidenceDate}" },
        new("D-ORD-2", [Item.LastContactDate, Item.BirthDate], f => IsBefore(f.LastContactDate, f.BirthDate))
            { Arguments = f => $"{f.LastContactDate}|{MaskedValue.OfBirth(f.BirthDate)}" },
        new("D-ORD-2", [Item.LastContactDate, Item.IncidenceDate], f => IsBefore(f.LastContactDate, f.IncidenceDate))
            { Arguments = f => $"{f.LastContactDate}|{f.IncidenceDate}" },
        new("D-ORD-3", [Item.DeathDate, Item.IncidenceDate], f => IsBefore(f.DeathDate, f.IncidenceDate))
            { Arguments = f => $"{f.IncidenceDate}|{f.DeathDate}" },
        Future(Item.BirthDate, f => f.BirthDate),
        Future(Item.IncidenceDate, f => f.IncidenceDate),
        Future(Item.DeathDate, f => f.DeathDate),
        Future(Item.LastContactDate, f => f.LastContactDate),
        Future(Item.ReportDate, f => f.ReportDate),
        Future(Item.FollowUpDate, f => f.FollowUpDate),
        Future(Item.WithdrawalDate, f => f.WithdrawalDate),
        new("D-ORD-5", [Item.ReportDate, Item.IncidenceDate], f => IsBefore(f.ReportDate, f.IncidenceDate))
            { Part = PartKind.Incidence, Arguments = f => $"{f.IncidenceDate}|{f.ReportDate}" },
        new("D-ORD-5", [Item.ReportDate, Item.DeathDate], f => IsBefore(f.ReportDate, f.DeathDate))
            { Part = PartKind.Death, Arguments = f => $"{f.DeathDate}|{f.ReportDate}" },
        new("D-ORD-5", [Item.BirthDate, Item.DeathDate], f => IsBefore(f.DeathDate, f.BirthDate))
            { Arguments = f => $"{MaskedValue.OfBirth(f.BirthDate)}|{f.DeathDate}" },
        new("D-ORD-6", [Item.BirthDate, Item.IncidenceDate], f => IsOpen(f.BirthDate, f.IncidenceDate))
            { Part = PartKind.Incidence, Arguments = f => $"{MaskedValue.OfBirth(f.BirthDate)}|{f.IncidenceDate}" },
        new("D-ORD-6", [Item.DeathDate, Item.IncidenceDate], f => IsOpen(f.IncidenceDate, f.DeathDate))
            { Arguments = f => $"{f.IncidenceDate}|{f.DeathDate}" },
        new("D-ORD-6", [Item.ReportDate, Item.IncidenceDate], f => IsOpen(f.IncidenceDate, f.ReportDate))
            { Part = PartKind.Incidence, Arguments = f => $"{f.IncidenceDate}|{f.ReportDate}" },
        new("D-ORD-6", [Item.LastContactDate, Item.IncidenceDate], f => IsOpen(f.IncidenceDate, f.LastContactDate))
            { Arguments = f => $"{f.IncidenceDate}|{f.LastContactDate}" },
    ];

    private static bool IsBefore(PartialDate? first, PartialDate? second) =>
        first is { } a && second is { } b && a.IsCertainlyBefore(b);

    // The earlier date may just as well be the later one: the unknown part decides.
    private static bool IsOpen(PartialDate? earlier, PartialDate? later) =>
        earlier is { } a && later is { } b && (!a.IsComplete || !b.IsComplete)
        && a.Latest > b.Earliest && a.Earliest <= b.Latest;

    private static Check Future(Item item, Func<RowFacts, PartialDate?> date) =>
        new("D-ORD-4", [item], f => date(f) is { } day && day.Earliest > f.Context.Today);
}

using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Whether dates can be read, and how much of them is known.</summary>
internal static class DatePrecision
{
    private static readonly Item[] All =
    [
        Item.BirthDate, Item.IncidenceDate, Item.DeathDate, Item.LastContactDate, Item.ReportDate, Item.FollowUpDate,
        Item.WithdrawalDate,
    ];

    public static IReadOnlyList<Check> Checks { get; } =
    [
        .. All.Select(item => new Check("D-PARSE-1", [item], f => f.IsUnreadable(item))),
        new("D-PREC-1", [Item.BirthDate], f => f.YearUnknown.Contains(Item.BirthDate) && f.Age is null),
        new("D-PREC-1", [Item.IncidenceDate], f => f.YearUnknown.Contains(Item.IncidenceDate)),
        new("D-PREC-1", [Item.DeathDate], f => f.YearUnknown.Contains(Item.DeathDate)),
        new("D-PREC-1", [Item.LastContactDate], f => f.YearUnknown.Contains(Item.LastContactDate)) { Part = PartKind.FollowUp },
        .. Known("D-PREC-2", date => date.Month is null),
        .. Known("D-PREC-3", date => date.Month is not null && date.Day is null),
    ];

    private static IEnumerable<Check> Known(string id, Func<PartialDate, bool> lacks) =>
    [
        new(id, [Item.BirthDate], f => f.BirthDate is { } date && lacks(date)),
        new(id, [Item.IncidenceDate], f => f.IncidenceDate is { } date && lacks(date)),
        new(id, [Item.DeathDate], f => f is { DeathDate: { } date, Row.IsCounted: false } && lacks(date)),
    ];
}

using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Linking;

namespace Registry.Import.Checks;

/// <summary>A follow-up against the registered case it speaks of, and against what is known of that case.</summary>
internal static class FollowUpOfCase
{
    // The last contact is that of its own column, else the death or the day of the follow-up.
    private static readonly Item[] ContactItems = [Item.LastContactDate, Item.DeathDate, Item.FollowUpDate];

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("U-FUP-1", [Item.CaseNumber, Item.IdNumber], f => f.Match.Kind == CaseMatchKind.NotFound) { AnyColumn = true },
        new("U-FUP-2", [Item.CaseNumber, Item.IdNumber], f => f.Match.Kind == CaseMatchKind.Several)
            { AnyColumn = true, Arguments = f => $"{f.Match.Count}" },
        new("U-FUP-3", [Item.IdNumber], f => f.ResidentId is { } id && f.Match.Case?.ResidentId is { } known && id.Key != known.Key),
        new("U-FUP-3", [Item.Sex], f => IsStated(f.Sex) && IsStated(f.Match.Case?.Sex) && f.Sex != f.Match.Case!.Sex),
        new("U-FUP-3", [Item.BirthDate], f => f.BirthDate is { } birth && f.Match.Case?.BirthDate is { } known && Differ(birth, known)),
        new("U-FUP-4", ContactItems, f => f.Match.Case is { } known && f.LastContactDate?.IsCertainlyBefore(known.IncidenceDate) == true)
            { AnyColumn = true, Arguments = f => $"{f.LastContactDate}|{f.Match.Case!.IncidenceDate}" },
        new("U-FUP-5", [Item.FollowUpDate, Item.LastContactDate],
            f => f is { FollowUpDate: { } day, LastContactDate: { } contact } && day.IsCertainlyBefore(contact))
            { Arguments = f => $"{f.LastContactDate}|{f.FollowUpDate}" },
        new("U-FUP-6", ContactItems, f => f.VitalStatus is 1 or 9 && Known(f, VitalStatus.Dead) is { } death && IsAfter(f.LastContactDate, death))
            { AnyColumn = true, Arguments = WithKnown },
        new("U-FUP-7", ContactItems, f => f.VitalStatus == 2 && Known(f, VitalStatus.Alive) is { } contact && IsBefore(f.LastContactDate, contact))
            { AnyColumn = true, Arguments = WithKnown },
        new("U-FUP-8", ContactItems, f => f.VitalStatus == 2 && Known(f, VitalStatus.Dead) is { } death && f.LastContactDate is { } day && Differ(day, death))
            { AnyColumn = true, Arguments = WithKnown },
        new("U-FUP-9", ContactItems,
            f => f.VitalStatus is 1 or 9 && f.Match.Case?.Contact is { Status: not VitalStatus.Dead, Date: var known } && IsBefore(f.LastContactDate, known))
            { AnyColumn = true, Arguments = WithKnown },
        new("U-FUP-10", [Item.UnderlyingCause],
            f => f is { Icd10: { } cause, Match.Case.Icd10: { } tumour } && DeathCauses.NamesASite(cause) && DeathCauses.NamesASite(tumour)
                && cause.Category != tumour.Category)
            { Arguments = f => f.Match.Case!.Icd10.Code },
    ];

    private static PartialDate? Known(RowFacts facts, VitalStatus status) =>
        facts.Match.Case?.Contact is { } contact && contact.Status == status ? contact.Date : null;

    private static string WithKnown(RowFacts facts) => $"{facts.LastContactDate}|{facts.Match.Case!.Contact!.Date}";

    private static bool IsAfter(PartialDate? date, PartialDate other) => date is { } day && other.IsCertainlyBefore(day);

    private static bool IsBefore(PartialDate? date, PartialDate other) => date?.IsCertainlyBefore(other) == true;

    private static bool Differ(PartialDate one, PartialDate other) => one.IsCertainlyBefore(other) || other.IsCertainlyBefore(one);

    private static bool IsStated(Sex? sex) => sex is Sex.Male or Sex.Female;
}

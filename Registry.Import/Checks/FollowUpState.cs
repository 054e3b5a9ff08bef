using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Vital status against the dates of death and of last contact.</summary>
/// <remarks>An empty status says nothing and contradicts nothing.</remarks>
internal static class FollowUpState
{
    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("U-STA-1", [Item.VitalStatus, Item.DeathDate],
            f => f.VitalStatus == 2 ? f.Lacks(Item.DeathDate) : f.VitalStatus is 1 or 9 && f.DeathDate is not null)
            { Arguments = f => $"{f.DeathDate}" },
        new("U-STA-2", [Item.LastContactDate, Item.DeathDate],
            f => f is { LastContactDate: { } contact, DeathDate: { } death } && (contact.IsCertainlyBefore(death) || death.IsCertainlyBefore(contact)))
            { Arguments = f => $"{f.LastContactDate}|{f.DeathDate}" },
        new("U-STA-3", [Item.LastContactDate, Item.VitalStatus],
            f => f is { VitalStatus: 1, LastContactDate: { } contact } && Told(f) is { } told
                && contact.Latest.AddMonths(f.Thresholds.OverdueMonths) < told.Earliest)
            { Arguments = f => $"{f.LastContactDate}|{Told(f)}|{f.Thresholds.OverdueMonths}" },
        new("U-STA-4", [Item.LastContactDate, Item.VitalStatus, Item.BirthDate],
            f => IsAliveAtGreatAge(f, f.BirthDate)) { Part = PartKind.Incidence, Arguments = f => GreatAge(f, f.BirthDate) },
        new("U-STA-4", [Item.LastContactDate, Item.VitalStatus],
            f => IsAliveAtGreatAge(f, f.Match.Case?.BirthDate)) { Part = PartKind.FollowUp, Arguments = f => GreatAge(f, f.Match.Case?.BirthDate) },
        new("U-STA-5", [Item.WithdrawalReason], f => SaysDead(f) && f.Lacks(Item.DeathDate)),
    ];

    // When the row was last told of: at a follow-up, else when it was reported.
    private static PartialDate? Told(RowFacts facts) => facts.FollowUpDate ?? facts.ReportDate;

    private static bool IsAliveAtGreatAge(RowFacts facts, PartialDate? birth) =>
        facts is { VitalStatus: 1, LastContactDate: { } contact } && birth is { } born
        && born.CompletedYearsUntil(contact).Lowest > facts.Thresholds.OldAliveYears;

    private static string GreatAge(RowFacts facts, PartialDate? birth) =>
        $"{birth!.Value.CompletedYearsUntil(facts.LastContactDate!.Value).Lowest}|{facts.Thresholds.OldAliveYears}";

    // Code 4 of the reasons at a follow-up; at a first visit 1 is a card of somebody who has died.
    private static bool SaysDead(RowFacts facts) =>
        facts.Text(Item.WithdrawalReason) is "4" or "死亡" or "死卡"
        || (facts.Text(Item.WithdrawalReason) == "1" && facts.Text(Item.FirstVisit) is "1" or "是");
}

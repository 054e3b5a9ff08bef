using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Items that must have a value: always, on the card, or when another item says so.</summary>
internal static class RequiredItems
{
    public static IReadOnlyList<Check> Checks { get; } =
    [
        .. Always(PartKind.Incidence, Item.CaseNumber, Item.Sex, Item.IncidenceDate, Item.Topography, Item.Morphology, Item.Basis),
        new("M-REQ-1", [Item.Behaviour], f => f.Lacks(Item.Behaviour) && f.Behaviour is null && !f.IsUnreadable(Item.Morphology))
            { Part = PartKind.Incidence },
        new("M-REQ-1", [Item.Icd10], f => f.Lacks(Item.Icd10) && !(f.Layout.Has(Item.Topography) && f.Layout.Has(Item.Morphology)))
            { Part = PartKind.Incidence },
        .. Always(PartKind.Death, Item.Sex, Item.DeathDate),
        new("M-REQ-1", [Item.UnderlyingCause], f => f.Lacks(Item.UnderlyingCause)) { Part = PartKind.Death },
        new("M-REQ-1", [Item.Icd10], f => f.Lacks(Item.Icd10) && !f.Layout.Has(Item.UnderlyingCause)) { Part = PartKind.Death },
        Either(PartKind.Incidence, Item.BirthDate, Item.Age),
        Either(PartKind.Death, Item.BirthDate, Item.Age),
        Either(PartKind.FollowUp, Item.CaseNumber, Item.IdNumber),
        Either(PartKind.FollowUp, Item.VitalStatus, Item.DeathDate),
        new("M-REQ-1", [Item.LastContactDate, Item.DeathDate, Item.FollowUpDate],
            f => f.LastContactDate is null && f.Lacks(Item.LastContactDate) && !f.IsUnreadable(Item.DeathDate) && !f.IsUnreadable(Item.FollowUpDate))
            { Part = PartKind.FollowUp, AnyColumn = true },
        .. Card(Item.Name, Item.Ethnicity, Item.MaritalStatus, Item.Phone, Item.HouseholdAddress, Item.ResidenceAddress,
            Item.Hospital, Item.ReportDate, Item.Physician, Item.TreatmentStatus, Item.Grade, Item.Icd10),
        new("M-REQ-3", [Item.PathologyText, Item.Basis],
            f => f.Basis is { } basis && basis.IsMicroscopic() && f.Lacks(Item.PathologyText)),
        new("M-REQ-4", [Item.TreatmentItems, Item.TreatmentStatus],
            f => f.Text(Item.TreatmentStatus) == "1" && f.Lacks(Item.TreatmentItems)),
        new("M-REQ-7", [Item.LossReason, Item.VitalStatus], f => f.Text(Item.VitalStatus) == "9" && f.Lacks(Item.LossReason)),
        .. OfTheDead("M-REQ-8", Item.DeathDate, Item.CauseOfDeathCategory, Item.UnderlyingCause),
        .. OfTheDead("M-REQ-9", Item.CertificateNumber, Item.PlaceOfDeath),
        new("M-REQ-10", [Item.WithdrawalReason, Item.WithdrawalDate],
            f => f.Lacks(Item.WithdrawalReason) != f.Lacks(Item.WithdrawalDate)) { AnyColumn = true },
    ];

    private static IEnumerable<Check> Always(PartKind part, params Item[] items) =>
        items.Select(item => new Check("M-REQ-1", [item], f => f.Lacks(item)) { Part = part });

    private static Check Either(PartKind part, Item one, Item other) =>
        new("M-REQ-1", [one, other], f => f.Lacks(one) && f.Lacks(other)) { Part = part, AnyColumn = true };

    private static IEnumerable<Check> Card(params Item[] items) =>
        items.Select(item => new Check("M-REQ-2", [item], f => f.Lacks(item)));

    private static IEnumerable<Check> OfTheDead(string id, params Item[] items) =>
        items.Select(item => new Check(id, [item, Item.VitalStatus], f => f.VitalStatus == 2 && f.Lacks(item)));
}

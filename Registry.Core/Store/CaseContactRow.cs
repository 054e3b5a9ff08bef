using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A row of the view case_contact: a current case with one of its follow-ups, or with none.</summary>
internal sealed record CaseContactRow
{
    public required long Id { get; init; }
    public required long BatchId { get; init; }
    public required long PersonId { get; init; }
    public long? ResidentKey { get; init; }
    public required string Registry { get; init; }
    public required string CaseNumber { get; init; }
    public required long TumourNumber { get; init; }
    public required long Sex { get; init; }
    public long? BirthDate { get; init; }
    public long? ReportedAge { get; init; }
    public required long IncidenceDate { get; init; }
    public required string Icd10 { get; init; }
    public long? Basis { get; init; }
    public string? Hospital { get; init; }
    public long? OwnContactDate { get; init; }
    public long? OwnStatus { get; init; }
    public long? OwnDeathDate { get; init; }
    public long? OwnCategory { get; init; }
    public string? OtherItems { get; init; }
    public long? FollowUpId { get; init; }
    public long? FollowUpBatchId { get; init; }
    public long? FollowUpDate { get; init; }
    public long? ContactDate { get; init; }
    public long? VitalStatus { get; init; }
    public long? LossReason { get; init; }
    public string? UnderlyingCause { get; init; }
    public long? DeathCategory { get; init; }
    public long? Source { get; init; }
    public long? OpenQuery { get; init; }

    /// <summary>Puts the rows of each case together. The rows of a case must lie together.</summary>
    public static IEnumerable<CaseStatus> ToStatuses(IEnumerable<CaseContactRow> rows)
    {
        var ofCase = new List<CaseContactRow>();
        foreach (var row in rows)
        {
            if (ofCase.Count > 0 && ofCase[0].Id != row.Id)
            {
                yield return ToStatus(ofCase);
                ofCase.Clear();
            }
            ofCase.Add(row);
        }
        if (ofCase.Count > 0) yield return ToStatus(ofCase);
    }

    private static CaseStatus ToStatus(List<CaseContactRow> rows)
    {
        var ofCard = CardContact.StatusOf(rows[0].ToCard()) with { PersonId = rows[0].PersonId };
        return rows[0].FollowUpId is null ? ofCard : ofCard with { Contact = Contact.Current(Contacts(ofCard.Contact, rows)) };
    }

    // As much of the card as tells who it is and how the person was.
    private CaseRecord ToCard() => new()
    {
        Row = 0,
        Registry = Registry,
        CaseNumber = CaseNumber,
        TumourNumber = (int)TumourNumber,
        ResidentId = ResidentKey is { } key ? ResidentId.FromKey(key) : null,
        Sex = (Sex)Sex,
        BirthDate = StoredText.Date(BirthDate),
        ReportedAge = (int?)ReportedAge,
        IncidenceDate = PartialDate.FromNumber((int)IncidenceDate),
        Icd10 = IcdCode.TryParse(Icd10)!,
        Basis = (BasisOfDiagnosis?)Basis,
        Hospital = Hospital,
        LastContactDate = StoredText.Date(OwnContactDate),
        VitalStatus = (int?)OwnStatus,
        DeathDate = StoredText.Date(OwnDeathDate),
        CauseOfDeathCategory = (int?)OwnCategory,
        OtherItems = OtherItems,
    };

    // In the order of delivery: by batch, the card before the follow-ups of its own batch. What a compensation put back has the place
    // of the version that it repeats.
    private static IEnumerable<Contact> Contacts(Contact? card, List<CaseContactRow> rows)
    {
        var cardBatch = rows[0].BatchId;
        rows.Sort((a, b) => (a.FollowUpBatchId, a.FollowUpId).CompareTo((b.FollowUpBatchId, b.FollowUpId)));
        foreach (var row in rows)
        {
            if (card is not null && row.FollowUpBatchId >= cardBatch)
            {
                yield return card;
                card = null;
            }
            yield return row.OfFollowUp();
        }
        if (card is not null) yield return card;
    }

    private Contact OfFollowUp() => new()
    {
        Date = PartialDate.FromNumber((int)ContactDate!.Value),
        Status = (VitalStatus)VitalStatus!.Value,
        LossReason = (int?)LossReason,
        UnderlyingCause = UnderlyingCause is null ? null : IcdCode.TryParse(UnderlyingCause),
        CauseOfDeathCategory = (int?)DeathCategory,
        Source = (FollowUpSource?)Source,
        FollowUpDate = StoredText.Date(FollowUpDate),
        HasOpenQuery = OpenQuery != 0,
    };
}

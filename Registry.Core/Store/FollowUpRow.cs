using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A row of the view follow_up_version.</summary>
internal sealed record FollowUpRow
{
    public required long Id { get; init; }
    public required long BatchId { get; init; }
    public required long FileRow { get; init; }
    public long? Replaces { get; init; }
    public long? EndedBy { get; init; }
    public required long OpenQuery { get; init; }
    public required long BatchState { get; init; }
    public required string Registry { get; init; }
    public required string CaseNumber { get; init; }
    public required long TumourNumber { get; init; }
    public required long FollowUpDate { get; init; }
    public required long ContactDate { get; init; }
    public required long VitalStatus { get; init; }
    public long? LossReason { get; init; }
    public long? DeathDate { get; init; }
    public string? UnderlyingCause { get; init; }
    public long? DeathCategory { get; init; }
    public string? PlaceOfDeath { get; init; }
    public long? Source { get; init; }
    public string? OtherItems { get; init; }

    public StoredFollowUp ToStored() =>
        new(Id, BatchId, (BatchState)BatchState, Replaces, EndedBy, OpenQuery != 0, ToRecord());

    public FollowUp ToRecord() => new()
    {
        Row = (int)FileRow,
        Registry = Registry,
        CaseNumber = CaseNumber,
        TumourNumber = (int)TumourNumber,
        FollowUpDate = PartialDate.FromNumber((int)FollowUpDate),
        LastContactDate = PartialDate.FromNumber((int)ContactDate),
        VitalStatus = (VitalStatus)VitalStatus,
        LossReason = (int?)LossReason,
        DeathDate = StoredText.Date(DeathDate),
        UnderlyingCause = UnderlyingCause is null ? null : IcdCode.TryParse(UnderlyingCause),
        CauseOfDeathCategory = (int?)DeathCategory,
        PlaceOfDeath = PlaceOfDeath,
        Source = (FollowUpSource?)Source,
        OtherItems = OtherItems,
    };
}

using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Parameters of follow_up_insert.sql in its order.</summary>
internal enum FollowUpColumn
{
    Id, BatchId, FileRow, Registry, CaseNumber, TumourNumber, FollowUpDate, Replaces, ContentHash, ContactDate,
    VitalStatus, LossReason, DeathDate, UnderlyingCause, DeathCategory, PlaceOfDeath, Source, OtherItems, OpenQuery,
}

/// <summary>Stages follow-ups.</summary>
internal sealed class StagedFollowUps(StagingSession session, StagedRange ids, StagedChanges changes)
    : StagedUncounted<FollowUp, FollowUpColumn>(session, ids, changes, StoredPart.FollowUp, "follow_up_insert", "follow_up_find")
{
    protected override string RegistryOf(FollowUp record) => record.Registry;

    protected override void BindKey(Statement find, FollowUp record)
    {
        find.Bind(0, record.Registry);
        find.Bind(1, record.CaseNumber);
        find.Bind(2, record.TumourNumber);
        find.Bind(3, record.FollowUpDate.Number);
    }

    protected override void BindContent(RowWriter<FollowUpColumn> row, FollowUp record)
    {
        row.Bind(FollowUpColumn.FileRow, record.Row);
        row.Bind(FollowUpColumn.Registry, record.Registry);
        row.Bind(FollowUpColumn.CaseNumber, record.CaseNumber);
        row.Bind(FollowUpColumn.TumourNumber, record.TumourNumber);
        row.Bind(FollowUpColumn.FollowUpDate, record.FollowUpDate.Number);
        row.Content(FollowUpColumn.ContactDate, record.LastContactDate.Number);
        row.Content(FollowUpColumn.VitalStatus, (long)record.VitalStatus);
        row.Content(FollowUpColumn.LossReason, record.LossReason);
        row.Content(FollowUpColumn.DeathDate, record.DeathDate?.Number);
        row.Content(FollowUpColumn.UnderlyingCause, record.UnderlyingCause?.Code);
        row.Content(FollowUpColumn.DeathCategory, record.CauseOfDeathCategory);
        row.Content(FollowUpColumn.PlaceOfDeath, record.PlaceOfDeath);
        row.Content(FollowUpColumn.Source, (long?)record.Source);
        row.Content(FollowUpColumn.OtherItems, record.OtherItems);
    }
}

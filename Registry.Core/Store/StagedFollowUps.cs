using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Parameters of follow_up_insert.sql in its order.</summary>
internal enum FollowUpColumn
{
    Id, BatchId, FileRow, Registry, CaseNumber, TumourNumber, FollowUpDate, Replaces, ContentHash, ContactDate,
    VitalStatus, LossReason, DeathDate, UnderlyingCause, DeathCategory, PlaceOfDeath, Source, OtherItems, OpenQuery,
}

/// <summary>Stages follow-ups.</summary>
internal sealed class StagedFollowUps(StagingSession session, StagedRange ids, StagedChanges changes) : IDisposable
{
    private readonly RowWriter<FollowUpColumn> _row = new(session.Database, "follow_up_insert", session.Path);
    private readonly Statement _find = session.Prepare("follow_up_find");
    private FollowUp? _bound;
    private long _hash;
    private StoredRow? _stored;

    /// <summary>The version that counts now and has the key of the follow-up last asked about; null when there is none.</summary>
    public long? StoredId => _stored?.Id;

    /// <summary>Fingerprint of the content of the record last asked about.</summary>
    public long ContentHash => _hash;

    /// <summary>What would become of the follow-up; its binds stay ready for <see cref="Add"/>.</summary>
    public RowFate FateOf(FollowUp record)
    {
        BindContent(record);
        _hash = _row.Hash;
        _stored = session.HasRowsOf(record.Registry) ? Find(record) : null;
        _bound = record;
        return _stored is not { } stored ? RowFate.Inserted : stored.Hash == _hash ? RowFate.Unchanged : RowFate.Updated;
    }

    /// <summary>Stages the follow-up.</summary>
    public RowFate Add(FollowUp record, bool openQuery)
    {
        if (!ReferenceEquals(record, _bound)) FateOf(record);
        _bound = null;
        if (_stored?.Hash == _hash) return session.Count(RowFate.Unchanged, _stored);

        _row.Bind(FollowUpColumn.Id, ids.Next);
        _row.Bind(FollowUpColumn.ContentHash, _hash);
        _row.Bind(FollowUpColumn.Replaces, _stored?.Id);
        _row.Bind(FollowUpColumn.OpenQuery, openQuery ? 1 : 0);
        if (!_row.Insert()) return RowFate.Repeated;
        var id = ids.Take();
        if (_stored is not { } old) return session.Count(RowFate.Inserted, null);
        changes.Add(StoredPart.FollowUp, id, old.Id);
        return session.Count(RowFate.Updated, old);
    }

    public void Dispose()
    {
        _row.Dispose();
        _find.Dispose();
    }

    private StoredRow? Find(FollowUp record)
    {
        _find.Bind(0, record.Registry);
        _find.Bind(1, record.CaseNumber);
        _find.Bind(2, record.TumourNumber);
        _find.Bind(3, record.FollowUpDate.Number);
        StoredRow? found = _find.Read() ? new(_find.Number(0), _find.Number(1), _find.Number(2)) : null;
        _find.Reset();
        return found;
    }

    private void BindContent(FollowUp record)
    {
        _row.Begin();
        _row.Bind(FollowUpColumn.BatchId, session.BatchId);
        _row.Bind(FollowUpColumn.FileRow, record.Row);
        _row.Bind(FollowUpColumn.Registry, record.Registry);
        _row.Bind(FollowUpColumn.CaseNumber, record.CaseNumber);
        _row.Bind(FollowUpColumn.TumourNumber, record.TumourNumber);
        _row.Bind(FollowUpColumn.FollowUpDate, record.FollowUpDate.Number);
        _row.Content(FollowUpColumn.ContactDate, record.LastContactDate.Number);
        _row.Content(FollowUpColumn.VitalStatus, (long)record.VitalStatus);
        _row.Content(FollowUpColumn.LossReason, record.LossReason);
        _row.Content(FollowUpColumn.DeathDate, record.DeathDate?.Number);
        _row.Content(FollowUpColumn.UnderlyingCause, record.UnderlyingCause?.Code);
        _row.Content(FollowUpColumn.DeathCategory, record.CauseOfDeathCategory);
        _row.Content(FollowUpColumn.PlaceOfDeath, record.PlaceOfDeath);
        _row.Content(FollowUpColumn.Source, (long?)record.Source);
        _row.Content(FollowUpColumn.OtherItems, record.OtherItems);
    }
}

using Registry.Core.Records;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>Writes the rows of one batch, chunk by chunk, where nobody counts them until the batch is
/// committed.</summary>
/// <remarks>Use it on one thread. While a chunk is open (20,000 rows or half a second) other writers wait. Dispose
/// without <see cref="Complete"/> takes every staged row away and puts the batch back to uploaded. If the process dies
/// instead, the next program that opens the database does that.</remarks>
public sealed class StagingWriter : IDisposable
{
    private readonly RegistryDatabase _database;
    private readonly FileLock _lock;
    private readonly sqlite3 _staging;
    private readonly StagingSession _session;
    private readonly StagedRange[] _ranges;
    private readonly StagedPersons _persons;
    private readonly StagedCases _cases;
    private readonly StagedDeaths _deaths;
    private readonly StagedPopulation _population;
    private readonly StagedFollowUps _followUps;
    private readonly StagedChanges _changes;
    private readonly StagedVerdicts _verdicts;
    private readonly StagedTraces _traces;
    private readonly StagedQueries _queries;
    private readonly StoredVersions _stored;
    private readonly StagedRelations _relations;
    private readonly StagingChunk _chunk;
    private bool _isComplete;

    internal StagingWriter(RegistryDatabase database, long batchId, FileLock held)
    {
        (_database, _lock, BatchId) = (database, held, batchId);
        _staging = database.OpenForStaging();
        var path = database.FilePath;
        _session = new(_staging, path, batchId);
        _ranges = [.. Enum.GetValues<StoredPart>().Select(part => new StagedRange(_staging, part, batchId, path))];
        _relations = new(_session);
        _persons = new(_session, _ranges[(int)StoredPart.Person], _relations);
        _changes = new(_session);
        _cases = new(_session, _ranges[(int)StoredPart.Tumour], _persons, _changes, _relations);
        _deaths = new(_session, _ranges[(int)StoredPart.Death], _persons, _changes);
        _population = new(_session, _ranges[(int)StoredPart.Population], _changes);
        _followUps = new(_session, _ranges[(int)StoredPart.FollowUp], _changes);
        _verdicts = new(_session);
        _traces = new(_session);
        _queries = new(_session, _verdicts);
        _stored = new(database);
        _chunk = new(_staging, path, _ranges) { BeforeClose = _persons.Link };
    }

    /// <summary>The batch that is staged.</summary>
    public long BatchId { get; }

    /// <summary>Rows staged as new.</summary>
    public long Inserted => _session.Inserted;

    /// <summary>Rows staged as new versions.</summary>
    public long Updated => _session.Updated;

    /// <summary>Rows found unchanged; they are not stored again.</summary>
    public long Unchanged => _session.Unchanged;

    /// <summary>What would become of a case, without staging it; a following <see cref="Add(CaseRecord, bool)"/> of the
    /// same object does not look again, nor take the <see cref="CaseContent"/> that the caller gives. A row that repeats a key of
    /// its own batch is found by Add only.</summary>
    /// <remarks>Opens the chunk: what is found stays so until the row is staged, whoever commits meanwhile.</remarks>
    public RowFate FateOf(CaseRecord record, long? contentHash = null) => InChunk(_cases).FateOf(record, contentHash);

    /// <inheritdoc cref="FateOf(CaseRecord, long?)"/>
    public RowFate FateOf(DeathRecord record) => InChunk(_deaths).FateOf(record);

    /// <inheritdoc cref="FateOf(CaseRecord, long?)"/>
    public RowFate FateOf(PopulationCount record) => InChunk(_population).FateOf(record);

    /// <inheritdoc cref="FateOf(CaseRecord, long?)"/>
    public RowFate FateOf(FollowUp record) => InChunk(_followUps).FateOf(record);

    /// <summary>The version that the case last given to FateOf would replace. Personal data.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public StoredCase StoredCase() => _stored.Case(_cases.StoredId ?? throw NothingStored());

    /// <summary>The version that the death last given to FateOf would replace. Personal data.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public StoredDeath StoredDeath() => _stored.Death(_deaths.StoredId ?? throw NothingStored());

    /// <summary>The version that the count last given to FateOf would replace.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public (PopulationCount Record, long BatchId, bool HasOpenQuery) StoredPopulation() =>
        _stored.Population(_population.StoredId ?? throw NothingStored());

    /// <summary>The version that the follow-up last given to FateOf would replace.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public StoredFollowUp StoredFollowUp() => _stored.FollowUp(_followUps.StoredId ?? throw NothingStored());

    /// <summary>Stages a case.</summary>
    /// <param name="record">The accepted record.</param>
    /// <param name="openQuery">True when it carries a query that nobody has answered.</param>
    /// <returns>What became of it; <see cref="RowFate.Repeated"/> means the caller must count the row as
    /// rejected.</returns>
    /// <exception cref="RegistryStoreException">The database could not be written.</exception>
    public RowFate Add(CaseRecord record, bool openQuery) =>
        Counted(InChunk(_cases).Add(record, openQuery), PartKind.Incidence, record.Row, _cases.StoredId);

    /// <summary>Stages a death.</summary>
    /// <inheritdoc cref="Add(CaseRecord, bool)"/>
    public RowFate Add(DeathRecord record, bool openQuery) =>
        Counted(InChunk(_deaths).Add(record, openQuery), PartKind.Death, record.Row, _deaths.StoredId);

    /// <summary>Stages a population count.</summary>
    /// <inheritdoc cref="Add(CaseRecord, bool)"/>
    public RowFate Add(PopulationCount record, bool openQuery = false) =>
        Counted(InChunk(_population).Add(record, openQuery), PartKind.Population, record.Row, _population.StoredId);

    /// <summary>Stages a follow-up.</summary>
    /// <inheritdoc cref="Add(CaseRecord, bool)"/>
    public RowFate Add(FollowUp record, bool openQuery) =>
        Counted(InChunk(_followUps).Add(record, openQuery), PartKind.FollowUp, record.Row, _followUps.StoredId);

    /// <summary>Stages a verdict. Errors and queries become rows; an info is only counted.</summary>
    public void Add(Verdict verdict)
    {
        _chunk.Open();
        _verdicts.Add(verdict);
    }

    /// <summary>Keeps what is needed to know a returned row again in the next round.</summary>
    public void AddReturned(ReturnedRow row)
    {
        _chunk.Open();
        _traces.AddReturned(row);
    }

    /// <summary>Hash of the content of the record last given to FateOf, for queries that ask about it as a whole.</summary>
    public UInt128 ContentOf(PartKind part) => (UInt128)unchecked((ulong)(part switch
    {
        PartKind.Incidence => _cases.ContentHash,
        PartKind.Death => _deaths.ContentHash,
        PartKind.FollowUp => _followUps.ContentHash,
        _ => _population.ContentHash,
    }));

    /// <summary>Stages a query on an accepted row, or (row 0) on the part as a whole.</summary>
    /// <param name="verdict">The query.</param>
    /// <param name="record">The record it asks about.</param>
    /// <param name="whole">What it asks about when it has no values of its own: <see cref="ContentOf"/>.</param>
    /// <returns>True when it is open: nobody has confirmed it for these values.</returns>
    public bool Ask(Verdict verdict, RecordKey record, UInt128 whole)
    {
        _chunk.Open();
        return _queries.Ask(verdict, record, whole);
    }

    /// <summary>The cases of each person that has several, or one that is flagged as one of several, once all rows are staged:
    /// those of this batch and those that count and are not replaced by it. Persons without a case in the batch are left out.</summary>
    /// <remarks>Streams; between two persons other writers may get their turn. Personal data.</remarks>
    public IEnumerable<IReadOnlyList<RelatedCase>> RelatedCases()
    {
        _chunk.Close();
        foreach (var cases in _relations.Read(_chunk.Open))
        {
            yield return cases;
            if (_chunk.IsOpen) _chunk.CountRow();
        }
    }

    /// <summary>Stages a query on a case of <see cref="RelatedCases"/> that stands in the batch.</summary>
    /// <param name="verdict">The query.</param>
    /// <param name="record">The case it is asked of.</param>
    /// <param name="other">The other case it is about, or null.</param>
    /// <returns>True when it is open and the first open one of a version that the batch brings.</returns>
    public bool Ask(Verdict verdict, RelatedCase record, RelatedCase? other)
    {
        _chunk.Open();
        var isOpen = _queries.Ask(verdict, record.Key, verdict.AskedValues);
        if (other is not null) _verdicts.AddOther(other.Id);
        return isOpen && _relations.MarkOpen(record);
    }

    /// <summary>The queries on a version that the batch replaces.</summary>
    public IReadOnlyList<StoredQuery> QueriesOf(long batchId, PartKind part, int row) => _stored.Queries(batchId, part, row);

    /// <summary>Asks a query of the version before again, because what it asks about stays.</summary>
    /// <returns>True when it is open.</returns>
    public bool AskAgain(StoredQuery query, int row, RecordKey record)
    {
        _chunk.Open();
        return _queries.Ask(query.Verdict with { Row = row, Column = null }, record, query.Fingerprint);
    }

    /// <summary>Counts the failure of a check of severity info.</summary>
    public void CountInfo(string checkId) => _verdicts.Count(checkId, Severity.Info);

    /// <summary>The records that the batch will replace and whose content came later than what it brings again, once all rows are staged.</summary>
    public IReadOnlyList<NewerContent> ReplacesNewerThan(ContentAgain again)
    {
        _chunk.Close();
        using var connection = _database.OpenConnection();
        return NewerContent.Of(connection, BatchId, again);
    }

    /// <summary>Takes all staged rows away and keeps the verdicts: for a file that is returned as a whole.</summary>
    public void RejectAll()
    {
        _chunk.Close();
        using (var connection = _database.OpenConnection())
            foreach (var row in RoundRows.Of(connection, BatchId).Where(row => !row.IsReturned))
            {
                _chunk.Open();
                _traces.AddReturnedWithFile(row);
                _chunk.CountRow();
            }
        RemoveStaged();
    }

    /// <summary>Ends the staging: the batch is checked and waits for its commit.</summary>
    /// <param name="counts">Where the rows went; must agree with what was staged here.</param>
    /// <param name="queried">Rows with an open query.</param>
    /// <exception cref="BatchRefusedException">The counts do not add up, or differ from what was staged.</exception>
    /// <exception cref="RegistryStoreException">The database could not be written.</exception>
    public Batch Complete(BatchCounts counts, long queried)
    {
        if (!counts.IsReconciled || (counts.Inserted, counts.Updated, counts.Unchanged) != (Inserted, Updated, Unchanged))
            throw new BatchRefusedException(new(
                $"批次 {BatchId}：计数不平（{counts}），与库内不符（新增 {Inserted}，更新 {Updated}，未变 {Unchanged}）。",
                $"Batch {BatchId}: {counts} does not add up or differs from {Inserted} inserted, {Updated} updated, {Unchanged} unchanged in the store."));
        return Finish(BatchState.Checked, counts, queried);
    }

    /// <summary>Ends the staging of a file that could not be read; its verdicts stay.</summary>
    /// <exception cref="RegistryStoreException">The database could not be written.</exception>
    public Batch CompleteUnreadable()
    {
        RemoveStaged();
        return Finish(BatchState.Unreadable, BatchCounts.None, queried: 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            WriteTransaction.RollBack(_staging);
            if (!_isComplete) StagedRows.Abandon(_database, BatchId);
        }
        finally
        {
            IDisposable[] parts = [_cases, _deaths, _population, _followUps, _persons, _changes, _verdicts, _traces, _queries, _stored, _relations, _session, .. _ranges];
            foreach (var part in parts) part.Dispose();
            _staging.Dispose();
            _lock.Dispose();
        }
    }

    private void RemoveStaged()
    {
        _chunk.Close();
        StagedRows.Remove(_database, BatchId);
        _session.Clear();
        _relations.Clear();
        _persons.Clear();
        _ = _changes.TakeSeal();
    }

    private Batch Finish(BatchState state, BatchCounts counts, long queried)
    {
        _chunk.Close();
        _ = raw.sqlite3_exec(_staging, "pragma synchronous = full");
        WriteTransaction.Begin(_staging, _database.FilePath);
        StagedSums.Write(_session);
        _verdicts.WriteCounts();
        StagedState.Write(_session, state, counts, queried);
        var @event = state == BatchState.Checked ? AuditEvents.Checked : AuditEvents.Unreadable;
        AuditChain.Append(_database, _staging, new(BatchId, @event, _database.Actor, AuditStore.Json(counts), _changes.TakeSeal()));
        WriteTransaction.Commit(_staging, _database.FilePath);
        _isComplete = true;
        using var connection = _database.OpenConnection();
        return BatchRow.Find(connection, BatchId)!;
    }

    private static InvalidOperationException NothingStored() => new("No stored version has the key of this record.");

    private T InChunk<T>(T part)
    {
        _chunk.Open();
        return part;
    }

    private RowFate Counted(RowFate fate, PartKind part, int row, long? storedId)
    {
        if (fate == RowFate.Unchanged) _traces.AddUnchanged(part, row, storedId!.Value);
        _chunk.CountRow();
        return fate;
    }
}

namespace Registry.Core.Store;

/// <summary>Stages records that stand in no cell of the count cube and belong to no person: follow-ups and population counts.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TColumn">Parameters of the insert statement in its order, among them Id, BatchId, Replaces, ContentHash and OpenQuery.</typeparam>
internal abstract class StagedUncounted<TRecord, TColumn>(
    StagingSession session, StagedRange ids, StagedChanges changes, StoredPart part, string insert, string find) : IDisposable
    where TRecord : class
    where TColumn : struct, Enum
{
    private static readonly TColumn Id = Enum.Parse<TColumn>("Id");
    private static readonly TColumn Batch = Enum.Parse<TColumn>("BatchId");
    private static readonly TColumn Replaces = Enum.Parse<TColumn>("Replaces");
    private static readonly TColumn Content = Enum.Parse<TColumn>("ContentHash");
    private static readonly TColumn OpenQuery = Enum.Parse<TColumn>("OpenQuery");

    private readonly RowWriter<TColumn> _row = new(session.Database, insert, session.Path);
    private readonly Statement _find = session.Prepare(find);
    private TRecord? _bound;
    private StoredRow? _stored;

    /// <summary>The version that counts now and has the key of the record last asked about; null when there is none.</summary>
    public long? StoredId => _stored?.Id;

    /// <summary>Fingerprint of the content of the record last asked about.</summary>
    public long ContentHash { get; private set; }

    /// <summary>What would become of the record; its binds stay ready for <see cref="Add"/>.</summary>
    public RowFate FateOf(TRecord record)
    {
        _row.Begin();
        _row.Bind(Batch, session.BatchId);
        BindContent(_row, record);
        ContentHash = _row.Hash;
        _stored = session.HasRowsOf(RegistryOf(record)) ? Find(record) : null;
        _bound = record;
        return _stored is not { } stored ? RowFate.Inserted : stored.Hash == ContentHash ? RowFate.Unchanged : RowFate.Updated;
    }

    /// <summary>Stages the record.</summary>
    public RowFate Add(TRecord record, bool openQuery)
    {
        if (!ReferenceEquals(record, _bound)) FateOf(record);
        _bound = null;
        if (_stored?.Hash == ContentHash) return session.Count(RowFate.Unchanged, _stored);

        _row.Bind(Id, ids.Next);
        _row.Bind(Content, ContentHash);
        _row.Bind(Replaces, _stored?.Id);
        _row.Bind(OpenQuery, openQuery ? 1 : 0);
        if (!_row.Insert()) return RowFate.Repeated;
        var id = ids.Take();
        if (_stored is not { } old) return session.Count(RowFate.Inserted, null);
        changes.Add(part, id, old.Id);
        return session.Count(RowFate.Updated, old);
    }

    public void Dispose()
    {
        _row.Dispose();
        _find.Dispose();
    }

    /// <summary>The registry of the record.</summary>
    protected abstract string RegistryOf(TRecord record);

    /// <summary>Binds the key of the record to the statement that finds its stored version.</summary>
    protected abstract void BindKey(Statement find, TRecord record);

    /// <summary>Binds file row, key and content of the record.</summary>
    protected abstract void BindContent(RowWriter<TColumn> row, TRecord record);

    private StoredRow? Find(TRecord record)
    {
        BindKey(_find, record);
        StoredRow? found = _find.Read() ? new(_find.Number(0), _find.Number(1), _find.Number(2)) : null;
        _find.Reset();
        return found;
    }
}

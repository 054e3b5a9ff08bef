using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Parameters of population_insert.sql in its order.</summary>
internal enum PopulationColumn
{
    Id, BatchId, FileRow, Registry, PopulationYear, Sex, AgeGroup, Replaces, ContentHash, Persons,
    AllCauseDeaths, PopulationBasis, OpenQuery,
}

/// <summary>Stages population counts.</summary>
internal sealed class StagedPopulation(StagingSession session, StagedRange ids, StagedChanges changes) : IDisposable
{
    private readonly RowWriter<PopulationColumn> _row = new(session.Database, "population_insert", session.Path);
    private readonly Statement _find = session.Prepare("population_find");
    private PopulationCount? _bound;
    private long _hash;
    private StoredRow? _stored;

    /// <summary>The version that counts now and has the key of the count last asked about; null when there is none.</summary>
    public long? StoredId => _stored?.Id;

    /// <summary>Fingerprint of the content of the record last asked about.</summary>
    public long ContentHash => _hash;

    /// <summary>What would become of the count; its binds stay ready for <see cref="Add"/>.</summary>
    public RowFate FateOf(PopulationCount count)
    {
        BindContent(count);
        _hash = _row.Hash;
        _stored = session.HasRowsOf(count.Registry) ? Find(count) : null;
        _bound = count;
        return _stored is not { } stored ? RowFate.Inserted : stored.Hash == _hash ? RowFate.Unchanged : RowFate.Updated;
    }

    /// <summary>Stages the count.</summary>
    public RowFate Add(PopulationCount count, bool openQuery)
    {
        if (!ReferenceEquals(count, _bound)) FateOf(count);
        _bound = null;
        if (_stored?.Hash == _hash) return session.Count(RowFate.Unchanged, _stored);

        _row.Bind(PopulationColumn.Id, ids.Next);
        _row.Bind(PopulationColumn.ContentHash, _hash);
        _row.Bind(PopulationColumn.Replaces, _stored?.Id);
        _row.Bind(PopulationColumn.OpenQuery, openQuery ? 1 : 0);
        if (!_row.Insert()) return RowFate.Repeated;
        var id = ids.Take();
        if (_stored is not { } old) return session.Count(RowFate.Inserted, null);
        changes.Add(StoredPart.Population, id, old.Id);
        return session.Count(RowFate.Updated, old);
    }

    public void Dispose()
    {
        _row.Dispose();
        _find.Dispose();
    }

    private StoredRow? Find(PopulationCount count)
    {
        _find.Bind(0, count.Registry);
        _find.Bind(1, count.Year);
        _find.Bind(2, (long)count.Sex);
        _find.Bind(3, count.AgeGroup);
        StoredRow? found = _find.Read() ? new(_find.Number(0), _find.Number(1), _find.Number(2)) : null;
        _find.Reset();
        return found;
    }

    private void BindContent(PopulationCount count)
    {
        _row.Begin();
        _row.Bind(PopulationColumn.BatchId, session.BatchId);
        _row.Bind(PopulationColumn.FileRow, count.Row);
        _row.Bind(PopulationColumn.Registry, count.Registry);
        _row.Bind(PopulationColumn.PopulationYear, count.Year);
        _row.Bind(PopulationColumn.Sex, (long)count.Sex);
        _row.Bind(PopulationColumn.AgeGroup, count.AgeGroup);
        _row.ContentReal(PopulationColumn.Persons, count.Persons);
        _row.Content(PopulationColumn.AllCauseDeaths, count.AllCauseDeaths);
        _row.Content(PopulationColumn.PopulationBasis, (long)count.Basis);
    }
}

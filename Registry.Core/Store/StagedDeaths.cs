using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Parameters of death_insert.sql in its order.</summary>
internal enum DeathColumn
{
    Id, BatchId, FileRow, Registry, DeathNumber, PersonId, Replaces, ContentHash, Name, Sex, BirthDate,
    ReportedAge, Age, AgeGroup, DeathDate, DeathYear, UnderlyingCause, Icd10Cube, OtherItems, OpenQuery,
}

/// <summary>Stages deaths: rows of the table death, and of person when a valid resident ID names one who is not
/// stored.</summary>
internal sealed class StagedDeaths(
    StagingSession session, StagedRange ids, StagedPersons persons, StagedChanges changes) : IDisposable
{
    private readonly RowWriter<DeathColumn> _row = new(session.Database, "death_insert", session.Path);
    private readonly Statement _find = session.Prepare("death_find");

    private DeathRecord? _bound;
    private long _hash;
    private Stored? _stored;

    private readonly record struct Stored(StoredRow Row, CellKey Cell, CellCounts Counts, int? BirthDate);

    /// <summary>The version that counts now and has the key of the record last asked about; null when there is none.</summary>
    public long? StoredId => _stored?.Row.Id;

    /// <summary>Fingerprint of the content of the record last asked about.</summary>
    public long ContentHash => _hash;

    /// <summary>What would become of the record; its binds stay ready for <see cref="Add"/>.</summary>
    public RowFate FateOf(DeathRecord record)
    {
        BindContent(record);
        _hash = _row.Hash;
        _stored = session.HasRowsOf(record.Registry) ? Find(record) : null;
        _bound = record;
        return FateOfBound(record);
    }

    /// <summary>Stages the record.</summary>
    public RowFate Add(DeathRecord record, bool openQuery)
    {
        var fate = ReferenceEquals(record, _bound) ? FateOfBound(record) : FateOf(record);
        _bound = null;
        if (fate == RowFate.OtherCase) return fate;
        if (fate == RowFate.Unchanged) return session.Count(fate, _stored?.Row);

        _row.Bind(DeathColumn.ContentHash, _hash);
        _row.Bind(DeathColumn.Replaces, _stored?.Row.Id);
        if (!Insert(record, openQuery)) return RowFate.Repeated;
        if (_stored is not { } old) return session.Count(RowFate.Inserted, null);
        session.Cells.Add(old.Cell, -old.Counts);
        persons.Link();                                      // the change is read from the tables
        changes.Add(StoredPart.Death, ids.Next - 1, old.Row.Id);
        return session.Count(RowFate.Updated, old.Row);
    }

    public void Dispose()
    {
        _row.Dispose();
        _find.Dispose();
    }

    private RowFate FateOfBound(DeathRecord record) =>
        _stored is not { } stored ? RowFate.Inserted
        : stored.Row.Hash == _hash ? RowFate.Unchanged
        : stored.Cell.IsAnother(stored.BirthDate, record.DeathDate.Year, record.Sex, record.BirthDate) ? RowFate.OtherCase
        : RowFate.Updated;

    private bool Insert(DeathRecord record, bool openQuery)
    {
        long? personId = record.ResidentId is null ? null : persons.TakeId();
        var age = record.AgeAtDeath;
        int? ageGroup = age is { } years ? AgeScheme.Cn19.GroupOf(years) : null;
        var cube = record.UnderlyingCause.CubeCode;
        _row.Bind(DeathColumn.Id, ids.Next);
        _row.Bind(DeathColumn.PersonId, personId);
        _row.Bind(DeathColumn.Age, age);
        _row.Bind(DeathColumn.AgeGroup, ageGroup);
        _row.Bind(DeathColumn.DeathYear, record.DeathDate.Year);
        _row.Bind(DeathColumn.Icd10Cube, cube);
        _row.Bind(DeathColumn.OpenQuery, openQuery ? 1 : 0);
        if (!_row.Insert()) return false;

        var id = ids.Take();
        if (record.ResidentId is { } resident)
            persons.LinkLater(
                personId!.Value, resident.Key, record.Registry, record.Sex, record.BirthDate, StoredPart.Death, id);
        session.Cells.Add(
            new(record.Registry, record.DeathDate.Year, (int)record.Sex, ageGroup, cube), CellCounts.OfDeath);
        return true;
    }

    private Stored? Find(DeathRecord record)
    {
        _find.Bind(0, record.Registry);
        _find.Bind(1, record.DeathNumber);
        Stored? found = null;
        if (_find.Read())
        {
            var cell = new CellKey(
                record.Registry, (int)_find.Number(3), (int)_find.Number(4), _find.NumberOrNull(5), _find.Text(6)!);
            found = new(
                new(_find.Number(0), _find.Number(1), _find.Number(2)), cell, CellCounts.OfDeath, _find.NumberOrNull(8));
        }
        _find.Reset();
        return found;
    }

    private void BindContent(DeathRecord record)
    {
        _row.Begin();
        _row.Bind(DeathColumn.BatchId, session.BatchId);
        _row.Bind(DeathColumn.FileRow, record.Row);
        _row.Bind(DeathColumn.Registry, record.Registry);
        _row.Bind(DeathColumn.DeathNumber, record.DeathNumber);
        _row.ContentElsewhere(record.ResidentId?.Key);
        _row.Content(DeathColumn.Name, record.Name);
        _row.Content(DeathColumn.Sex, (long)record.Sex);
        _row.Content(DeathColumn.BirthDate, record.BirthDate?.Number);
        _row.Content(DeathColumn.ReportedAge, record.ReportedAge);
        _row.Content(DeathColumn.DeathDate, record.DeathDate.Number);
        _row.Content(DeathColumn.UnderlyingCause, record.UnderlyingCause.Code);
        _row.Content(DeathColumn.OtherItems, record.OtherItems);
    }
}

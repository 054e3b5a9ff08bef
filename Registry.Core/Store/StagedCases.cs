using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Parameters of tumour_insert.sql in its order.</summary>
internal enum TumourColumn
{
    Id, BatchId, FileRow, Registry, CaseNumber, TumourNumber, PersonId, Replaces, ContentHash, Name, Sex,
    BirthDate, ReportedAge, Age, AgeGroup, IncidenceDate, IncidenceYear, Topography, Histology, Behaviour,
    Grade, Basis, Icd10, Icd10Cube, DerivedIcd10, Laterality, MultiplePrimary, Ethnicity, MaritalStatus,
    HouseholdArea, Hospital, ReportDate, LastContactDate, VitalStatus, DeathDate, DeathCategory, OtherItems,
    OpenQuery,
}

/// <summary>Stages cases: rows of the tables tumour and person.</summary>
internal sealed class StagedCases(
    StagingSession session, StagedRange ids, StagedPersons persons, StagedChanges changes, StagedRelations relations) : IDisposable
{
    private readonly RowWriter<TumourColumn> _row = new(session.Database, "tumour_insert", session.Path);
    private readonly Statement _find = session.Prepare("tumour_find");
    private readonly CaseContent _content = new();
    private CaseRecord? _bound;
    private long _hash;
    private Stored? _stored;

    private readonly record struct Stored(
        StoredRow Row, CellKey Cell, CellCounts Counts, long PersonId, bool PersonHasId, int? BirthDate);

    /// <summary>The version that counts now and has the key of the record last asked about; null when there is none.</summary>
    public long? StoredId => _stored?.Row.Id;

    /// <summary>Fingerprint of the content of the record last asked about.</summary>
    public long ContentHash => _hash;

    /// <summary>What would become of the record; its binds stay ready for <see cref="Add"/>.</summary>
    /// <param name="record">The record.</param>
    /// <param name="contentHash">Its fingerprint, where the caller has taken it.</param>
    public RowFate FateOf(CaseRecord record, long? contentHash = null)
    {
        BindContent(record);
        _hash = contentHash ?? _content.HashOf(record);
        _stored = session.HasRowsOf(record.Registry) ? Find(record) : null;
        _bound = record;
        return FateOfBound(record);
    }

    /// <summary>Stages the record.</summary>
    public RowFate Add(CaseRecord record, bool openQuery)
    {
        var fate = ReferenceEquals(record, _bound) ? FateOfBound(record) : FateOf(record);
        _bound = null;
        if (fate == RowFate.OtherCase) return fate;
        if (fate == RowFate.Unchanged && _stored is { Counts.WithOpenQuery: > 0 } same)
            relations.AddUnchanged(same.PersonId, same.Row.Id, record.Row);
        if (fate != RowFate.Unchanged)
        {
            if (!Insert(record, openQuery)) return RowFate.Repeated;
            if (_stored is { } old)
            {
                session.Cells.Add(old.Cell, -old.Counts);
                persons.Link();                              // the change is read from the tables
                changes.Add(StoredPart.Tumour, ids.Next - 1, old.Row.Id);
            }
        }
        return session.Count(fate, _stored?.Row);
    }

    public void Dispose()
    {
        _row.Dispose();
        _content.Dispose();
        _find.Dispose();
    }

    private RowFate FateOfBound(CaseRecord record) =>
        _stored is not { } stored ? RowFate.Inserted
        : stored.Row.Hash == _hash ? RowFate.Unchanged
        : stored.Cell.IsAnother(stored.BirthDate, record.IncidenceDate.Year, record.Sex, record.BirthDate) ? RowFate.OtherCase
        : RowFate.Updated;

    private bool Insert(CaseRecord record, bool openQuery)
    {
        var kept = KeptPerson(record);
        if (kept is { } person) relations.AddKept(person);
        var age = record.AgeAtIncidence;
        int? ageGroup = age is { } years ? AgeScheme.Cn19.GroupOf(years) : null;
        var cube = record.CubeCode;
        _row.Bind(TumourColumn.Id, ids.Next);
        var personId = kept ?? persons.TakeId();
        _row.Bind(TumourColumn.PersonId, personId);
        _row.Bind(TumourColumn.Replaces, _stored?.Row.Id);
        _row.Bind(TumourColumn.ContentHash, _hash);
        _row.Bind(TumourColumn.Age, age);
        _row.Bind(TumourColumn.AgeGroup, ageGroup);
        _row.Bind(TumourColumn.IncidenceYear, record.IncidenceDate.Year);
        _row.Bind(TumourColumn.Icd10Cube, cube);
        _row.Bind(TumourColumn.OpenQuery, openQuery ? 1 : 0);
        if (!_row.Insert()) return false;

        var id = ids.Take();
        if (record.ResidentId is { } resident)
        {
            relations.AddNew(personId, id, record.MultiplePrimary == true);
            persons.LinkLater(
                personId, resident.Key, record.Registry, record.Sex, record.BirthDate, StoredPart.Tumour, id);
        }
        else if (kept is null)
            persons.Insert(personId, record.Registry, record.Sex, record.BirthDate);
        session.Cells.Add(
            new(record.Registry, record.IncidenceDate.Year, (int)record.Sex, ageGroup, cube),
            CellCounts.OfCase((int?)record.Basis, record.Morphology?.Histology.Number, record.Icd10.Code, openQuery));
        return true;
    }

    // A corrected case without a resident ID stays with its person, unless that person is known by an ID.
    private long? KeptPerson(CaseRecord record) =>
        _stored is not { } stored ? persons.Before(record)
        : record.ResidentId is null && !stored.PersonHasId ? stored.PersonId : null;

    private Stored? Find(CaseRecord record)
    {
        _find.Bind(0, record.Registry);
        _find.Bind(1, record.CaseNumber);
        _find.Bind(2, record.TumourNumber);
        Stored? found = null;
        if (_find.Read())
        {
            var cell = new CellKey(
                record.Registry, (int)_find.Number(3), (int)_find.Number(4), _find.NumberOrNull(5), _find.Text(6)!);
            var counts = CellCounts.OfCase(
                _find.NumberOrNull(8), _find.NumberOrNull(9), _find.Text(10)!, _find.Number(7) != 0);
            found = new(
                new(_find.Number(0), _find.Number(1), _find.Number(2)), cell, counts,
                _find.Number(11), !_find.IsNull(12), _find.NumberOrNull(13));
        }
        _find.Reset();
        return found;
    }

    private void BindContent(CaseRecord record)
    {
        _row.Bind(TumourColumn.BatchId, session.BatchId);
        _row.Bind(TumourColumn.FileRow, record.Row);
        _row.Bind(TumourColumn.Registry, record.Registry);
        _row.Bind(TumourColumn.CaseNumber, record.CaseNumber);
        _row.Bind(TumourColumn.TumourNumber, record.TumourNumber);
        BindPerson(record);
        BindTumour(record);
        BindFollowUp(record);
    }

    private void BindPerson(CaseRecord record)
    {
        _row.Bind(TumourColumn.Name, record.Name);
        _row.Bind(TumourColumn.Sex, (long)record.Sex);
        _row.Bind(TumourColumn.BirthDate, record.BirthDate?.Number);
        _row.Bind(TumourColumn.ReportedAge, record.ReportedAge);
        _row.Bind(TumourColumn.Ethnicity, record.Ethnicity);
        _row.Bind(TumourColumn.MaritalStatus, record.MaritalStatus);
        _row.Bind(TumourColumn.HouseholdArea, record.HouseholdAreaCode);
    }

    private void BindTumour(CaseRecord record)
    {
        _row.Bind(TumourColumn.IncidenceDate, record.IncidenceDate.Number);
        _row.Bind(TumourColumn.Topography, record.Topography?.Code);
        _row.Bind(TumourColumn.Histology, record.Morphology?.Histology.Number);
        _row.Bind(TumourColumn.Behaviour, (long?)record.Morphology?.Behaviour);
        _row.Bind(TumourColumn.Grade, record.Grade);
        _row.Bind(TumourColumn.Basis, (long?)record.Basis);
        _row.Bind(TumourColumn.Icd10, record.Icd10.Code);
        _row.Bind(TumourColumn.DerivedIcd10, record.DerivedIcd10?.Code);
        _row.Bind(TumourColumn.Laterality, record.Laterality);
        _row.Bind(TumourColumn.MultiplePrimary, record.MultiplePrimary is { } several ? several ? 1 : 0 : null);
    }

    private void BindFollowUp(CaseRecord record)
    {
        _row.Bind(TumourColumn.Hospital, record.Hospital);
        _row.Bind(TumourColumn.ReportDate, record.ReportDate?.Number);
        _row.Bind(TumourColumn.LastContactDate, record.LastContactDate?.Number);
        _row.Bind(TumourColumn.VitalStatus, record.VitalStatus);
        _row.Bind(TumourColumn.DeathDate, record.DeathDate?.Number);
        _row.Bind(TumourColumn.DeathCategory, record.CauseOfDeathCategory);
        _row.Bind(TumourColumn.OtherItems, record.OtherItems);
    }
}

using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>Finds or makes the person of a row: linked within a registry by a valid resident ID and by nothing
/// else.</summary>
/// <remarks>New rows get a person of their own at once. Whether the resident ID is known already is looked up at the
/// end of the chunk for all of them in the order of their keys, which finds its way through the index far faster than
/// the order of a file; the few rows whose person existed are then given that one.</remarks>
internal sealed class StagedPersons(StagingSession session, StagedRange ids, StagedRelations relations) : IDisposable
{
    private readonly Statement _find = session.Prepare("person_find");
    private readonly Statement _insert = session.Prepare("person_insert");
    private readonly Statement _giveTumour = session.Prepare("tumour_person_set");
    private readonly Statement _giveDeath = session.Prepare("death_person_set");
    private readonly List<Pending> _pending = [];

    private readonly record struct Pending(
        long Key, string Registry, Sex Sex, int? BirthDate, long PersonId, StoredPart Part, long RowId);

    /// <summary>A new person for a row that is not linked to anyone; the row must have been staged under
    /// <paramref name="personId"/>.</summary>
    public void Insert(long personId, string registry, Sex sex, PartialDate? birthDate) =>
        Insert(personId, registry, null, sex, birthDate?.Number);

    /// <summary>The id for the person of the row that is staged next.</summary>
    public long TakeId() => ids.Take();

    /// <summary>Remembers a row that was staged under a new person id, to be linked at the end of the chunk.</summary>
    public void LinkLater(
        long personId, long residentKey, string registry, Sex sex, PartialDate? birthDate, StoredPart part, long rowId) =>
        _pending.Add(new(residentKey, registry, sex, birthDate?.Number, personId, part, rowId));

    /// <summary>Links the remembered rows.</summary>
    public void Link()
    {
        if (_pending.Count == 0) return;
        _pending.Sort(static (a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : a.PersonId.CompareTo(b.PersonId));
        foreach (var row in _pending)
            if (Find(row.Registry, row.Key) is { } known) Give(row, known);
            else Insert(row.PersonId, row.Registry, row.Key, row.Sex, row.BirthDate);
        _pending.Clear();
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _giveTumour.Dispose();
        _giveDeath.Dispose();
    }

    private long? Find(string registry, long residentKey)
    {
        _find.Bind(0, residentKey);
        _find.Bind(1, registry);
        _find.Bind(2, session.BatchId);
        long? id = _find.Read() ? _find.Number(0) : null;
        _find.Reset();
        return id;
    }

    private void Insert(long personId, string registry, long? residentKey, Sex sex, int? birthDate)
    {
        _insert.Bind(0, personId);
        _insert.Bind(1, session.BatchId);
        _insert.Bind(2, registry);
        _insert.Bind(3, residentKey);
        _insert.Bind(4, (long)sex);
        _insert.Bind(5, birthDate);
        _insert.Run();
    }

    private void Give(Pending row, long personId)
    {
        var give = row.Part == StoredPart.Tumour ? _giveTumour : _giveDeath;
        give.Bind(0, personId);
        give.Bind(1, row.RowId);
        give.Run();
        if (row.Part == StoredPart.Tumour) relations.Give(row.RowId, row.PersonId, personId);
    }
}

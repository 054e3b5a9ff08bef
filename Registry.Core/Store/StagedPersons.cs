using System.Runtime.InteropServices;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Finds or makes the person of a row: linked within a registry by a valid resident ID and by nothing
/// else; a case that was taken back and comes again keeps its person, and with it what was decided about that.</summary>
/// <remarks>New rows get a person of their own at once. Whether the resident ID is known already is looked up at the
/// end of the chunk for all of them in the order of their keys, which finds its way through the index far faster than
/// the order of a file; the few rows whose person existed are then given that one. The persons of the batch itself are
/// remembered, so a registry that is new to the store need not be looked up at all.</remarks>
internal sealed class StagedPersons(StagingSession session, StagedRange ids, StagedRelations relations) : IDisposable
{
    private readonly Statement _find = session.Prepare("person_find");
    private readonly Statement _insert = session.Prepare("person_insert");
    private readonly Statement _giveTumour = session.Prepare("tumour_person_set");
    private readonly Statement _giveDeath = session.Prepare("death_person_set");
    private readonly Statement _before = session.Prepare("tumour_person_before");
    private readonly Statement _registryKnown = session.Prepare("registry_persons_known");
    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    private readonly List<Pending> _pending = [];
    private readonly List<Pending> _repeated = [];
    private long[] _keys = [];

    private readonly record struct Pending(
        long Key, string Registry, Sex Sex, int? BirthDate, long PersonId, StoredPart Part, long RowId);

    // Persons of a registry by resident ID, as far as this batch has met them.
    private sealed record Known(bool IsStored, Dictionary<long, long> Persons);

    /// <summary>A new person for a row that is not linked to anyone; the row must have been staged under
    /// <paramref name="personId"/>.</summary>
    public void Insert(long personId, string registry, Sex sex, PartialDate? birthDate) =>
        Insert(personId, registry, null, sex, birthDate?.Number);

    /// <summary>The person of a case that was taken back under this number, with the same name, sex and date of birth and without a resident ID.</summary>
    public long? Before(CaseRecord record)
    {
        if (record.ResidentId is not null || !Of(record.Registry).IsStored) return null;
        _before.Bind(0, record.Registry);
        _before.Bind(1, record.CaseNumber);
        _before.Bind(2, record.TumourNumber);
        _before.Bind(3, record.Name);
        _before.Bind(4, (long)record.Sex);
        _before.Bind(5, record.BirthDate?.Number);
        long? person = _before.Read() ? _before.Number(0) : null;
        _before.Reset();
        return person;
    }

    /// <summary>The id for the person of the row that is staged next.</summary>
    public long TakeId() => ids.Take();

    /// <summary>Remembers a row that was staged under a new person id, to be linked at the end of the chunk.</summary>
    public void LinkLater(
        long personId, long residentKey, string registry, Sex sex, PartialDate? birthDate, StoredPart part, long rowId)
    {
        var row = new Pending(residentKey, registry, sex, birthDate?.Number, personId, part, rowId);
        (Of(registry).Persons.TryAdd(residentKey, personId) ? _pending : _repeated).Add(row);
    }

    /// <summary>Links the remembered rows.</summary>
    public void Link()
    {
        foreach (var row in InOrderOfKeys()) Link(row);
        foreach (var row in _repeated) Give(row, Of(row.Registry).Persons[row.Key]);
        _pending.Clear();
        _repeated.Clear();
    }

    /// <summary>Forgets everything, after the staged rows were taken away.</summary>
    public void Clear()
    {
        _known.Clear();
        _pending.Clear();
        _repeated.Clear();
    }

    public void Dispose()
    {
        Statement[] statements = [_find, _insert, _giveTumour, _giveDeath, _before, _registryKnown];
        foreach (var statement in statements) statement.Dispose();
    }

    private ReadOnlySpan<Pending> InOrderOfKeys()
    {
        var rows = CollectionsMarshal.AsSpan(_pending);
        if (_keys.Length < rows.Length) _keys = new long[Math.Max(rows.Length, _keys.Length * 2)];
        for (var i = 0; i < rows.Length; i++) _keys[i] = rows[i].Key;
        _keys.AsSpan(0, rows.Length).Sort(rows);
        return rows;
    }

    private void Link(Pending row)
    {
        var known = Of(row.Registry);
        if (!known.IsStored || Find(row.Registry, row.Key) is not { } stored)
        {
            Insert(row.PersonId, row.Registry, row.Key, row.Sex, row.BirthDate);
            return;
        }
        known.Persons[row.Key] = stored;
        Give(row, stored);
    }

    private Known Of(string registry)
    {
        if (_known.TryGetValue(registry, out var known)) return known;
        _registryKnown.Bind(0, registry);
        _registryKnown.Read();
        known = new(IsStored: _registryKnown.Number(0) > 0, Persons: []);
        _registryKnown.Reset();
        return _known[registry] = known;
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

using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>Finds or makes the person of a row: linked within a registry by a valid resident ID and by nothing else.</summary>
internal sealed class StagedPersons(StagingSession session, StagedRange ids) : IDisposable
{
    private readonly Statement _find = session.Prepare("person_find");
    private readonly Statement _insert = session.Prepare("person_insert");

    /// <summary>The person with this resident ID, or null when there is none yet.</summary>
    public long? Find(string registry, long residentKey)
    {
        _find.Bind(0, residentKey);
        _find.Bind(1, registry);
        _find.Bind(2, session.BatchId);
        long? id = _find.Read() ? _find.Number(0) : null;
        _find.Reset();
        return id;
    }

    /// <summary>The id that the next new person will have.</summary>
    public long NextId => ids.Next;

    /// <summary>Makes a person; the id is the one <see cref="NextId"/> gave.</summary>
    public void Insert(string registry, ResidentId? residentId, Sex sex, PartialDate? birthDate)
    {
        _insert.Bind(0, ids.Take());
        _insert.Bind(1, session.BatchId);
        _insert.Bind(2, registry);
        _insert.Bind(3, residentId?.Key);
        _insert.Bind(4, (long)sex);
        _insert.Bind(5, birthDate?.Number);
        _insert.Run();
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
    }
}

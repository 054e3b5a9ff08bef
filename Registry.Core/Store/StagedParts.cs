using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>Part numbers of the table batch_range.</summary>
internal enum StoredPart
{
    Person = 0,
    Tumour = 1,
    Death = 2,
    Population = 3,
    FollowUp = 4,
}

/// <summary>A stored version that a staged row meets: the one that counts now.</summary>
internal readonly record struct StoredRow(long Id, long Hash, long BatchId);

/// <summary>Ids of one table that a batch takes, chunk by chunk; they are free as long as the chunk's write lock is
/// held.</summary>
internal sealed class StagedRange(sqlite3 database, StoredPart part, long batchId, string path) : IDisposable
{
    private readonly Statement _next = new(database, NextQuery(part), path);
    private readonly Statement _insert = new(database, "batch_range_insert", path);
    private readonly Statement _extend = new(database, "batch_range_extend", path);
    private long _first, _last;                              // the stretch written last; empty at the beginning
    private long _chunkFirst;

    /// <summary>The id the next row gets.</summary>
    public long Next { get; private set; }

    public void BeginChunk()
    {
        _next.Read();
        _chunkFirst = Next = Math.Max(Next, _next.Number(0));  // the last ids taken may have no row in the end
        _next.Reset();
    }

    public long Take() => Next++;

    /// <summary>Writes down the ids that the chunk took.</summary>
    public void EndChunk()
    {
        if (Next == _chunkFirst) return;
        var goesOn = _last > 0 && _chunkFirst == _last + 1;
        (_first, _last) = (goesOn ? _first : _chunkFirst, Next - 1);
        var statement = goesOn ? _extend : _insert;
        if (goesOn)
        {
            statement.Bind(0, _last);
            statement.Bind(1, batchId);
            statement.Bind(2, (int)part);
            statement.Bind(3, _first);
        }
        else
        {
            statement.Bind(0, batchId);
            statement.Bind(1, (int)part);
            statement.Bind(2, _first);
            statement.Bind(3, _last);
        }
        statement.Run();
    }

    public void Dispose()
    {
        _next.Dispose();
        _insert.Dispose();
        _extend.Dispose();
    }

    private static string NextQuery(StoredPart part) =>
        part switch
        {
            StoredPart.Person => "person_next",
            StoredPart.Tumour => "tumour_next",
            StoredPart.Death => "death_next",
            StoredPart.FollowUp => "follow_up_next",
            _ => "population_next",
        };
}

using System.Runtime.InteropServices;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>What the parts of one staging share: the connection, the batch, the counts it adds, the batches it builds
/// on.</summary>
internal sealed class StagingSession(sqlite3 database, string path, long batchId) : IDisposable
{
    private readonly Statement _registryStored = new(database, "registry_stored", path);
    private readonly Dictionary<string, bool> _registries = new(StringComparer.Ordinal);
    private readonly Dictionary<long, (long Updated, long Unchanged)> _bases = [];

    public sqlite3 Database => database;

    public string Path => path;

    public long BatchId => batchId;

    public CellSums Cells { get; } = new();

    /// <summary>Registries that the batch has rows of.</summary>
    public IReadOnlyCollection<string> Registries => _registries.Keys;

    /// <summary>Earlier batches whose rows this one replaced or found unchanged.</summary>
    public IReadOnlyDictionary<long, (long Updated, long Unchanged)> Bases => _bases;

    public long Inserted { get; private set; }

    public long Updated { get; private set; }

    public long Unchanged { get; private set; }

    public Statement Prepare(string query) => new(database, query, path);

    /// <summary>False when no committed batch has rows of the registry: then nothing need be looked up.</summary>
    public bool HasRowsOf(string registry)
    {
        if (_registries.TryGetValue(registry, out var known)) return known;
        _registryStored.Bind(0, registry);
        _registryStored.Read();
        var stored = _registryStored.Number(0) > 0;
        _registryStored.Reset();
        return _registries[registry] = stored;
    }

    public RowFate Count(RowFate fate, StoredRow? stored)
    {
        if (fate == RowFate.Inserted) Inserted++;
        if (stored is not { } row) return fate;
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_bases, row.BatchId, out _);
        if (fate == RowFate.Updated) (Updated, sums.Updated) = (Updated + 1, sums.Updated + 1);
        if (fate == RowFate.Unchanged) (Unchanged, sums.Unchanged) = (Unchanged + 1, sums.Unchanged + 1);
        return fate;
    }

    /// <summary>Forgets what was counted, after the staged rows were taken away.</summary>
    public void Clear()
    {
        (Inserted, Updated, Unchanged) = (0, 0, 0);
        Cells.Clear();
        _bases.Clear();
        _registries.Clear();
    }

    public void Dispose() => _registryStored.Dispose();
}

/// <summary>What became of a row that was handed to the store.</summary>
public enum RowFate
{
    /// <summary>New: no current row has its key.</summary>
    Inserted = 1,

    /// <summary>Differs from the current row of its key and will replace it.</summary>
    Updated = 2,

    /// <summary>Equals the current row of its key; nothing is stored.</summary>
    Unchanged = 3,

    /// <summary>The batch already brought a row of this key; this one is not stored.</summary>
    Repeated = 4,

    /// <summary>Its number already stands for another case: another year, and another sex or birth date. Nothing is
    /// stored; the caller gives the record a number of its own.</summary>
    OtherCase = 5,
}

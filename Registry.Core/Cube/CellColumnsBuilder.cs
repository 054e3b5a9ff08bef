using System.Runtime.CompilerServices;
using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>Takes cells in any order and lays them out in slices; cells of one key are added up, empty ones dropped.</summary>
internal sealed class CellColumnsBuilder
{
    private const int NotStated = 3;                                   // sex 9 in two bits
    private static readonly int Unknown = AgeScheme.Cn19.Count;
    private readonly List<string> _icds;
    private readonly Dictionary<string, int> _icdIndex;
    private int[] _cellSlices = new int[1024];
    private int[] _keys = new int[1024];
    private QualityCounts[] _counts = new QualityCounts[1024];
    private int _count;
    private (string Registry, int Year, int Slice) _last = ("", 0, -1);

    /// <summary>Begins with nothing.</summary>
    public CellColumnsBuilder() : this(new Dictionary<RegistryYear, int>(), [])
    {
    }

    /// <summary>Begins with the slices and codes of other cells, without their counts, so that both can be added up.</summary>
    public CellColumnsBuilder(IReadOnlyDictionary<RegistryYear, int> slices, IReadOnlyList<string> icds)
    {
        (Slices, _icds) = (slices.ToDictionary(), [.. icds]);
        _icdIndex = new(icds.Select((icd, place) => KeyValuePair.Create(icd, place)), StringComparer.Ordinal);
    }

    /// <summary>Position of each registry and year.</summary>
    public Dictionary<RegistryYear, int> Slices { get; }

    public int Slice(string registry, int year)
    {
        if (_last.Slice >= 0 && _last.Year == year && _last.Registry == registry) return _last.Slice;
        if (!Slices.TryGetValue(new(registry, year), out var slice)) Slices[new(registry, year)] = slice = Slices.Count;
        _last = (registry, year, slice);
        return slice;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(CubeCell cell)
    {
        if (_count == _keys.Length) Grow();
        _cellSlices[_count] = Slice(cell.Registry, cell.Year);
        _keys[_count] = CellKey.Of(IcdIndex(cell.Icd), cell.Sex is 0 or 1 or 2 ? cell.Sex : NotStated, Age(cell));
        _counts[_count++] = QualityCounts.Of(cell);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public CellColumns ToColumns()
    {
        var starts = new int[Slices.Count + 1];
        for (var i = 0; i < _count; i++) starts[_cellSlices[i] + 1]++;
        for (var slice = 0; slice < Slices.Count; slice++) starts[slice + 1] += starts[slice];
        var (keys, counts) = (new int[_count], new QualityCounts[_count]);
        var next = starts.AsSpan().ToArray();
        for (var i = 0; i < _count; i++)
        {
            var at = next[_cellSlices[i]]++;
            (keys[at], counts[at]) = (_keys[i], _counts[i]);
        }
        return Compact(starts, keys, counts);
    }

    // Slices are independent of each other, so all processors sort.
    private CellColumns Compact(int[] starts, int[] keys, QualityCounts[] counts)
    {
        var (sliceKeys, sliceCounts) = (new ReadOnlyMemory<int>[Slices.Count], new ReadOnlyMemory<QualityCounts>[Slices.Count]);
        Parallel.For(0, Slices.Count, slice =>
        {
            var (from, length) = (starts[slice], starts[slice + 1] - starts[slice]);
            var kept = Compact(keys.AsSpan(from, length), counts.AsSpan(from, length));
            (sliceKeys[slice], sliceCounts[slice]) = (keys.AsMemory(from, kept), counts.AsMemory(from, kept));
        });
        return new(sliceKeys, sliceCounts, _icds);
    }

    // Sorts a slice, adds up what has the same key and drops what comes to nothing; returns how many cells are left.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Compact(Span<int> keys, Span<QualityCounts> counts)
    {
        keys.Sort(counts);
        var kept = 0;
        for (var i = 0; i < keys.Length;)
        {
            var (key, sum) = (keys[i], counts[i]);
            for (i++; i < keys.Length && keys[i] == key; i++) sum += counts[i];
            if (sum == default) continue;
            (keys[kept], counts[kept]) = (key, sum);
            kept++;
        }
        return kept;
    }

    private static int Age(CubeCell cell) => cell.AgeGroup is not { } age ? Unknown
        : age >= 0 && age < Unknown ? age
        : throw new ArgumentException($"Age group {age} in {cell.Registry} {cell.Year} {cell.Icd}.", nameof(cell));

    private int IcdIndex(string icd)
    {
        if (_icdIndex.TryGetValue(icd, out var index)) return index;
        _icds.Add(icd);
        return _icdIndex[icd] = _icds.Count - 1;
    }

    private void Grow()
    {
        Array.Resize(ref _cellSlices, 2 * _count);
        Array.Resize(ref _keys, 2 * _count);
        Array.Resize(ref _counts, 2 * _count);
    }
}

using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>Cells in slices of one registry and year, each slice in order of ICD-10 code, sex and age.</summary>
/// <remarks>Slices of one loading lie in one array behind each other; a slice that was changed later has an array of its own.</remarks>
internal sealed class CellColumns
{
    private readonly ReadOnlyMemory<int>[] _keys;                      // by slice, see CellKey
    private readonly ReadOnlyMemory<QualityCounts>[] _counts;          // by slice
    private readonly IReadOnlyList<string> _icds;

    internal CellColumns(ReadOnlyMemory<int>[] keys, ReadOnlyMemory<QualityCounts>[] counts, IReadOnlyList<string> icds)
    {
        (_keys, _counts, _icds) = (keys, counts, icds);
        foreach (var slice in keys) Count += slice.Length;
    }

    public int Count { get; }

    /// <summary>The codes of the cells, in the order of their numbers.</summary>
    public IReadOnlyList<string> Icds => _icds;

    public bool IsEmpty(int slice) => _keys[slice].IsEmpty;

    public ReadOnlySpan<int> Keys(int slice) => _keys[slice].Span;

    public ReadOnlySpan<QualityCounts> Counts(int slice) => _counts[slice].Span;

    /// <summary>These cells and others, whose slices and codes are these and perhaps more behind them; slices without a change are shared.</summary>
    /// <param name="change">What is added; negative where something goes.</param>
    public CellColumns Plus(CellColumns change)
    {
        var (keys, counts) = (new ReadOnlyMemory<int>[change._keys.Length], new ReadOnlyMemory<QualityCounts>[change._keys.Length]);
        for (var slice = 0; slice < keys.Length; slice++)
            (keys[slice], counts[slice]) =
                slice >= _keys.Length ? (change._keys[slice], change._counts[slice])
                : change.IsEmpty(slice) ? (_keys[slice], _counts[slice])
                : Merge(this, change, slice);
        return new(keys, counts, change._icds);
    }

    /// <summary>Whether a slice has any case and any death, of any code and sex.</summary>
    public (bool Cases, bool Deaths) Events(int slice)
    {
        var (cases, deaths) = (false, false);
        foreach (ref readonly var counts in Counts(slice))
        {
            (cases, deaths) = (cases || counts.Cases > 0, deaths || counts.Deaths > 0);
            if (cases && deaths) break;
        }
        return (cases, deaths);
    }

    // Both are in order of their keys; a cell that comes to nothing is dropped.
    private static (ReadOnlyMemory<int>, ReadOnlyMemory<QualityCounts>) Merge(CellColumns one, CellColumns other, int slice)
    {
        ReadOnlySpan<int> left = one.Keys(slice), right = other.Keys(slice);
        ReadOnlySpan<QualityCounts> leftCounts = one.Counts(slice), rightCounts = other.Counts(slice);
        var (keys, counts) = (new int[left.Length + right.Length], new QualityCounts[left.Length + right.Length]);
        int i = 0, j = 0, kept = 0;
        while (i < left.Length || j < right.Length)
        {
            var key = j == right.Length || (i < left.Length && left[i] < right[j]) ? left[i] : right[j];
            QualityCounts sum = default;
            if (i < left.Length && left[i] == key) sum += leftCounts[i++];
            if (j < right.Length && right[j] == key) sum += rightCounts[j++];
            if (sum == default) continue;
            (keys[kept], counts[kept]) = (key, sum);
            kept++;
        }
        return (keys.AsMemory(0, kept), counts.AsMemory(0, kept));
    }

    /// <summary>Groups of a scheme for each ICD-10 code of these cells.</summary>
    public int[][] GroupsByIcd(SiteScheme scheme) => [.. _icds.Select(icd => scheme.GroupsOf(icd).ToArray())];
}

/// <summary>ICD-10 code, sex and age of a cell in one number that sorts in this order.</summary>
internal static class CellKey
{
    private const int AgeBits = 5, SexBits = 2;

    public static int Of(int icd, int sex, int age) => (((icd << SexBits) | sex) << AgeBits) | age;

    public static int Icd(int key) => key >> (AgeBits + SexBits);

    public static int Sex(int key) => (key >> AgeBits) & ((1 << SexBits) - 1);

    public static int Age(int key) => key & ((1 << AgeBits) - 1);
}

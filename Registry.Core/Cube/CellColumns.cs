using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>Cells in slices of one registry and year, each slice in order of ICD-10 code, sex and age.</summary>
internal sealed class CellColumns
{
    private readonly int[] _starts;                                    // by slice; one more than there are slices
    private readonly int[] _keys;                                      // see CellKey
    private readonly QualityCounts[] _counts;
    private readonly IReadOnlyList<string> _icds;

    internal CellColumns(int[] starts, int[] keys, QualityCounts[] counts, IReadOnlyList<string> icds) =>
        (_starts, _keys, _counts, _icds) = (starts, keys, counts, icds);

    public int Count => _keys.Length;

    public bool IsEmpty(int slice) => _starts[slice] == _starts[slice + 1];

    public ReadOnlySpan<int> Keys(int slice) => _keys.AsSpan(_starts[slice].._starts[slice + 1]);

    public ReadOnlySpan<QualityCounts> Counts(int slice) => _counts.AsSpan(_starts[slice].._starts[slice + 1]);

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

using System.Runtime.InteropServices;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What one row, or one batch, adds to a cell of the count cube.</summary>
internal readonly record struct CellCounts(
    int Cases, int Deaths, int Verified, int DeathCertificateOnly,
    int UnspecifiedMorphology, int UnspecifiedSubsite, int WithOpenQuery, int UnknownBasis = 0)
{
    public static CellCounts OfCase(int? basis, int? histology, string icd10, bool openQuery)
    {
        var verified = basis is { } code && ((BasisOfDiagnosis)code).IsMicroscopic();
        return new(
            Cases: 1,
            Deaths: 0,
            Verified: verified ? 1 : 0,
            DeathCertificateOnly: basis == (int)BasisOfDiagnosis.DeathCertificateOnly ? 1 : 0,
            UnspecifiedMorphology: verified && histology is 8000 or 8001 or 8010 or 8020 or 8021 ? 1 : 0,
            UnspecifiedSubsite: icd10.Length == 5 && icd10[4] == '9' ? 1 : 0,
            WithOpenQuery: openQuery ? 1 : 0,
            UnknownBasis: basis is null or (int)BasisOfDiagnosis.Unknown ? 1 : 0);
    }

    public static CellCounts OfDeath { get; } = new(0, 1, 0, 0, 0, 0, 0);

    public bool IsZero => this == default;

    public static CellCounts operator +(CellCounts a, CellCounts b) =>
        new(a.Cases + b.Cases, a.Deaths + b.Deaths, a.Verified + b.Verified,
            a.DeathCertificateOnly + b.DeathCertificateOnly, a.UnspecifiedMorphology + b.UnspecifiedMorphology,
            a.UnspecifiedSubsite + b.UnspecifiedSubsite, a.WithOpenQuery + b.WithOpenQuery, a.UnknownBasis + b.UnknownBasis);

    public static CellCounts operator -(CellCounts a) =>
        new(-a.Cases, -a.Deaths, -a.Verified, -a.DeathCertificateOnly,
            -a.UnspecifiedMorphology, -a.UnspecifiedSubsite, -a.WithOpenQuery, -a.UnknownBasis);
}

/// <summary>A cell of the count cube.</summary>
internal readonly record struct CellKey(string Registry, int Year, int Sex, int? AgeGroup, string Icd10Cube)
{
    /// <summary>True when a record of the same number is of somebody else than the stored one, see <see cref="NumberHolder"/>.</summary>
    public bool IsAnother(int? storedBirthDate, int year, Sex sex, PartialDate? birthDate) =>
        new NumberHolder(Year, (Sex)Sex, StoredText.Date(storedBirthDate)).IsAnother(new(year, sex, birthDate));
}

/// <summary>Sums of counts by cell. Memory grows with the number of different cells, not with the rows.</summary>
internal sealed class CellSums
{
    private readonly Names _registries = new(), _codes = new();
    private readonly Dictionary<long, CellCounts> _sums = [];

    public void Add(CellKey cell, CellCounts counts)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, Pack(cell), out _);
        sum += counts;
    }

    public void Clear() => _sums.Clear();

    /// <summary>The cells whose sum is not zero.</summary>
    public IEnumerable<(CellKey Cell, CellCounts Counts)> Cells =>
        _sums.Where(entry => !entry.Value.IsZero).Select(entry => (Unpack(entry.Key), entry.Value));

    // registry | code (14 bits) | year (12) | sex (4) | age group + 1 (5)
    private long Pack(CellKey cell) =>
        (((((long)_registries.NumberOf(cell.Registry) << 14 | (uint)_codes.NumberOf(cell.Icd10Cube)) << 12
            | (uint)cell.Year) << 4 | (uint)cell.Sex) << 5) | (uint)((cell.AgeGroup ?? -1) + 1);

    private CellKey Unpack(long key) =>
        new(_registries.NameOf((int)(key >> 35)), (int)(key >> 9 & 0xFFF), (int)(key >> 5 & 0xF),
            (key & 0x1F) == 0 ? null : (int)(key & 0x1F) - 1, _codes.NameOf((int)(key >> 21 & 0x3FFF)));

    private sealed class Names
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly List<string> _names = [];

        public int NumberOf(string name)
        {
            if (_numbers.TryGetValue(name, out var number)) return number;
            _names.Add(name);
            return _numbers[name] = _names.Count - 1;
        }

        public string NameOf(int number) => _names[number];
    }
}

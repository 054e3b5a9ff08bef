using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Ages that are unlikely for a site, a histology or both. The rows: tables/age_site_histology.csv, age_icd10.csv.</summary>
/// <remarks>The age is that at incidence in completed years: by the dates, else as reported. Where a date is incomplete and the reported
/// age does not settle it, both ages that are possible must be unlikely.</remarks>
internal static class AgeSiteHistology
{
    /// <summary>The age of a row without an age.</summary>
    public const int Unknown = Oldest + 1;

    /// <summary>Ages above it are judged as this one.</summary>
    public const int Oldest = 150;

    private static readonly AgeRows Iarc = new("age_site_histology.csv", "X-AGE-1");
    private static readonly AgeRows Encr = new("age_site_histology.csv", "X-AGE-2");
    private static readonly AgeRows Province = new("age_icd10.csv", "X-AGE-3");
    private static readonly FrozenDictionary<string, ulong> ProvinceCodes = Province.RowsByCode();
    private static readonly RowBits IarcCodes = new(Iarc.Rows, unknownMatches: false);
    private static readonly RowBits EncrCodes = new(Encr.Rows, unknownMatches: false);

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("X-AGE-1", [Item.Morphology, Item.Topography], f => Iarc.Contain(f, Matching(f, IarcCodes)))
            { Arguments = f => Iarc.Label(f, Matching(f, IarcCodes)) },
        new("X-AGE-2", [Item.Morphology, Item.Topography], f => Encr.Contain(f, Matching(f, EncrCodes)))
            { Arguments = f => Encr.Label(f, Matching(f, EncrCodes)) },
        new("X-AGE-3", [Item.Icd10], f => f.Lacks(Item.Topography) && f.Lacks(Item.Morphology) && Province.Contain(f, ByCode(f)))
            { Arguments = f => Province.Label(f, ByCode(f)) },
    ];

    private static ulong Matching(RowFacts facts, RowBits codes) => codes.Matching(facts.SiteNumber, facts.HistologyNumber);

    private static ulong ByCode(RowFacts facts) =>
        facts.Icd10 is { } code ? ProvinceCodes.GetValueOrDefault(code.Category) | ProvinceCodes.GetValueOrDefault(code.Code) : 0;

    /// <summary>The rows of one check, by age.</summary>
    private sealed class AgeRows
    {
        private readonly ulong[] _byAge = new ulong[Unknown + 1];

        public AgeRows(string table, string check)
        {
            Rows = [.. CheckTable.Read(table).Where(row => row["check"] == check)];
            for (var i = 0; i < Rows.Count; i++)
                for (var age = Number(Rows[i]["age_from"]); age <= (Rows[i]["age_to"].Length == 0 ? Oldest : Number(Rows[i]["age_to"])); age++)
                    _byAge[age] |= 1UL << i;
        }

        public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows { get; }

        public bool Contain(RowFacts facts, ulong rows) =>
            (_byAge[facts.LowestAge] & rows) != 0 && (_byAge[facts.HighestAge] & rows) != 0;

        public string Label(RowFacts facts, ulong rows)
        {
            var row = Rows[BitOperations.TrailingZeroCount(_byAge[facts.LowestAge] & rows)];
            return CheckCatalogue.InBothLanguages(row["label_zh"], row["label_en"]);
        }

        public FrozenDictionary<string, ulong> RowsByCode() =>
            Rows.SelectMany((row, i) => row["codes"].Split(' ').Select(code => (code, bit: 1UL << i)))
                .GroupBy(pair => pair.code, pair => pair.bit)
                .ToFrozenDictionary(bits => bits.Key, bits => bits.Aggregate(0UL, (all, bit) => all | bit), StringComparer.Ordinal);

        private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}

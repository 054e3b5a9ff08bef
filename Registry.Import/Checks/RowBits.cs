using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Import.Checks;

/// <summary>Up to 64 rows of a table as bits, so that the rows that match a tumour are found by three look-ups.</summary>
/// <remarks>An empty list matches every code. What a row of a delivery does not say matches either everything (the tables of what is
/// accepted) or only the rows that do not ask (the tables of what is not): a check must be certain.</remarks>
internal sealed class RowBits
{
    /// <summary>The histology number of a row without a histology.</summary>
    public const int UnknownHistology = 0;

    /// <summary>The behaviour digit of a row without a behaviour.</summary>
    public const int UnknownBehaviour = 10;

    private readonly ulong[] _bySite = new ulong[1000];
    private readonly ulong[] _byHistology = new ulong[10_000];
    private readonly ulong[] _byBehaviour = new ulong[11];

    /// <summary>Compiles rows with the columns histologies and, where the table has them, histologies_except, sites, behaviours.</summary>
    /// <param name="rows">The rows; row n is bit n.</param>
    /// <param name="unknownMatches">True when an unknown code may match, false when it must not.</param>
    /// <exception cref="FormatException">There are more than 64 rows.</exception>
    public RowBits(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, bool unknownMatches)
    {
        if (rows.Count > 64) throw new FormatException($"{rows.Count} rows do not fit into 64 bits.");
        for (var i = 0; i < rows.Count; i++)
        {
            var bit = 1UL << i;
            AddSites(new(rows[i].GetValueOrDefault("sites", "")), bit, unknownMatches);
            AddHistologies(rows[i]["histologies"], rows[i].GetValueOrDefault("histologies_except", ""), bit, unknownMatches);
            AddBehaviours(rows[i].GetValueOrDefault("behaviours", ""), bit, unknownMatches);
        }
    }

    /// <summary>The rows that match.</summary>
    public ulong Matching(int site, int histology) => _bySite[site] & _byHistology[histology];

    /// <summary>The rows that match, the behaviour too.</summary>
    public ulong Matching(int site, int histology, int behaviour) =>
        _bySite[site] & _byHistology[histology] & _byBehaviour[behaviour];

    private void AddSites(SiteSet sites, ulong bit, bool unknownMatches)
    {
        for (var site = 0; site < SiteSet.Unknown; site++)
            if (unknownMatches ? !sites.Excludes(site) : sites.Contains(site)) _bySite[site] |= bit;
        if (unknownMatches || Topography.All.All(site => sites.Contains(site.Number))) _bySite[SiteSet.Unknown] |= bit;
    }

    private void AddHistologies(string list, string except, ulong bit, bool unknownMatches)
    {
        var ranges = list.Length == 0 ? [(1, 9999)] : NumberRanges.Read(list).ToList();
        foreach (var (from, to) in ranges)
            for (var histology = from; histology <= to; histology++) _byHistology[histology] |= bit;
        foreach (var (from, to) in NumberRanges.Read(except))
            for (var histology = from; histology <= to; histology++) _byHistology[histology] &= ~bit;
        if (unknownMatches || (list.Length == 0 && except.Length == 0)) _byHistology[UnknownHistology] |= bit;
    }

    private void AddBehaviours(string list, ulong bit, bool unknownMatches)
    {
        for (var digit = 0; digit <= 9; digit++)
            if (list.Length == 0 || NumberRanges.Contain(list, digit)) _byBehaviour[digit] |= bit;
        if (unknownMatches || list.Length == 0) _byBehaviour[UnknownBehaviour] |= bit;
    }

    /// <summary>A bit for each number of a list; the table writes them apart: 1 2 3 4 9.</summary>
    public static int Digits(string list) =>
        list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(0, (bits, digit) => bits | 1 << int.Parse(digit, CultureInfo.InvariantCulture));
}

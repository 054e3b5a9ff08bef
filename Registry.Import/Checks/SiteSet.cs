using Registry.Core.Coding;

namespace Registry.Import.Checks;

/// <summary>A list of sites as one bit for each site number (C34.1 is 341).</summary>
/// <remarks>
/// The number of a category whose subsite is not known (C22 is 229, ICD-O-3 has no C22.9) is certainly in the list when all its
/// subsites are, and certainly outside when none is. <see cref="Unknown"/> is neither.
/// </remarks>
internal sealed class SiteSet
{
    /// <summary>The site number of a row without a site.</summary>
    public const int Unknown = 999;

    private const int Numbers = 1000;
    private readonly bool[] _contains = new bool[Numbers];
    private readonly bool[] _excludes = new bool[Numbers];

    /// <summary>The set of a list as tables write it: C15 C18.0-C18.9 C40-C41. Empty is every site.</summary>
    /// <exception cref="FormatException">A part names no site.</exception>
    public SiteSet(string list)
    {
        foreach (var site in Topography.All) (_contains[site.Number], _excludes[site.Number]) = (list.Length == 0, list.Length > 0);
        foreach (var part in list.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Add(part);
        foreach (var subsites in Topography.All.GroupBy(site => site.Number / 10))
        {
            var unspecified = subsites.Key * 10 + 9;
            if (subsites.Any(site => site.Number == unspecified)) continue;
            _contains[unspecified] = subsites.All(site => _contains[site.Number]);
            _excludes[unspecified] = subsites.All(site => _excludes[site.Number]);
        }
    }

    /// <summary>True when the site is certainly in the list.</summary>
    public bool Contains(int site) => _contains[site];

    /// <summary>True when the site is certainly not in the list.</summary>
    public bool Excludes(int site) => _excludes[site];

    // A category stands for all its subsites, at either end of a range too.
    private void Add(string part)
    {
        var dash = part.IndexOf('-', StringComparison.Ordinal);
        var from = Number(dash < 0 ? part : part[..dash], '0');
        var to = Number(dash < 0 ? part : part[(dash + 1)..], '9');
        var found = false;
        foreach (var site in Topography.All.Where(site => site.Number >= from && site.Number <= to))
        {
            (_contains[site.Number], _excludes[site.Number]) = (true, false);
            found = true;
        }
        if (!found) throw new FormatException($"'{part}' names no site.");
    }

    private static int Number(string code, char subsite) =>
        code switch
        {
            ['C', >= '0' and <= '9' and var tens, >= '0' and <= '9' and var ones] => Number(tens, ones, subsite),
            ['C', >= '0' and <= '9' and var tens, >= '0' and <= '9' and var ones, '.', >= '0' and <= '9' and var last] => Number(tens, ones, last),
            _ => throw new FormatException($"'{code}' is no site."),
        };

    private static int Number(char tens, char ones, char subsite) => (tens - '0') * 100 + (ones - '0') * 10 + subsite - '0';
}

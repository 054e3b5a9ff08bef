namespace Registry.Core.Coding;

/// <summary>The organ of a tumour when several tumours of a person are compared: a group of categories that count as one
/// organ (International rules for multiple primary cancers 2004, table 1), else the category itself.</summary>
/// <param name="Categories">Topography categories, such as C33 and C34.</param>
/// <param name="Synchronous">Topography to report when several of the categories were found at the same time.</param>
/// <param name="NameZh">Chinese name; the category for an organ that is a single category.</param>
/// <param name="NameEn">English name; the category for an organ that is a single category.</param>
public sealed record PrimarySite(IReadOnlyList<string> Categories, Topography? Synchronous, string NameZh, string NameEn)
{
    private static readonly Dictionary<string, PrimarySite> ByCategory = Load();

    /// <summary>The organ of a topography.</summary>
    public static PrimarySite Of(Topography site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return ByCategory[site.Category];
    }

    /// <summary>The groups of the rules: organs of more than one category.</summary>
    public static IReadOnlyList<PrimarySite> Groups { get; } =
        [.. ByCategory.Values.Distinct().Where(site => site.Categories.Count > 1)];

    /// <summary>The categories: C33, C34.</summary>
    public string Code => string.Join(", ", Categories);

    private static Dictionary<string, PrimarySite> Load()
    {
        var sites = new Dictionary<string, PrimarySite>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Read("mp_site_groups.csv"))
        {
            var group = new PrimarySite(
                row["sites"].Split(' '), Topography.TryParse(row["synchronous_site"]), row["name_zh"], row["name_en"]);
            foreach (var category in group.Categories) sites.Add(category, group);
        }
        foreach (var category in Topography.All.Select(site => site.Category).Distinct())
            sites.TryAdd(category, new([category], null, category, category));
        return sites;
    }
}

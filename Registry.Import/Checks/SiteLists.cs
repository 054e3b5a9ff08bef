namespace Registry.Import.Checks;

/// <summary>Lists of sites that have a name: tables/site_lists.csv.</summary>
internal static class SiteLists
{
    private static readonly Dictionary<string, SiteSet> ByName =
        CheckTable.Read("site_lists.csv").ToDictionary(row => row["list"], row => new SiteSet(row["sites"]), StringComparer.Ordinal);

    /// <summary>The list of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such list.</exception>
    public static SiteSet Of(string name) => ByName[name];
}

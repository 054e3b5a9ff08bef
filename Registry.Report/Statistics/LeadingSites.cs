using Registry.Analytics;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Report.Wording;

namespace Registry.Report.Statistics;

/// <summary>A site with its place and measures.</summary>
internal sealed record RankedSite(int Rank, int Group, SiteGroup Site, SiteNames Names, SiteMeasures Measures);

/// <summary>The leading sites by the edition's ranking rule; ties at the last place are all listed.</summary>
internal static class LeadingSites
{
    /// <summary>Sites in the first places, highest first; sites without cases take none.</summary>
    public static IReadOnlyList<RankedSite> Of(AreaStatistics area, RegistryEvent counted, Sex? sex,
        EditionSettings settings) =>
        [.. AreaStatistics.Sites(area.Major.Scheme)
            .Select(g => (Group: g, Measures: area.Of(area.Major, counted, g, sex)))
            .Where(s => s.Measures is { Applies: true, Cases: > 0, Rank: { } rank } && rank <= settings.LeadingSites)
            .OrderBy(s => s.Measures.Rank).ThenBy(s => s.Group)
            .Select(s => Ranked(area, s.Group, s.Measures))];

    /// <summary>Share of the listed sites in all cases of the sex, percent; always of cases, whatever the
    /// ranking.</summary>
    public static double SharePercent(AreaStatistics area, RegistryEvent counted, Sex? sex,
        IReadOnlyList<RankedSite> leading) =>
        Share.Of(leading.Sum(s => s.Measures.Cases ?? 0), area.All(counted, sex).Cases ?? 0)?.Percent ?? 0;

    private static RankedSite Ranked(AreaStatistics area, int group, SiteMeasures measures)
    {
        var site = area.Major.Scheme.Groups[group];
        return new(measures.Rank!.Value, group, site, SiteNames.Of(area.Major.Scheme, site), measures);
    }
}

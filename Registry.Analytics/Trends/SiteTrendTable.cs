using Registry.Core.Coding;

namespace Registry.Analytics.Trends;

/// <summary>The trends of every site of one area and event; p is adjusted over them.</summary>
/// <param name="Scheme">Site groups.</param>
/// <param name="Registries">Registries that take part: the same in every year.</param>
/// <param name="LeftOut">Registries of the area that lack a year of the period.</param>
/// <param name="Years">The years, ascending.</param>
/// <param name="Options">How the trends are made.</param>
/// <param name="Trends">Both sexes, men and women, each in the order of the scheme.</param>
public sealed record SiteTrendTable(
    SiteScheme Scheme, IReadOnlyList<string> Registries, IReadOnlyList<string> LeftOut, IReadOnlyList<int> Years, SiteTrendOptions Options,
    IReadOnlyList<SiteTrend> Trends);

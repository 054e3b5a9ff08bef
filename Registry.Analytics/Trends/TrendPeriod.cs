using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Trends;

/// <summary>The years and registries of a trend: the same registries in every year, else their coming and going would pass for a trend.</summary>
/// <param name="Years">The years, ascending.</param>
/// <param name="Registries">Registries that reported the event and have a population in each of them.</param>
/// <param name="LeftOut">The others.</param>
internal sealed record TrendPeriod(IReadOnlyList<int> Years, IReadOnlyList<string> Registries, IReadOnlyList<string> LeftOut)
{
    /// <summary>The longest period up to a year for which at least half of the registries are complete; or a given period.</summary>
    /// <param name="cube">The counts.</param>
    /// <param name="scheme">Site groups.</param>
    /// <param name="registries">Codes of the area.</param>
    /// <param name="fromYear">First year; null to choose it.</param>
    /// <param name="toYear">Last year.</param>
    /// <param name="deaths">Mortality instead of incidence.</param>
    public static TrendPeriod Of(CountCube cube, SiteScheme scheme, IReadOnlyList<string> registries, int? fromYear, int toYear, bool deaths)
    {
        var first = fromYear ?? cube.Years.FirstOrDefault(toYear);
        var coverage = cube.Tabulate(scheme, [.. registries], first, toYear).Coverage(deaths);
        var missing = coverage.WithoutData.Concat(coverage.WithoutPopulation).ToHashSet();
        var years = Enumerable.Range(first, Math.Max(0, toYear - first + 1))
            .Where(year => registries.Any(registry => !missing.Contains(new(registry, year)))).ToList();
        List<string> Complete(IEnumerable<int> wanted) => [.. registries.Where(registry => wanted.All(year => !missing.Contains(new(registry, year))))];
        var from = fromYear is not null ? 0
            : Math.Max(0, Enumerable.Range(0, years.Count).FirstOrDefault(start => 2 * Complete(years.Skip(start)).Count >= registries.Count));
        var (kept, complete) = (years.Skip(from).ToList(), Complete(years.Skip(from)));
        return new(kept, complete, [.. registries.Except(complete)]);
    }
}

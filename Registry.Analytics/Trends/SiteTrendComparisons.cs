using Registry.Analytics.Numerics;
using Registry.Core.Coding;

namespace Registry.Analytics.Trends;

/// <summary>Trends of men against women, or of one area against another, site by site.</summary>
public static class SiteTrendComparisons
{
    /// <summary>Men against women at every site that both have.</summary>
    /// <param name="table">The trends of an area.</param>
    /// <param name="permutation">Number, seed and level of the permutation tests; null for the defaults.</param>
    public static IReadOnlyList<SiteTrendComparison> OfSexes(SiteTrendTable table, PermutationOptions? permutation = null) =>
        Adjusted(from men in table.Trends
                 where men.Sex == Sex.Male
                 from women in table.Trends
                 where women.Sex == Sex.Female && women.Group == men.Group
                 select Compare(men, women, table.Options, permutation ?? new()));

    /// <summary>One area against another, every site and sex.</summary>
    /// <param name="first">The trends of the one, by the same standard and event.</param>
    /// <param name="second">The trends of the other.</param>
    /// <param name="permutation">Number, seed and level of the permutation tests; null for the defaults.</param>
    public static IReadOnlyList<SiteTrendComparison> OfAreas(SiteTrendTable first, SiteTrendTable second, PermutationOptions? permutation = null) =>
        Adjusted(from one in first.Trends
                 from other in second.Trends
                 where other.Sex == one.Sex && other.Group == one.Group
                 select Compare(one, other, first.Options, permutation ?? new()));

    private static SiteTrendComparison Compare(SiteTrend one, SiteTrend other, SiteTrendOptions options, PermutationOptions permutation)
    {
        var none = new SiteTrendComparison(one.Group, one.Sex, other.Sex, null, null, one.Reason ?? other.Reason);
        if (none.Reason is not null) return none;
        try
        {
            var parallel = TrendComparison.Parallelism(one.Points, other.Points, null, options.Joinpoints, permutation);
            return none with { Parallelism = parallel, Coincidence = TrendComparison.Coincidence(one.Points, other.Points, parallel.Joinpoints, options.Joinpoints, permutation) };
        }
        catch (StatisticRefusedException refused)
        {
            return none with { Reason = refused.Reason };
        }
    }

    private static SiteTrendComparison[] Adjusted(IEnumerable<SiteTrendComparison> comparisons)
    {
        SiteTrendComparison[] all = [.. comparisons];
        int[] tested = [.. Enumerable.Range(0, all.Length).Where(i => all[i].Parallelism is not null)];
        var parallel = FalseDiscovery.Adjust([.. tested.Select(i => all[i].Parallelism!.PValue)]);
        var coincident = FalseDiscovery.Adjust([.. tested.Select(i => all[i].Coincidence!.PValue)]);
        for (var i = 0; i < tested.Length; i++) all[tested[i]] = all[tested[i]] with { ParallelismRate = parallel[i], CoincidenceRate = coincident[i] };
        return all;
    }
}

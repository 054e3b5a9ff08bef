using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>Which areas are like, or unlike, their neighbours: Moran's coefficient area by area with row-standardised neighbours.</summary>
public static class LocalMoran
{
    /// <summary>Method in words.</summary>
    public const string Method =
        "local Moran's I of observed over expected, row-standardised neighbours, conditional randomisation, two-sided p; adjusted by Benjamini-Hochberg";

    /// <summary>The coefficient of each area.</summary>
    /// <param name="areas">Areas in the order of the list of neighbours; at least four with neighbours.</param>
    /// <param name="neighbours">Who is neighbour of whom.</param>
    /// <param name="islands">What becomes of areas without neighbours; alone, they count in mean and spread and have no coefficient.</param>
    /// <returns>One for each area; null for one without neighbours.</returns>
    /// <exception cref="ArgumentException">Counts cannot be compared, areas and list differ, fewer than four areas have neighbours, islands are
    /// refused, or all ratios are the same.</exception>
    /// <remarks>I = z·(mean z of the neighbours)/m₂, z = r − mean r, m₂ = Σz²/n; expectation and variance when the area keeps its value and the
    /// others are exchanged. Anselin L. Geogr Anal 1995;27:93-115; Sokal RR, Oden NL, Thomson BA. Geogr Anal 1998;30:331-354.</remarks>
    public static IReadOnlyList<LocalMoranTest?> Of(
        IReadOnlyList<AreaCount> areas, NeighbourList neighbours, IslandRule islands = IslandRule.Refuse)
    {
        MoransI.Check(areas, neighbours, islands);
        var (n, mean) = (areas.Count, areas.Average(a => a.Ratio));
        double[] away = [.. areas.Select(a => a.Ratio - mean)];
        var spread = away.Sum(z => z * z) / n;
        var tests = new LocalMoranTest?[n];
        for (var i = 0; i < n; i++)
        {
            if (neighbours.Of(i) is not { Count: > 0 } around) continue;
            var beside = around.Average(j => away[j]);
            var own = away[i] / spread;
            // The variance is 0 when the neighbours are all the other areas: whatever is exchanged, their mean is the same.
            var variance = own * own * n / (n - 2) * ((1.0 / around.Count) - (1.0 / (n - 1))) * (spread - (away[i] * away[i] / (n - 1)));
            tests[i] = new(own * beside, -away[i] * own / (n - 1), variance, PlaceOf(away[i], beside));
        }
        return tests;
    }

    /// <summary>Two-sided p values adjusted for the number of areas.</summary>
    /// <param name="tests">The tests of one map.</param>
    /// <returns>In the same order; null where there is no p.</returns>
    /// <remarks>Benjamini Y, Hochberg Y. J R Stat Soc B 1995;57:289-300.</remarks>
    public static IReadOnlyList<double?> Adjusted(IReadOnlyList<LocalMoranTest?> tests)
    {
        var adjusted = new Queue<double>(FalseDiscovery.Adjust([.. tests.Select(test => test?.PValue).OfType<double>()]));
        return [.. tests.Select(test => test?.PValue is null ? null : (double?)adjusted.Dequeue())];
    }

    private static LocalPlace PlaceOf(double own, double beside) => (own > 0, beside > 0) switch
    {
        (true, true) => LocalPlace.HighAmongHigh,
        (false, false) => LocalPlace.LowAmongLow,
        (true, false) => LocalPlace.HighAmongLow,
        _ => LocalPlace.LowAmongHigh,
    };
}

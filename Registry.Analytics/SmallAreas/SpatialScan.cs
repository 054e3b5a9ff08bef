namespace Registry.Analytics.SmallAreas;

/// <summary>Where cases are more than chance gives, whatever the place and size (Kulldorff's scan with circular windows).</summary>
public static class SpatialScan
{
    /// <summary>Method in words.</summary>
    public const string Method = "spatial scan (Kulldorff), Poisson, circular windows, raised risk, multinomial simulations";

    /// <summary>The likeliest window, and those apart from it and from each other whose p is small.</summary>
    /// <param name="areas">At least two areas.</param>
    /// <param name="largestShare">Largest share of the population in a window as a fraction, above 0 and at most 0.5.</param>
    /// <param name="simulations">Random maps; at least 1, 999 as a rule.</param>
    /// <param name="seed">The same seed gives the same p.</param>
    /// <param name="reported">Largest p of a window after the first; the first is always told.</param>
    /// <returns>The likeliest first; empty when no window has more cases than expected.</returns>
    /// <exception cref="ArgumentException">Counts cannot be compared; cases are not whole; a population is not above 0; a coordinate is no
    /// number; the share, the simulations or the p are out of their range; or every area is larger than the largest window.</exception>
    /// <remarks>Windows are the nested sets of areas nearest to each centre; areas at one distance enter together. p of a later window is that
    /// of the likeliest window of random maps too, which makes it large rather than small. Kulldorff M. Commun Stat Theory Methods 1997;26:1481-1496.</remarks>
    public static IReadOnlyList<ScanCluster> Circular(
        IReadOnlyList<ScanArea> areas, double largestShare = 0.5, int simulations = 999, int seed = 1, double reported = 0.05)
    {
        Check(areas, largestShare, simulations, reported);
        var windows = ScanWindows.Of(areas, largestShare);
        if (windows.Count == 0) throw new ArgumentException($"Every area has more than {largestShare} of the population.", nameof(largestShare));
        var found = Apart(windows, windows.Ratios([.. areas.Select(a => (int)a.Count.Observed)]));
        var simulated = windows.LargestOfRandomMaps(simulations, seed);
        return [.. found.Select((window, rank) => (window, rank)).Select(w => (w.rank, cluster: windows.Cluster(w.window.Window, w.window.Ratio, P(w.window.Ratio))))
            .TakeWhile(w => w.rank == 0 || w.cluster.PValue <= reported).Select(w => w.cluster)];

        double P(double ratio) => (1 + simulated.Count(s => s >= ratio)) / (1.0 + simulations);
    }

    /// <summary>Log likelihood ratio of a window with a raised risk; 0 when it has no more cases than expected.</summary>
    /// <param name="observed">Cases inside; at most <paramref name="total"/>.</param>
    /// <param name="expected">Cases expected inside, below <paramref name="total"/>, when those of all areas add up to it.</param>
    /// <param name="total">Cases of all areas.</param>
    /// <exception cref="ArgumentException">The numbers are not as said.</exception>
    /// <remarks>c ln(c/E) + (C − c) ln((C − c)/(C − E)) for c above E.</remarks>
    public static double LogLikelihoodRatio(double observed, double expected, double total)
    {
        MustBeAWindow(observed, expected, total);
        return ScanWindows.Ratio(observed, expected, total);
    }

    /// <summary>Risk inside over that outside, or null when every case is inside.</summary>
    /// <inheritdoc cref="LogLikelihoodRatio"/>
    public static double? RelativeRisk(double observed, double expected, double total)
    {
        MustBeAWindow(observed, expected, total);
        return observed == total ? null : observed / expected / ((total - observed) / (total - expected));
    }

    // From the likeliest down, each window that shares no area with one before it.
    private static IEnumerable<(int Window, double Ratio)> Apart(ScanWindows windows, double[] ratios)
    {
        var taken = new HashSet<int>();
        foreach (var window in Enumerable.Range(0, ratios.Length).Where(w => ratios[w] > 0).OrderByDescending(w => ratios[w]))
        {
            var inside = windows.AreasOf(window);
            if (taken.Overlaps(inside)) continue;
            taken.UnionWith(inside);
            yield return (window, ratios[window]);
        }
    }

    private static void MustBeAWindow(double observed, double expected, double total)
    {
        if (!(observed >= 0 && expected > 0 && expected < total && observed <= total && double.IsFinite(total)))
            throw new ArgumentException($"{observed} observed and {expected} expected of {total} cases.", nameof(expected));
    }

    private static void Check(IReadOnlyList<ScanArea> areas, double largestShare, int simulations, double reported)
    {
        AreaCount.MustBeComparable([.. areas.Select(a => a.Count)]);
        foreach (var area in areas)
            if (!(area.Population > 0 && double.IsFinite(area.Population) && double.IsFinite(area.X) && double.IsFinite(area.Y) && double.IsInteger(area.Count.Observed)))
                throw new ArgumentException(
                    $"Area {area.Count.Area}: {area.Count.Observed} cases in {area.Population} people at ({area.X}, {area.Y}); whole cases are needed.", nameof(areas));
        if (areas.Sum(a => a.Count.Observed) > int.MaxValue) throw new ArgumentException("More cases than can be simulated.", nameof(areas));
        if (!(largestShare is > 0 and <= 0.5)) throw new ArgumentException($"Share {largestShare} is not above 0 and at most 0.5.", nameof(largestShare));
        if (simulations < 1) throw new ArgumentException($"{simulations} simulations; at least 1 is needed.", nameof(simulations));
        if (!(reported is > 0 and <= 1)) throw new ArgumentException($"A p of {reported} is not above 0 and at most 1.", nameof(reported));
    }
}

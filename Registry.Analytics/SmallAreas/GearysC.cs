namespace Registry.Analytics.SmallAreas;

/// <summary>Whether neighbouring areas are alike, by the differences between neighbours: Geary's contiguity ratio with row-standardised neighbours.</summary>
public static class GearysC
{
    /// <summary>Method in words.</summary>
    public const string Method = "Geary's C of observed over expected, row-standardised neighbours; randomisation and normality variances";

    /// <summary>Geary's C of the ratios.</summary>
    /// <param name="areas">Areas in the order of the list of neighbours; at least four with neighbours.</param>
    /// <param name="neighbours">Who is neighbour of whom.</param>
    /// <param name="islands">What becomes of areas without neighbours; alone, they count in the spread and in no pair.</param>
    /// <returns>The coefficient with its variance under both null hypotheses, and p by the normal distribution.</returns>
    /// <exception cref="ArgumentException">Counts cannot be compared, areas and list differ, fewer than four areas have neighbours, islands are
    /// refused, or all ratios are the same.</exception>
    /// <remarks>C = ((n − 1)/2S₀)·Σw(r − r′)²/Σ(r − mean r)²; n counts areas with neighbours. Geary RC. Incorporated Statistician 1954;5:115-145;
    /// Cliff AD, Ord JK. Spatial Processes, 1981, chapter 1.</remarks>
    public static GearyTest Of(IReadOnlyList<AreaCount> areas, NeighbourList neighbours, IslandRule islands = IslandRule.Refuse)
    {
        MoransI.Check(areas, neighbours, islands);
        double[] values = [.. areas.Select(a => a.Ratio)];
        double n = MoranMoments.AreasWithNeighbours(neighbours), s0 = n;
        var (s1, s2) = MoranMoments.Sums(neighbours);
        // Where some areas have no neighbours spdep counts them in these two places and nowhere else; the figures are to agree with it.
        var (all, kurtosis) = (areas.Count, MoranMoments.Kurtosis(values) * n / areas.Count);
        var normality = (((2 * s1) + s2) * (n - 1) - (4 * s0 * s0)) / (2 * (all + 1) * s0 * s0);
        var randomisation = (((n - 1) * s1 * ((n * n) - (3 * all) + 3 - (kurtosis * (n - 1))))
            - ((n - 1) * s2 * ((n * n) + (3 * all) - 6 - (kurtosis * ((n * n) - all + 2))) / 4)
            + (s0 * s0 * ((n * n) - 3 - (kurtosis * (n - 1) * (n - 1))))) / (all * (n - 2) * (n - 3) * s0 * s0);
        return new(Coefficient(values, neighbours), randomisation, normality);
    }

    /// <summary>Share of random exchanges of the ratios among areas that give a C as small, the one observed included.</summary>
    /// <param name="areas">As in <see cref="Of"/>.</param>
    /// <param name="neighbours">As in <see cref="Of"/>.</param>
    /// <param name="simulations">Exchanges; at least 1, 999 as a rule.</param>
    /// <param name="seed">The same seed gives the same p.</param>
    /// <param name="islands">As in <see cref="Of"/>.</param>
    /// <returns>(1 + exchanges as small)/(simulations + 1).</returns>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static double PermutationP(
        IReadOnlyList<AreaCount> areas, NeighbourList neighbours, int simulations, int seed, IslandRule islands = IslandRule.Refuse)
    {
        MoransI.Check(areas, neighbours, islands);
        return MoransI.Exchange([.. areas.Select(a => a.Ratio)], values => -Coefficient(values, neighbours), simulations, seed);
    }

    private static double Coefficient(double[] values, NeighbourList neighbours)
    {
        double n = MoranMoments.AreasWithNeighbours(neighbours), mean = values.Average();
        double differences = 0, squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            squares += (values[i] - mean) * (values[i] - mean);
            var around = neighbours.Of(i);
            foreach (var j in around) differences += (values[i] - values[j]) * (values[i] - values[j]) / around.Count;
        }
        return (n - 1) / (2 * n) * differences / squares;
    }
}

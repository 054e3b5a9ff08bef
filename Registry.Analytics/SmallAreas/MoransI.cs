using MathNet.Numerics.Distributions;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>Whether neighbouring areas are alike: Moran's coefficient of autocorrelation with row-standardised neighbours.</summary>
public static class MoransI
{
    /// <summary>Method of <see cref="Of"/> in words.</summary>
    public const string Method = "Moran's I of observed over expected, row-standardised neighbours; randomisation and normality variances";

    /// <summary>Method of <see cref="EmpiricalBayes"/> in words.</summary>
    public const string EmpiricalBayesMethod = "Moran's I of ratios standardised by empirical Bayes (Assunção & Reis), row-standardised neighbours";

    private const int FewestAreas = 4;

    /// <summary>Moran's I of the ratios.</summary>
    /// <param name="areas">Areas in the order of the list of neighbours; at least four with neighbours.</param>
    /// <param name="neighbours">Who is neighbour of whom.</param>
    /// <param name="islands">What becomes of areas without neighbours; alone, they count in the mean and the spread and in no pair.</param>
    /// <returns>The coefficient with moments under both null hypotheses, and upper p values by the normal distribution.</returns>
    /// <exception cref="ArgumentException">Counts cannot be compared, areas and list differ, fewer than four areas have neighbours, islands are
    /// refused, or all ratios are the same.</exception>
    /// <remarks>I = (n/S₀)·Σw(z)(z′)/Σz²; n counts areas with neighbours. Cliff AD, Ord JK. Spatial Processes, 1981, chapter 1.
    /// Ratios of small areas vary the more the fewer cases are expected, which no null hypothesis here knows: see <see cref="EmpiricalBayes"/>.</remarks>
    public static MoranTest Of(IReadOnlyList<AreaCount> areas, NeighbourList neighbours, IslandRule islands = IslandRule.Refuse)
    {
        Check(areas, neighbours, islands);
        return MoranMoments.Test([.. areas.Select(a => a.Ratio)], neighbours);
    }

    /// <summary>Share of random exchanges of the ratios among areas that give an I as large, the one observed included.</summary>
    /// <param name="areas">As in <see cref="Of"/>.</param>
    /// <param name="neighbours">As in <see cref="Of"/>.</param>
    /// <param name="simulations">Exchanges; at least 1, 999 as a rule.</param>
    /// <param name="seed">The same seed gives the same p.</param>
    /// <param name="islands">As in <see cref="Of"/>.</param>
    /// <returns>Upper p: (1 + exchanges as large)/(simulations + 1).</returns>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static double PermutationP(
        IReadOnlyList<AreaCount> areas, NeighbourList neighbours, int simulations, int seed, IslandRule islands = IslandRule.Refuse)
    {
        Check(areas, neighbours, islands);
        return Exchange([.. areas.Select(a => a.Ratio)], values => MoranMoments.Correlation(values, neighbours), simulations, seed);
    }

    /// <summary>Moran's I of ratios from which the differing precision has been taken out, with its p by random exchange.</summary>
    /// <returns>The coefficient, where every area counts in n, and the upper p.</returns>
    /// <inheritdoc cref="PermutationP"/>
    /// <remarks>z = (r − b)/√(a + b/E) with the moments of Marshall, a below 0 allowed as long as a + b/E is above 0.
    /// Assunção RM, Reis EA. Stat Med 1999;18:2147-2162.</remarks>
    public static (double I, double PValue) EmpiricalBayes(
        IReadOnlyList<AreaCount> areas, NeighbourList neighbours, int simulations, int seed, IslandRule islands = IslandRule.Refuse)
    {
        Check(areas, neighbours, islands);
        var moments = RatioMoments.Of(areas);
        double[] standardised = [.. areas.Select(a => (a.Ratio - moments.Mean) / Math.Sqrt(Variance(a)))];
        var coefficient = areas.Count / (double)MoranMoments.AreasWithNeighbours(neighbours) * MoranMoments.Correlation(standardised, neighbours);
        return (coefficient, Exchange(standardised, values => MoranMoments.Correlation(values, neighbours), simulations, seed));

        double Variance(AreaCount area) => moments.Mean / area.Expected is var chance && moments.Unbounded + chance > 0
            ? moments.Unbounded + chance
            : chance;
    }

    /// <summary>Share of random exchanges of the values that give a statistic as large, the one observed included.</summary>
    internal static double Exchange(double[] values, Func<double[], double> statistic, int simulations, int seed)
    {
        if (simulations < 1) throw new ArgumentException($"{simulations} simulations; at least 1 is needed.", nameof(simulations));
        var random = new Random(seed);
        var observed = statistic(values);
        // Sums in another order differ in the last digits: an equal map must count as equal.
        var least = observed - 1e-12 * Math.Abs(observed);
        var exchanged = values.ToArray();
        var asLarge = 0;
        for (var run = 0; run < simulations; run++)
        {
            EndableWork.GoOn();
            random.Shuffle(exchanged);
            if (statistic(exchanged) >= least) asLarge++;
        }
        return (1 + asLarge) / (1.0 + simulations);
    }

    /// <summary>Refuses maps on which autocorrelation cannot be told.</summary>
    internal static void Check(IReadOnlyList<AreaCount> areas, NeighbourList neighbours, IslandRule islands)
    {
        AreaCount.MustBeComparable(areas);
        neighbours.MustBeOf(areas);
        neighbours.MustAllow(islands);
        if (MoranMoments.AreasWithNeighbours(neighbours) is var some && some < FewestAreas)
            throw new ArgumentException($"{some} areas have neighbours; at least {FewestAreas} are needed.", nameof(neighbours));
        if (areas.All(a => Math.Abs(a.Ratio - areas[0].Ratio) <= 1e-12 * areas[0].Ratio))
            throw new ArgumentException($"All areas have the ratio {areas[0].Ratio}.", nameof(areas));
    }

    /// <summary>Upper p of a coefficient by the normal distribution.</summary>
    internal static double UpperP(double z) => Normal.CDF(mean: 0, stddev: 1, x: -z);
}

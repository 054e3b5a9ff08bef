using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>Whether the ratios of areas differ at all by more than chance, wherever the areas lie.</summary>
public static class Heterogeneity
{
    /// <summary>Methods in words.</summary>
    public const string Method = "chi-square of observed about expected at the pooled ratio; Potthoff-Whittinghill with its exact multinomial moments, normal p";

    /// <summary>Both tests.</summary>
    /// <param name="areas">At least two areas; their expected cases are scaled to add up to those observed.</param>
    /// <exception cref="ArgumentException">Fewer than two areas, an area twice, a count that cannot be, no case at all, or not more than one.</exception>
    /// <remarks>X² = Σ(O − E)²/E, m − 1 degrees of freedom. U = ΣE·ΣO(O − 1)/E has the mean N(N − 1) and the variance 2(m − 1)N(N − 1) when
    /// N cases fall on the areas in proportion to E. Potthoff RF, Whittinghill M. Biometrika 1966;53:183-190.</remarks>
    public static HeterogeneityTest Of(IReadOnlyList<AreaCount> areas)
    {
        AreaCount.MustBeComparable(areas);
        double cases = areas.Sum(a => a.Observed), scale = cases / areas.Sum(a => a.Expected);
        if (!(cases > 1)) throw new ArgumentException($"{cases} cases; more than one is needed.", nameof(areas));
        var square = areas.Sum(a => (a.Observed - scale * a.Expected) * (a.Observed - scale * a.Expected) / (scale * a.Expected));
        var pairs = areas.Sum(a => a.Expected) * areas.Sum(a => a.Observed * (a.Observed - 1) / a.Expected);
        var (mean, variance) = (cases * (cases - 1), 2.0 * (areas.Count - 1) * cases * (cases - 1));
        return new(square, areas.Count - 1, ChiSquare.Above(square, areas.Count - 1), areas.Min(a => scale * a.Expected),
            pairs, MoransI.UpperP((pairs - mean) / Math.Sqrt(variance)));
    }
}

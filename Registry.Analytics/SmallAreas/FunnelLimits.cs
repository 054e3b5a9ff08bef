using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>Whether an area has more or fewer cases than the pooled rate of all areas and chance give (funnel plot).</summary>
public static class FunnelLimits
{
    /// <summary>How the limits are made.</summary>
    public const string Method = "observed over expected at the pooled rate, exact Poisson funnel limits of 95 % and 99.8 %";

    /// <summary>Exact limits of observed over expected where the true ratio is 1.</summary>
    /// <param name="expected">Cases expected; above 0.</param>
    /// <param name="confidence">Two-sided level as a fraction, between 0 and 1.</param>
    /// <returns>Lower and upper limit of the ratio.</returns>
    /// <exception cref="ArgumentException">Expected is not a number above 0, or the level is not between 0 and 1.</exception>
    /// <remarks>G(α/2; E, 1)/E and G(1 − α/2; E + 1, 1)/E: Garwood's limits, E in the place of the count.</remarks>
    public static (double Lower, double Upper) At(double expected, double confidence = 0.95) =>
        expected > 0 && double.IsFinite(expected)
            ? PoissonFunnel.Limits(expected, confidence)
            : throw new ArgumentException($"{expected} expected cases.", nameof(expected));

    /// <summary>Each area against the pooled rate of all.</summary>
    /// <param name="areas">At least two areas; their expected cases are scaled to add up to those observed.</param>
    /// <exception cref="ArgumentException">Fewer than two areas, an area twice, a count that cannot be, or no case at all.</exception>
    /// <remarks>Spiegelhalter DJ. Stat Med 2005;24:1185-1202.</remarks>
    public static IReadOnlyList<AreaInFunnel> Of(IReadOnlyList<AreaCount> areas)
    {
        AreaCount.MustBeComparable(areas);
        var pooled = areas.Sum(a => a.Observed) / areas.Sum(a => a.Expected);
        if (!double.IsFinite(pooled)) throw new ArgumentException($"{areas.Sum(a => a.Observed)} cases where {areas.Sum(a => a.Expected)} are expected give no ratio.", nameof(areas));
        return [.. areas.Select(a => Place(a with { Expected = a.Expected * pooled }))];
    }

    private static AreaInFunnel Place(AreaCount area) => new(area.Area, area.Observed, area.Expected, area.Ratio,
        PoissonFunnel.Limits(area.Expected, PoissonFunnel.Warning), PoissonFunnel.Limits(area.Expected, PoissonFunnel.Alarm),
        PoissonFunnel.PlaceOf(area.Observed, area.Expected));
}

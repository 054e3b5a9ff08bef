namespace Registry.Analytics.SmallAreas;

/// <summary>Mean of the ratios of areas, and their variance beyond chance.</summary>
/// <param name="Mean">b = ΣO/ΣE.</param>
/// <param name="Variance">ΣE(r − b)²/ΣE − b/mean E, or 0 where that is negative.</param>
/// <param name="Unbounded">The same variance before it is held at 0.</param>
/// <remarks>Marshall RJ. J R Stat Soc C 1991;40:283-294.</remarks>
internal readonly record struct RatioMoments(double Mean, double Variance, double Unbounded)
{
    /// <summary>The moments of areas that have been found comparable.</summary>
    public static RatioMoments Of(IReadOnlyList<AreaCount> areas)
    {
        var expected = areas.Sum(a => a.Expected);
        var mean = areas.Sum(a => a.Observed) / expected;
        var spread = areas.Sum(a => a.Expected * (a.Ratio - mean) * (a.Ratio - mean)) / expected;
        var variance = spread - mean / (expected / areas.Count);
        return new(mean, Math.Max(0, variance), variance);
    }
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>How unlikely the cases of each area are when all areas have one ratio (Choynowski's probability map).</summary>
public static class ProbabilityMap
{
    /// <summary>Method in words.</summary>
    public const string Method = "Poisson probabilities at the pooled ratio (Choynowski), without a correction for the number of areas";

    /// <summary>Both tails of each area.</summary>
    /// <param name="areas">At least two areas with whole counts; their expected cases are scaled to add up to those observed.</param>
    /// <exception cref="ArgumentException">Fewer than two areas, an area twice, a count that cannot be or is not whole, or no case at all.</exception>
    /// <remarks>Choynowski M. J Am Stat Assoc 1959;54:385-388.</remarks>
    public static IReadOnlyList<AreaProbability> Of(IReadOnlyList<AreaCount> areas)
    {
        AreaCount.MustBeComparable(areas);
        if (areas.FirstOrDefault(a => !double.IsInteger(a.Observed)) is { } broken)
            throw new ArgumentException($"Area {broken.Area}: {broken.Observed} observed cases; whole numbers are needed.", nameof(areas));
        var scale = areas.Sum(a => a.Observed) / areas.Sum(a => a.Expected);
        return [.. areas.Select(a => new AreaProbability(a.Area, a.Observed, scale * a.Expected,
            GammaFunction.Upper(a.Observed + 1, scale * a.Expected), a.Observed == 0 ? 1 : GammaFunction.Lower(a.Observed, scale * a.Expected)))];
    }
}

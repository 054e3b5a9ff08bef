namespace Registry.Analytics.SmallAreas;

/// <summary>Cases of one small area against those expected there.</summary>
/// <param name="Area">Name or code of the area.</param>
/// <param name="Observed">Cases observed; not negative.</param>
/// <param name="Expected">Cases expected, by indirect standardisation as a rule; above 0.</param>
public sealed record AreaCount(string Area, double Observed, double Expected)
{
    /// <summary>Observed over expected (SIR).</summary>
    public double Ratio => Observed / Expected;

    /// <summary>Refuses what no method of small areas can work on.</summary>
    /// <exception cref="ArgumentException">Fewer than two areas, an area twice, a count that cannot be, or no case at all.</exception>
    internal static void MustBeComparable(IReadOnlyList<AreaCount> areas)
    {
        if (areas.Count < 2) throw new ArgumentException($"{areas.Count} areas; at least two are compared.", nameof(areas));
        foreach (var area in areas)
            if (!(area.Observed >= 0 && area.Expected > 0 && double.IsFinite(area.Observed) && double.IsFinite(area.Expected)))
                throw new ArgumentException($"Area {area.Area}: {area.Observed} observed and {area.Expected} expected cases.", nameof(areas));
        if (areas.GroupBy(a => a.Area, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Area {twice.Key} stands {twice.Count()} times.", nameof(areas));
        if (areas.All(a => a.Observed == 0)) throw new ArgumentException("There is no case in any area.", nameof(areas));
    }
}

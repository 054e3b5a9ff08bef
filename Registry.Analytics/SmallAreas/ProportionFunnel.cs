using Registry.Analytics.Numerics;
using Registry.Analytics.Quality;

namespace Registry.Analytics.SmallAreas;

/// <summary>Whether a percentage of an area lies further from that of all areas than chance gives (funnel plot of proportions).</summary>
public static class ProportionFunnel
{
    /// <summary>How the limits are made.</summary>
    public const string Method = "percentage of all areas, score funnel limits of 95 % and 99.8 %";

    /// <summary>Each area against the percentage of all.</summary>
    /// <param name="areas">Name, cases with the property and all cases; at least two areas.</param>
    /// <exception cref="ArgumentException">Fewer than two areas, an area twice, a part that is negative or above the whole, or an empty whole.</exception>
    /// <remarks>p ± z√(p(1 − p)/n), held within 0 and 100 %: outside lie the areas whose own Wilson interval leaves the pooled percentage out.
    /// Spiegelhalter DJ. Stat Med 2005;24:1185-1202.</remarks>
    public static IReadOnlyList<ProportionInFunnel> Of(IReadOnlyList<(string Area, double Part, double Whole)> areas)
    {
        if (areas.Count < 2) throw new ArgumentException($"{areas.Count} areas; at least two are compared.", nameof(areas));
        foreach (var (area, part, whole) in areas)
            if (!(part >= 0 && part <= whole && whole > 0 && double.IsFinite(whole)))
                throw new ArgumentException($"Area {area}: {part} of {whole}.", nameof(areas));
        if (areas.GroupBy(a => a.Area, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Area {twice.Key} stands {twice.Count()} times.", nameof(areas));
        var pooled = areas.Sum(a => a.Part) / areas.Sum(a => a.Whole);
        return [.. areas.Select(a => Place(a.Area, a.Part, a.Whole, pooled))];
    }

    private static ProportionInFunnel Place(string area, double part, double whole, double pooled)
    {
        var (warning, alarm) = (Limits(PoissonFunnel.Warning), Limits(PoissonFunnel.Alarm));
        var percent = part / whole * 100;
        var place = percent < alarm.Lower || percent > alarm.Upper ? FunnelPlace.Alarm
            : percent < warning.Lower || percent > warning.Upper ? FunnelPlace.Warning : FunnelPlace.None;
        return new(area, part, whole, percent, pooled * 100, warning, alarm, place);

        (double Lower, double Upper) Limits(double confidence)
        {
            var margin = GammaLimits.For(confidence).Z * Math.Sqrt(pooled * (1 - pooled) / whole);
            return (Math.Max(0, pooled - margin) * 100, Math.Min(1, pooled + margin) * 100);
        }
    }
}

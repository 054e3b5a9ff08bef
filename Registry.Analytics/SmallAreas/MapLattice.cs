namespace Registry.Analytics.SmallAreas;

/// <summary>The posterior of spread and spatial fraction as points of a lattice on the plane of their prior, each with the map it gives.</summary>
/// <param name="Maps">The maps with their weights, which add up to 1.</param>
/// <param name="Deviation">Standard deviation of all effects.</param>
/// <param name="SpatialFraction">Structured share of the variance.</param>
/// <remarks>Equal steps of at most three quarters of a standard deviation: for a smooth density such a sum is as good as the integral.
/// Rue H, Martino S, Chopin N. J R Stat Soc B 2009;71:319-392, section 3.1.</remarks>
internal sealed record MapLattice(IReadOnlyList<(double Weight, MapPosterior Map)> Maps, PosteriorSummary Deviation, PosteriorSummary SpatialFraction)
{
    private const double Lowest = -8;               // below the highest log density: left out

    /// <summary>Walks over the plane.</summary>
    /// <param name="structure">The map.</param>
    /// <param name="counts">Counts in the order of the areas.</param>
    /// <param name="prior">Prior of spread and fraction.</param>
    /// <param name="confidence">Two-sided level of the limits as a fraction.</param>
    public static MapLattice Of(SpatialStructure structure, IReadOnlyList<AreaCount> counts, MapPrior prior, double confidence)
    {
        var plane = new MapPlane(structure, [.. structure.AreaAt.Select(area => counts[area])], prior);
        var mode = plane.Mode();
        var (stepX, stepY) = (plane.Step(mode, (1, 0)), plane.Step(mode, (0, 1)));
        var points = new Dictionary<(int X, int Y), PlanePoint> { [(0, 0)] = mode };
        var next = new Queue<(int X, int Y)>([(0, 0)]);
        while (next.TryDequeue(out var at))
        {
            if (points[at].LogDensity < mode.LogDensity + Lowest) continue;
            foreach (var beside in ((int X, int Y)[])[(at.X - 1, at.Y), (at.X + 1, at.Y), (at.X, at.Y - 1), (at.X, at.Y + 1)])
            {
                if (points.ContainsKey(beside)) continue;
                points[beside] = plane.At(mode.X + (beside.X * stepX), mode.Y + (beside.Y * stepY), points[at].Map);
                next.Enqueue(beside);
            }
        }
        var weights = points.ToDictionary(point => point.Key, point => Math.Exp(point.Value.LogDensity - mode.LogDensity));
        var total = weights.Values.Sum();
        return new(
            [.. points.OrderBy(point => point.Key).Select(point => (weights[point.Key] / total, point.Value.Map))],
            PosteriorSummary.Of(weights.GroupBy(w => w.Key.X, w => w.Value), x => prior.Deviation(mode.X + (x * stepX)), confidence),
            PosteriorSummary.Of(weights.GroupBy(w => w.Key.Y, w => w.Value), y => prior.Fraction(mode.Y + (y * stepY)).Spatial, confidence));
    }
}

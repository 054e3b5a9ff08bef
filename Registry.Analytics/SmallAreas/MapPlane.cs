namespace Registry.Analytics.SmallAreas;

/// <summary>The posterior density over the plane of the prior.</summary>
internal sealed class MapPlane(SpatialStructure structure, IReadOnlyList<AreaCount> counts, MapPrior prior)
{
    private const double FirstMove = 1, LastMove = 0.1, CurvatureStep = 0.25, LargestStep = 0.75;

    /// <summary>The density at a point, the fit begun from that of another.</summary>
    public PlanePoint At(double x, double y, MapPosterior? from = null)
    {
        var (deviation, (spatial, rest)) = (prior.Deviation(x), prior.Fraction(y));
        var map = MapPosterior.Of(structure, counts,
            (deviation * Math.Sqrt(spatial), deviation * Math.Sqrt(rest)), from?.Evidence ?? MapPosterior.First(counts));
        return new(x, y, map.LogEvidence + prior.LogDensity(x, y), map);
    }

    /// <summary>Near the highest point, by moves along the axes that grow shorter.</summary>
    public PlanePoint Mode()
    {
        var best = At(0, 0);
        for (var move = FirstMove; move > LastMove; move /= 2)
            for (var moved = true; moved;)
            {
                moved = false;
                foreach (var (x, y) in ((double, double)[])[(move, 0), (-move, 0), (0, move), (0, -move)])
                    if (At(best.X + x, best.Y + y, best.Map) is var point && point.LogDensity > best.LogDensity) (best, moved) = (point, true);
            }
        return best;
    }

    /// <summary>Step of the lattice along an axis: three quarters of the standard deviation there, and of 1 at most.</summary>
    public double Step(PlanePoint mode, (double X, double Y) axis)
    {
        var beside = At(mode.X + (CurvatureStep * axis.X), mode.Y + (CurvatureStep * axis.Y), mode.Map).LogDensity
            + At(mode.X - (CurvatureStep * axis.X), mode.Y - (CurvatureStep * axis.Y), mode.Map).LogDensity;
        var curvature = Math.Max(1, ((2 * mode.LogDensity) - beside) / (CurvatureStep * CurvatureStep));
        return LargestStep / Math.Sqrt(curvature);
    }
}

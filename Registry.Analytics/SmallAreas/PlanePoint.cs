namespace Registry.Analytics.SmallAreas;

/// <summary>A point on the plane of the prior.</summary>
/// <param name="X">Coordinate of the standard deviation.</param>
/// <param name="Y">Coordinate of the spatial fraction.</param>
/// <param name="LogDensity">Logarithm of the posterior density, up to a constant.</param>
/// <param name="Map">The map at this point.</param>
internal sealed record PlanePoint(double X, double Y, double LogDensity, MapPosterior Map);

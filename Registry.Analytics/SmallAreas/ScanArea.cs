namespace Registry.Analytics.SmallAreas;

/// <summary>A small area as the scan sees it.</summary>
/// <param name="Count">Its cases; those expected are scaled to add up to those observed.</param>
/// <param name="X">Coordinate of its centre, in any unit of length on a plane; not degrees.</param>
/// <param name="Y">The other coordinate, in the same unit.</param>
/// <param name="Population">People, for the size a window may have; above 0.</param>
public sealed record ScanArea(AreaCount Count, double X, double Y, double Population);

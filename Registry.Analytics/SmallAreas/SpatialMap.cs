namespace Registry.Analytics.SmallAreas;

/// <summary>A map smoothed by a spatial model.</summary>
/// <param name="Areas">The areas in the order of the input.</param>
/// <param name="Deviation">Standard deviation of the log ratios about their level.</param>
/// <param name="SpatialFraction">Share of their variance that neighbours have in common, 0 to 1.</param>
/// <param name="Method">Model, prior and computation in words.</param>
public sealed record SpatialMap(
    IReadOnlyList<SpatialRatio> Areas, PosteriorSummary Deviation, PosteriorSummary SpatialFraction, string Method);

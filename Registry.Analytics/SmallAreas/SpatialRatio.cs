namespace Registry.Analytics.SmallAreas;

/// <summary>The ratio of an area as a spatial model sees it.</summary>
/// <param name="Area">Name or code of the area.</param>
/// <param name="Raw">Observed over expected.</param>
/// <param name="Mean">Posterior mean of the ratio.</param>
/// <param name="Median">Posterior median.</param>
/// <param name="Lower">Lower limit of the posterior distribution.</param>
/// <param name="Upper">Upper limit of the posterior distribution.</param>
/// <param name="Exceedance">Posterior probability that the ratio is above the threshold.</param>
public sealed record SpatialRatio(string Area, double Raw, double Mean, double Median, double Lower, double Upper, double Exceedance);

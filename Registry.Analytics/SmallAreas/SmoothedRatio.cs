namespace Registry.Analytics.SmallAreas;

/// <summary>The ratio of an area drawn towards that of others, the more the fewer cases are expected.</summary>
/// <param name="Area">Name or code of the area.</param>
/// <param name="Raw">Observed over expected.</param>
/// <param name="Smoothed">Empirical-Bayes estimate of the ratio.</param>
/// <param name="Lower">Lower limit of the posterior distribution, where the method has one.</param>
/// <param name="Upper">Upper limit of the posterior distribution, where the method has one.</param>
public sealed record SmoothedRatio(string Area, double Raw, double Smoothed, double? Lower = null, double? Upper = null);

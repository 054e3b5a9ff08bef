using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>The rates of one row that belong to one standard population.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Rate">Age-standardised rate of all ages; null when it cannot be computed.</param>
/// <param name="Truncated">Truncated rate 35-64; null when it cannot be computed.</param>
public sealed record StandardisedRate(StandardPopulation Standard, RateEstimate? Rate, RateEstimate? Truncated);

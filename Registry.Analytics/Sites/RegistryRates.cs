using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>The rates of one registry in one year.</summary>
/// <param name="Of">The registry and year.</param>
/// <param name="Rates">Every rate of every group and sex.</param>
public sealed record RegistryRates(RegistryYear Of, SiteRateTable Rates);

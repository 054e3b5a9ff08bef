using Registry.Analytics.Quality;

namespace Registry.Analytics.SmallAreas;

/// <summary>An area among its funnel limits.</summary>
/// <param name="Area">Name or code of the area.</param>
/// <param name="Observed">Cases observed.</param>
/// <param name="Expected">Cases at the pooled rate of all areas.</param>
/// <param name="Ratio">Observed over expected.</param>
/// <param name="Warning">Limits of the ratio, 95 %.</param>
/// <param name="Alarm">Limits of the ratio, 99.8 %.</param>
/// <param name="Place">Where the ratio lies.</param>
public sealed record AreaInFunnel(string Area, double Observed, double Expected, double Ratio,
    (double Lower, double Upper) Warning, (double Lower, double Upper) Alarm, FunnelPlace Place);

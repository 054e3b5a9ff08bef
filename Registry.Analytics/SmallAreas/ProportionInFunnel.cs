using Registry.Analytics.Quality;

namespace Registry.Analytics.SmallAreas;

/// <summary>A percentage of an area among its funnel limits.</summary>
/// <param name="Area">Name or code of the area.</param>
/// <param name="Part">Cases with the property.</param>
/// <param name="Whole">All cases.</param>
/// <param name="Percent">Percentage of the area.</param>
/// <param name="PooledPercent">Percentage of all areas together.</param>
/// <param name="Warning">Limits in percent, 95 %.</param>
/// <param name="Alarm">Limits in percent, 99.8 %.</param>
/// <param name="Place">Where the percentage lies.</param>
public sealed record ProportionInFunnel(string Area, double Part, double Whole, double Percent, double PooledPercent,
    (double Lower, double Upper) Warning, (double Lower, double Upper) Alarm, FunnelPlace Place);

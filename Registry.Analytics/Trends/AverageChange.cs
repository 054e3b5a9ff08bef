namespace Registry.Analytics.Trends;

/// <summary>The mean change a year over a window of years (AAPC), whatever the trend did in it.</summary>
/// <param name="FromYear">First year of the window.</param>
/// <param name="ToYear">Last year of the window.</param>
/// <param name="Change">Percent a year on the logarithmic scale, else units of the rate a year.</param>
/// <param name="Lower">Lower limit; null where the segments have no standard errors.</param>
/// <param name="Upper">Upper limit; null like the lower.</param>
/// <param name="Statistic">Mean slope over its standard error; null where the latter is absent or 0.</param>
/// <param name="PValue">Two-sided p of no change; null like the statistic.</param>
/// <param name="Method">Estimator and limits in words.</param>
public sealed record AverageChange(
    double FromYear, double ToYear, double Change, double? Lower, double? Upper, double? Statistic, double? PValue, string Method);

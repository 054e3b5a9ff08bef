namespace Registry.Analytics.Trends;

/// <summary>A known break of a series: the level jumps, the trend goes on.</summary>
/// <param name="LastYear">Last year before it.</param>
/// <param name="Jump">The jump on the scale of the fit: ln of the ratio, or units of the rate.</param>
/// <param name="StandardError">Its standard error; null where there are too few years for one.</param>
/// <param name="Size">On the logarithmic scale the ratio new to old at the same time, else the jump itself.</param>
/// <param name="Lower">Lower limit of the size; null like the standard error.</param>
/// <param name="Upper">Upper limit of the size; null like the standard error.</param>
/// <param name="PValue">Two-sided p of no jump; null where the standard error is absent or 0.</param>
public sealed record TrendBreak(double LastYear, double Jump, double? StandardError, double Size, double? Lower, double? Upper, double? PValue);

namespace Registry.Analytics.Trends;

/// <summary>A year in which a trend bends.</summary>
/// <param name="Year">The year; on a finer grid it may lie between two.</param>
/// <param name="LowerYear">Lower confidence limit; null where there are too few years for one.</param>
/// <param name="UpperYear">Upper confidence limit; null like the lower.</param>
/// <param name="SlopeChange">Slope after it less slope before it, on the scale of the fit.</param>
/// <param name="StandardError">Standard error of the change of slope; null where there are too few years for one.</param>
/// <param name="PValue">Two-sided p of no change of slope; null where the standard error is absent or 0.</param>
public sealed record Joinpoint(double Year, double? LowerYear, double? UpperYear, double SlopeChange, double? StandardError, double? PValue);

namespace Registry.Analytics;

/// <summary>A ratio of two counts or rates, with its limits.</summary>
/// <param name="Ratio">Numerator divided by denominator; not a percentage.</param>
/// <param name="Lower">Lower limit, or null where the method has none.</param>
/// <param name="Upper">Upper limit, or null where the method has none.</param>
/// <param name="Numerator">What stands above the line.</param>
/// <param name="Denominator">What stands below it.</param>
/// <param name="Method">Estimator and limits in words.</param>
/// <param name="PValue">Two-sided p of a ratio of 1, where the method gives one.</param>
public sealed record RatioEstimate(
    double Ratio, double? Lower, double? Upper, double Numerator, double Denominator, string Method, double? PValue = null);

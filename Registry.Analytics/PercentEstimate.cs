namespace Registry.Analytics;

/// <summary>A percentage with its limits: a share, a quality indicator, a cumulative rate or risk.</summary>
/// <param name="Percent">0 to 100; a cumulative rate may exceed 100.</param>
/// <param name="LowerPercent">Lower limit, or null where the method has none.</param>
/// <param name="UpperPercent">Upper limit, or null where the method has none.</param>
/// <param name="Numerator">Cases counted; for a cumulative rate or risk those of known age up to the age.</param>
/// <param name="Denominator">Cases out of which they are counted; person-years up to the age for a cumulative rate or risk.</param>
/// <param name="Method">Estimator and limits in words.</param>
public sealed record PercentEstimate(
    double Percent, double? LowerPercent, double? UpperPercent, double Numerator, double Denominator, string Method);

namespace Registry.Analytics.AgePeriodCohort;

/// <summary>A point of a curve.</summary>
/// <param name="At">Age, calendar time or time of birth.</param>
/// <param name="Value">Rate, ratio, deviation or change, as the curve says.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
public sealed record ApcPoint(double At, double Value, double Lower, double Upper);

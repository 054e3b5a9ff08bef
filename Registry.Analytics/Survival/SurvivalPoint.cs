namespace Registry.Analytics.Survival;

/// <summary>A survival at a time.</summary>
/// <param name="Days">Days since diagnosis.</param>
/// <param name="Survival">The survival, a fraction; relative and net survival may exceed 1.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">Lower limit; null where the scale has none.</param>
/// <param name="Upper">Upper limit; null where the scale has none.</param>
/// <param name="AtRisk">Persons under observation just before the time.</param>
/// <param name="Deaths">Deaths up to the time.</param>
public sealed record SurvivalPoint(double Days, double Survival, double StandardError, double? Lower, double? Upper, int AtRisk, int Deaths);

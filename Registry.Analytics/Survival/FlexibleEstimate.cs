namespace Registry.Analytics.Survival;

/// <summary>Something a flexible model of the excess hazard says.</summary>
/// <param name="Estimate">The estimate: a ratio of excess hazards, an excess hazard a year, or a net survival.</param>
/// <param name="Log">What has a normal error: the logarithm of the estimate, of a survival ln(−ln S).</param>
/// <param name="LogError">Standard error of that.</param>
/// <param name="Lower">Lower limit of the estimate.</param>
/// <param name="Upper">Upper limit of the estimate.</param>
/// <param name="PValue">Two-sided p of no effect (Wald); null where there is nothing to test.</param>
public sealed record FlexibleEstimate(double Estimate, double Log, double LogError, double Lower, double Upper, double? PValue);

namespace Registry.Analytics.Survival;

/// <summary>An estimate of an excess-hazard model.</summary>
/// <param name="Term">Covariate, or an interval of follow-up in years.</param>
/// <param name="Coefficient">ln(excess hazard ratio); of an interval ln(excess hazard per year).</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Ratio">Its exponential.</param>
/// <param name="Lower">Lower limit of that.</param>
/// <param name="Upper">Upper limit of that.</param>
/// <param name="PValue">Two-sided p of no effect (Wald).</param>
public sealed record ExcessHazardEffect(string Term, double Coefficient, double StandardError, double Ratio, double Lower, double Upper, double PValue);

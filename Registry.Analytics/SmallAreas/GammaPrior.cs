namespace Registry.Analytics.SmallAreas;

/// <summary>Gamma distribution of the true ratios of areas; its mean is shape over rate.</summary>
/// <param name="Shape">Shape ν.</param>
/// <param name="Rate">Rate α: as many expected cases weigh as much as all the other areas.</param>
public sealed record GammaPrior(double Shape, double Rate);

namespace Registry.Analytics.Numerics;

/// <summary>A chi-square test.</summary>
/// <param name="Statistic">Its value.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom.</param>
/// <param name="PValue">Probability of a larger value when there is no difference.</param>
public sealed record ChiSquareResult(double Statistic, int DegreesOfFreedom, double PValue);

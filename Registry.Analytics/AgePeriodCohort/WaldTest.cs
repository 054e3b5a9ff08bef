namespace Registry.Analytics.AgePeriodCohort;

/// <summary>Wald test that several quantities are nothing.</summary>
/// <param name="Hypothesis">What is tested.</param>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="DegreesOfFreedom">Number of quantities.</param>
/// <param name="PValue">Probability of a statistic as large if the hypothesis holds.</param>
public sealed record WaldTest(string Hypothesis, double ChiSquare, int DegreesOfFreedom, double PValue);

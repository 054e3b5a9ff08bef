namespace Registry.Analytics.AgePeriodCohort;

/// <summary>Curves of age, period and cohort.</summary>
/// <param name="Age">Rates per 100 000, by middle of the age group.</param>
/// <param name="Period">Rate ratios, by middle of the period.</param>
/// <param name="Cohort">Rate ratios, by middle of the years of birth.</param>
/// <param name="ModelDrift">Drift taken out of the model of all three; null where the curves are fitted one after the other.</param>
/// <param name="AgeDrift">Drift of the model of age and drift.</param>
/// <param name="Models">Models of the same curves, from age alone to all three.</param>
/// <param name="Knots">Knots of age, period and cohort; empty for factors.</param>
/// <param name="CentralPeriod">Where the period line is 0: the reference, else the median of the cases.</param>
/// <param name="CentralCohort">Where the cohort line is 0: the reference, else the median of the cases.</param>
/// <param name="Method">The model in words.</param>
public sealed record ApcCurves(
    IReadOnlyList<ApcPoint> Age, IReadOnlyList<ApcPoint> Period, IReadOnlyList<ApcPoint> Cohort, Drift? ModelDrift, Drift AgeDrift,
    IReadOnlyList<ApcModel> Models, IReadOnlyList<IReadOnlyList<double>> Knots, double CentralPeriod, double CentralCohort, string Method);

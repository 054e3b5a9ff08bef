namespace Registry.Analytics.AgePeriodCohort;

/// <summary>The models from age alone to age, period and cohort, and what each step explains.</summary>
/// <param name="Models">age, age-drift, age-period, age-cohort, age-period-cohort.</param>
/// <param name="Comparisons">Age against age-drift; age-drift against age-period and age-cohort; each of these against all three.</param>
/// <param name="Drift">Change a year in the age-drift model.</param>
/// <param name="LeftOut">Cells without person-years.</param>
/// <param name="Method">The models in words.</param>
public sealed record ApcSequence(IReadOnlyList<ApcModel> Models, IReadOnlyList<ApcComparison> Comparisons, Drift Drift, int LeftOut, string Method);

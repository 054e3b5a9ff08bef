namespace Registry.Analytics.AgePeriodCohort;

/// <summary>Net drift, local drifts and the curves that go with them.</summary>
/// <param name="NetDrift">Change a year over all ages, cohort and period trend together.</param>
/// <param name="LongitudinalAgeTrend">Slope of ln(rate) by age within a cohort.</param>
/// <param name="CrossSectionalAgeTrend">Slope of ln(rate) by age within a period.</param>
/// <param name="LocalDrifts">Change a year in each age group, percent.</param>
/// <param name="AgeDeviations">Deviations of ln(rate) from the line by age.</param>
/// <param name="PeriodDeviations">Deviations by period.</param>
/// <param name="CohortDeviations">Deviations by year of birth.</param>
/// <param name="LongitudinalAge">Rates per 100 000 by age in the reference cohort, without period deviations.</param>
/// <param name="CrossSectionalAge">Rates by age in the reference period, without cohort deviations.</param>
/// <param name="FittedPeriods">Rates by period in the reference age group, without cohort deviations.</param>
/// <param name="FittedCohorts">Rates by year of birth in the reference age group, without period deviations.</param>
/// <param name="PeriodRatios">Rate ratios against the reference period.</param>
/// <param name="CohortRatios">Rate ratios against the reference cohort.</param>
/// <param name="Tests">Wald tests.</param>
/// <param name="ReferenceAge">Middle of the reference age group.</param>
/// <param name="ReferencePeriod">Middle of the reference period.</param>
/// <param name="ReferenceCohort">Middle of the reference cohort.</param>
/// <param name="Dispersion">Factor of the variances: residual deviance over degrees of freedom, at least 1.</param>
/// <param name="ZeroCells">Cells without cases, in which 0.1 stands for none.</param>
/// <param name="Method">The model in words.</param>
public sealed record DriftAnalysis(
    Drift NetDrift, Drift LongitudinalAgeTrend, Drift CrossSectionalAgeTrend, IReadOnlyList<ApcPoint> LocalDrifts,
    IReadOnlyList<ApcPoint> AgeDeviations, IReadOnlyList<ApcPoint> PeriodDeviations, IReadOnlyList<ApcPoint> CohortDeviations,
    IReadOnlyList<ApcPoint> LongitudinalAge, IReadOnlyList<ApcPoint> CrossSectionalAge, IReadOnlyList<ApcPoint> FittedPeriods, IReadOnlyList<ApcPoint> FittedCohorts,
    IReadOnlyList<ApcPoint> PeriodRatios, IReadOnlyList<ApcPoint> CohortRatios, IReadOnlyList<WaldTest> Tests,
    double ReferenceAge, double ReferencePeriod, double ReferenceCohort, double Dispersion, int ZeroCells, string Method);

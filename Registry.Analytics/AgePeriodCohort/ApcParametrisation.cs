namespace Registry.Analytics.AgePeriodCohort;

/// <summary>How the drift, which belongs to neither period nor cohort, is shared out among the curves.</summary>
public enum ApcParametrisation
{
    /// <summary>Rates by age in the reference cohort, cohort ratios that hold the drift, period as residual.</summary>
    AgeCohortPeriod,

    /// <summary>Rates by age in the reference period, period ratios that hold the drift, cohort as residual.</summary>
    AgePeriodCohort,

    /// <summary>Rates by age in the reference cohort; drift on its own, cohort and period as residuals.</summary>
    AgeDriftCohortPeriod,

    /// <summary>Rates by age in the reference period; drift on its own, period and cohort as residuals.</summary>
    AgeDriftPeriodCohort,

    /// <summary>Fitted one after the other: age and drift by cohort, then cohort, then period, each given the fit of age and drift.</summary>
    SequentialDriftCohortPeriod,

    /// <summary>Fitted one after the other: age and drift by period, then period given these, then cohort given all.</summary>
    SequentialDriftPeriodCohort,

    /// <summary>Fitted one after the other: age and cohort, then period given these.</summary>
    SequentialCohortPeriod,

    /// <summary>Fitted one after the other: age and period, then cohort given these.</summary>
    SequentialPeriodCohort,
}

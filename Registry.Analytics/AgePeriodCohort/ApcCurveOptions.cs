namespace Registry.Analytics.AgePeriodCohort;

/// <summary>What can be chosen about the curves of an age-period-cohort model.</summary>
public sealed record ApcCurveOptions
{
    /// <summary>How the drift is shared out.</summary>
    public ApcParametrisation Parametrisation { get; init; } = ApcParametrisation.AgeCohortPeriod;

    /// <summary>Weights when the drift is taken out of period and cohort effects.</summary>
    public DriftWeighting Weighting { get; init; } = DriftWeighting.PersonYears;

    /// <summary>True for an effect of each age, period and cohort; false for natural splines.</summary>
    public bool AreFactors { get; init; }

    /// <summary>Knots of the age curve; placed at quantiles of the cases.</summary>
    public int AgeKnots { get; init; } = 5;

    /// <summary>Knots of the period curve.</summary>
    public int PeriodKnots { get; init; } = 5;

    /// <summary>Knots of the cohort curve.</summary>
    public int CohortKnots { get; init; } = 5;

    /// <summary>Calendar time at which period ratios are 1; null: their mean logarithm is 0.</summary>
    public double? ReferencePeriod { get; init; }

    /// <summary>Time of birth at which cohort ratios are 1; null: their mean logarithm is 0.</summary>
    public double? ReferenceCohort { get; init; }

    /// <summary>Which cohort stands for a reference in the middle between two, with factors; Epi takes the one whose row comes first.</summary>
    public bool TakesEarlierCohort { get; init; }

    /// <summary>Two-sided confidence level.</summary>
    public double Confidence { get; init; } = 0.95;
}

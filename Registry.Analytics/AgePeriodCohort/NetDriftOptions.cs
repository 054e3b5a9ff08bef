namespace Registry.Analytics.AgePeriodCohort;

/// <summary>What can be chosen about net and local drifts.</summary>
public sealed record NetDriftOptions
{
    /// <summary>Middle of the reference age group; null for the middle group.</summary>
    public double? ReferenceAge { get; init; }

    /// <summary>Middle of the reference period; null for the middle period. The reference cohort is that of both.</summary>
    public double? ReferencePeriod { get; init; }

    /// <summary>Two-sided confidence level; at 0.95 the limits are 1.96 standard errors away, as the web tool writes it.</summary>
    public double Confidence { get; init; } = 0.95;
}

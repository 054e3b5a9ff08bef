namespace Registry.Analytics.Survival;

/// <summary>Which estimates are asked of the registered cases.</summary>
/// <param name="Survival">Sites, life table, times, window, standardisation, limits.</param>
/// <param name="Methods">The estimators.</param>
public sealed record SiteEstimatesQuestion(SiteSurvivalQuestion Survival, IReadOnlyList<SurvivalMethod> Methods)
{
    /// <summary>Conditional survival: of those who have reached these years; 0 from diagnosis.</summary>
    public int Given { get; init; }

    /// <summary>Length of the intervals of actuarial and discretised estimates, months; a divisor of 12.</summary>
    public int IntervalMonths { get; init; } = 1;

    /// <summary>True for an estimator that needs the mortality of the population.</summary>
    public static bool NeedsLifeTable(SurvivalMethod method) => method
        is SurvivalMethod.EdererOne or SurvivalMethod.EdererTwo or SurvivalMethod.Hakulinen or SurvivalMethod.Net or SurvivalMethod.NetByIntervals or SurvivalMethod.Crude;

    /// <summary>True for an estimator that follows whole cohorts from diagnosis: it has no period approach.</summary>
    public static bool FollowsCohorts(SurvivalMethod method) => method is SurvivalMethod.EdererOne or SurvivalMethod.Hakulinen;

    /// <summary>True for probabilities of death: they are neither conditional nor made of weighted patients.</summary>
    public static bool IsCrude(SurvivalMethod method) => method is SurvivalMethod.Crude or SurvivalMethod.CrudeByCause;

    /// <summary>Scale of the limits of an estimator.</summary>
    internal LimitScale ScaleOf(SurvivalMethod method) =>
        IsCrude(method) ? LimitScale.Plain : NeedsLifeTable(method) ? Survival.NetScale : Survival.Scale;
}

using Registry.Analytics.LifeTables;
using Registry.Core.Coding;

namespace Registry.Analytics.Survival;

/// <summary>What is asked of the survival of the registered cases.</summary>
public sealed record SiteSurvivalQuestion
{
    /// <summary>Site groups.</summary>
    public required SiteScheme Scheme { get; init; }

    /// <summary>Mortality of the population; null for observed survival only.</summary>
    public MortalityTable? LifeTable { get; init; }

    /// <summary>Years since diagnosis.</summary>
    public IReadOnlyList<int> Years { get; init; } = [1, 3, 5];

    /// <summary>The part of the calendar whose person-time counts.</summary>
    public SurvivalWindow Window { get; init; } = new();

    /// <summary>Scale of the limits of observed survival.</summary>
    public LimitScale Scale { get; init; } = LimitScale.LogLog;

    /// <summary>Scale of the limits of net survival, which may come near 1 and above, where log-log limits say nothing.</summary>
    public LimitScale NetScale { get; init; } = LimitScale.Log;

    /// <summary>How net survival is standardised for age.</summary>
    public AgeWeighting Weighting { get; init; } = AgeWeighting.Groups;

    /// <summary>Two-sided confidence, a fraction.</summary>
    public double Confidence { get; init; } = 0.95;
}

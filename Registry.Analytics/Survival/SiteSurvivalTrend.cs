using Registry.Core.Coding;

namespace Registry.Analytics.Survival;

/// <summary>How the survival of a site and sex changes over calendar time.</summary>
/// <param name="Group">Position of the site in the scheme.</param>
/// <param name="Sex">Male, female, or null for both.</param>
/// <param name="Years">Years since diagnosis.</param>
/// <param name="Windows">The windows, the earliest first.</param>
public sealed record SiteSurvivalTrend(int Group, Sex? Sex, int Years, IReadOnlyList<SurvivalTrendWindow> Windows)
{
    /// <summary>True when the survival is net survival, false when it is observed.</summary>
    public required bool IsNet { get; init; }

    /// <summary>True when the change is that of standardised survival: every window has one.</summary>
    public bool IsStandardised => Windows.Count > 0 && Windows.All(window => window.Standardised is not null);

    /// <summary>Change from year to year; null where fewer than two windows have a survival with an error.</summary>
    public SurvivalChange? Change { get; init; }

    /// <summary>Ratio of the excess hazards of two years of diagnosis that follow each other, at equal age and sex; null without a life table or where no model can be fitted.</summary>
    public FlexibleEstimate? ExcessHazardPerYear { get; init; }

    /// <summary>Survival of a window that the change is made from.</summary>
    public SurvivalPoint? Of(SurvivalTrendWindow window) => IsStandardised ? window.Standardised : window.Survival;

    /// <summary>What the trend says in a sentence.</summary>
    /// <param name="what">What it is of, as the sentence begins: lung cancer, both sexes.</param>
    public Bilingual Words(Bilingual what) => SurvivalTrendText.Of(this, what);
}

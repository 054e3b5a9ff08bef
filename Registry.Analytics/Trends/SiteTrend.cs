using Registry.Core.Coding;

namespace Registry.Analytics.Trends;

/// <summary>The trend of one site and sex in one area.</summary>
/// <param name="Group">Site group.</param>
/// <param name="Sex">Male, female, or null for both.</param>
/// <param name="Points">Standardised rate of each year with its standard error and cases.</param>
/// <param name="Model">The chosen model; null when no trend is told.</param>
/// <param name="Average">Mean change over all its years; null like the model.</param>
/// <param name="Recent">Mean change over the recent window; null like the model, and where the series is no longer than the window.</param>
/// <param name="Breaks">Known events that are jumps of the model.</param>
/// <param name="Reason">Why no trend is told; null when one is.</param>
public sealed record SiteTrend(
    SiteGroup Group, Sex? Sex, IReadOnlyList<TrendPoint> Points, JoinpointModel? Model, AverageChange? Average, AverageChange? Recent,
    IReadOnlyList<DatedBreak> Breaks, Bilingual? Reason)
{
    /// <summary>Cases of all years.</summary>
    public double Cases => Points.Sum(point => point.Cases ?? 0);

    /// <summary>p of the mean change, adjusted for all series of the table by Benjamini and Hochberg; null where it has none.</summary>
    public double? FalseDiscoveryRate { get; init; }

    /// <summary>The same by Holm.</summary>
    public double? FamilywisePValue { get; init; }

    /// <summary>What the trend says: the mean change, the segments, the recent years and the breaks; or why nothing is said.</summary>
    /// <param name="what">What it is of, as a sentence begins: lung cancer, men, incidence.</param>
    public Bilingual Words(Bilingual what) => TrendText.Of(this, what);
}

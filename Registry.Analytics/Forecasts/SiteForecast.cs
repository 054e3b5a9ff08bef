using Registry.Core.Coding;

namespace Registry.Analytics.Forecasts;

/// <summary>Forecasts of a site and sex.</summary>
/// <param name="Group">Site group.</param>
/// <param name="Sex">Men, women, or null for both.</param>
/// <param name="Event">New cases or deaths.</param>
/// <param name="Comparison">Every model with its back-test; null where none takes the counts.</param>
/// <param name="Refusal">Why there is none; null when there is one.</param>
public sealed record SiteForecast(SiteGroup Group, Sex? Sex, RegistryEvent Event, ForecastComparison? Comparison, Bilingual? Refusal)
{
    /// <summary>The observed years and the people to come, year by year; null where the counts could not be read.</summary>
    public ForecastTable? Annual { get; init; }

    /// <summary>What speaks against a forecast of this series whatever the counts say: testing and screening, known breaks.</summary>
    public IReadOnlyList<ForecastReason> Known { get; init; } = [];

    /// <summary>Back-test of the models together; null when there was nothing to test.</summary>
    public BackTestScore? Score { get; init; }

    /// <summary>Everything that speaks against the forecast of a period to come; empty when nothing does.</summary>
    /// <param name="horizon">Period to come, 0 the next one.</param>
    public IReadOnlyList<ForecastReason> Reasons(int horizon) => Comparison is null ? []
        : [.. ForecastAdvice.Of(Comparison.Table, horizon, Score, Comparison.Total(horizon).Interval(0.95).Upper), .. Known];

    /// <summary>What speaks against a forecast of this site, whatever the counts say; null when nothing does.</summary>
    /// <remarks>NORDCAN gives no prediction for prostate: testing decides how many are found. The same holds of the thyroid, and in part of the breast.</remarks>
    public static ForecastReason? Screened(SiteGroup group)
    {
        var icd = group.IcdLabel;
        if (icd.StartsWith("C61", StringComparison.Ordinal) || icd.StartsWith("C73", StringComparison.Ordinal))
            return new(ForecastVerdict.DoNotForecast, new("检出随检查与筛查变化，发病数不由风险决定", "what is found depends on testing and screening, not on risk alone"));
        return icd.StartsWith("C50", StringComparison.Ordinal) || icd.StartsWith("C53", StringComparison.Ordinal)
            ? new(ForecastVerdict.Caution, new("筛查会改变检出", "screening changes what is found")) : null;
    }
}

using Registry.Analytics.Rates;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Rates;

/// <summary>The measures of direct_rates_expected.csv and of the oracles of the same shape, computed by this project.</summary>
internal static class DirectRatesMeasure
{
    private static readonly Dictionary<string, string> Standards = new()
    {
        ["asr_world_segi"] = "SEGI", ["asr_europe_1976"] = "ESP1976", ["asr_europe_2013"] = "ESP2013", ["asr_who_2000"] = "WHO2000",
    };

    /// <summary>Our value of a measure such as asr_world_segi.ci_normal.1; null for a measure that is not ours.</summary>
    public static double? Of(string measure, AgeVector cases, AgeVector years)
    {
        var parts = measure.Split('.');
        if (Standards.TryGetValue(parts[0], out var code)) return OfStandard(parts, cases, years, Counts.Standard18(code));
        var truncated = TruncatedRate.Of(cases, years, Counts.Standard18("SEGI"))!;
        return parts switch
        {
            ["crude", "crude_rate"] => CrudeRate.Of(cases.Total, years.Total)!.Per100k,
            ["crude", "ci_exact_poisson", var side] => Limit(CrudeRate.Of(cases.Total, years.Total)!, side),
            ["crude", "ci_byar_breslow_day", var side] => Limit(CrudeRate.WithByarLimits(cases.Total, years.Total)!, side),
            ["crude", "ci_normal", var side] => Limit(CrudeRate.WithNormalLimits(cases.Total, years.Total)!, side),
            ["age_specific_rate", var age] => AgeSpecificRates.Of(cases, years)[int.Parse(age)]?.Per100k,
            ["truncated_segi", "truncated_rate_35_64"] => truncated.Per100k,
            ["truncated_segi", "ci_fay_feuer_gamma", var side] => Limit(truncated, side),
            ["cumulative_0_64", ..] => Cumulative(parts[1..], CumulativeRate.Of(cases, years, 64)!),
            ["cumulative_0_74", ..] => Cumulative(parts[1..], CumulativeRate.Of(cases, years, 74)!),
            _ => null,
        };
    }

    private static double? OfStandard(string[] parts, AgeVector cases, AgeVector years, StandardPopulation standard) => parts[1..] switch
    {
        ["asr"] => AgeStandardisedRate.Direct(cases, years, standard)!.Per100k,
        ["se_poisson"] => AgeStandardisedRate.StandardErrorPer100k(cases, years, standard),
        ["se_binomial_rcan"] => AgeStandardisedRate.BinomialStandardErrorPer100k(cases, years, standard),
        ["ci_fay_feuer_gamma", var side] => Limit(AgeStandardisedRate.Direct(cases, years, standard)!, side),
        ["ci_tiwari_gamma", var side] => Limit(AgeStandardisedRate.Direct(cases, years, standard, RateLimits.Tiwari)!, side),
        ["ci_fay_feuer_midp", var side] => Limit(AgeStandardisedRate.Direct(cases, years, standard, RateLimits.MidP)!, side),
        ["ci_byar_dobson", var side] => Limit(AgeStandardisedRate.Direct(cases, years, standard, RateLimits.Dobson)!, side),
        ["ci_normal", var side] => Limit(AgeStandardisedRate.Direct(cases, years, standard, RateLimits.Normal)!, side),
        ["ci_lognormal", var side] => Limit(AgeStandardisedRate.Direct(cases, years, standard, RateLimits.LogNormal)!, side),
        _ => null,
    };

    private static double? Cumulative(string[] parts, PercentEstimate rate) => parts switch
    {
        ["cumrate_pct"] => rate.Percent,
        ["ci_cumrate", var side] => (side == "0" ? rate.LowerPercent : rate.UpperPercent) / 100,
        ["cumrisk_pct"] => CumulativeRisk.Of(rate).Percent,
        ["ci_cumrisk_pct", var side] => side == "0" ? CumulativeRisk.Of(rate).LowerPercent : CumulativeRisk.Of(rate).UpperPercent,
        _ => null,
    };

    private static double? Limit(RateEstimate rate, string side) => side == "0" ? rate.LowerPer100k : rate.UpperPer100k;
}

using Registry.Analytics.Rates;
using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>Standardised rates of a site table with limits made in a chosen way; the rates are those of <see cref="SiteRates"/>.</summary>
/// <param name="table">Counts and person-years that the rates were made from.</param>
/// <param name="what">New cases or deaths.</param>
/// <param name="limits">How the limits are made.</param>
/// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
public sealed class ChosenLimits(SiteTable table, RegistryEvent what, RateLimits limits, double confidence = 0.95)
{
    /// <summary>The rates by one standard of a row; absent ones stay absent.</summary>
    /// <param name="row">The row.</param>
    /// <param name="made">Its rates by the standard.</param>
    public StandardisedRate Of(SiteRateRow row, StandardisedRate made)
    {
        if (limits == RateLimits.FayFeuer) return made;            // so they are already
        var deaths = what == RegistryEvent.Mortality;
        var cases = deaths ? table.Deaths(row.GroupIndex, row.Sex) : table.Cases(row.GroupIndex, row.Sex);
        var years = table.PersonYears(deaths, row.GroupIndex, row.Sex);
        return made with
        {
            Rate = made.Rate is null ? null : Corrected(AgeStandardisedRate.Direct(cases, years, made.Standard, limits, confidence))
                is { } rate ? rate with { Cases = row.Cases } : null,
            Truncated = made.Truncated is null ? null : Corrected(TruncatedRate.Between(cases, years, made.Standard, 35, 64, limits, confidence)),
        };

        RateEstimate? Corrected(RateEstimate? known) => known is null ? null : UnknownAge.Correct(known, cases.Total, row.CasesOfUnknownAge);
    }
}

using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Api.Survival;

/// <summary>An estimate of a site and sex at a time by one of the estimators; fractions at full precision.</summary>
/// <param name="SiteCode">Code of the site in the scheme.</param>
/// <param name="Icd10">ICD-10 codes of the site.</param>
/// <param name="SiteZh">Chinese name.</param>
/// <param name="SiteEn">English name.</param>
/// <param name="Sex">1 men, 2 women, 0 both.</param>
/// <param name="Years">Years since diagnosis.</param>
/// <param name="Given">Years that were reached (conditional survival); 0 from diagnosis.</param>
/// <param name="Method">The estimator, as it is asked for.</param>
/// <param name="Measure">survival, or cancer-death and other-death of crude probabilities.</param>
/// <param name="Patients">Patients that enter.</param>
/// <param name="Deaths">Deaths up to the time, of those who reached the given years; null without an estimate.</param>
/// <param name="AtRisk">Patients under observation just before the time; null without an estimate.</param>
/// <param name="Estimate">The estimate; null where nobody is followed so long.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">Its lower limit.</param>
/// <param name="Upper">Its upper limit.</param>
/// <param name="Standardised">The estimate standardised for age; null where an age group has none.</param>
/// <param name="StandardisedLower">Its lower limit.</param>
/// <param name="StandardisedUpper">Its upper limit.</param>
/// <param name="Standard">Number of the International Cancer Survival Standard.</param>
internal sealed record EstimateEntry(
    string SiteCode, string Icd10, string SiteZh, string SiteEn, int Sex, int Years, int Given, string Method, string Measure, int Patients, int? Deaths, int? AtRisk,
    double? Estimate, double? StandardError, double? Lower, double? Upper, double? Standardised, double? StandardisedLower, double? StandardisedUpper, int Standard)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header =
    [
        "site_code", "icd10", "site_zh", "site_en", "sex", "years", "given", "method", "measure", "patients", "deaths", "at_risk", "estimate", "standard_error", "lower", "upper",
        "standardised", "standardised_lower", "standardised_upper", "icss",
    ];

    /// <summary>The entry of an estimate.</summary>
    public static EstimateEntry Of(SiteScheme scheme, int given, SiteEstimate estimate)
    {
        var (group, point, standardised) = (scheme.Groups[estimate.Group], estimate.Point, estimate.Standardised);
        return new(group.Code, group.IcdLabel, group.NameZh, group.NameEn, (int)(estimate.Sex ?? 0), estimate.Years, given, SurvivalMethodWords.Of(estimate.Method),
            SurvivalMethodWords.Of(estimate.Measure), estimate.Patients, point?.Deaths, point?.AtRisk, point?.Survival, point?.StandardError, point?.Lower, point?.Upper,
            standardised?.Survival, standardised?.Lower, standardised?.Upper, estimate.Standard);
    }

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() =>
    [
        SiteCode, Icd10, SiteZh, SiteEn, Sex, Years, Given, Method, Measure, Patients, Deaths, AtRisk, Estimate, StandardError, Lower, Upper,
        Standardised, StandardisedLower, StandardisedUpper, Standard,
    ];
}

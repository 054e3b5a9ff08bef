using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Api.Survival;

/// <summary>Survival of a site and sex at a time; fractions at full precision.</summary>
/// <param name="SiteCode">Code of the site in the scheme.</param>
/// <param name="Icd10">ICD-10 codes of the site.</param>
/// <param name="SiteZh">Chinese name.</param>
/// <param name="SiteEn">English name.</param>
/// <param name="Sex">1 men, 2 women, 0 both.</param>
/// <param name="Years">Years since diagnosis.</param>
/// <param name="Patients">Patients that enter.</param>
/// <param name="Deaths">Deaths among them.</param>
/// <param name="AtRisk">Patients still followed just before the time.</param>
/// <param name="Observed">Observed survival.</param>
/// <param name="ObservedLower">Its lower limit.</param>
/// <param name="ObservedUpper">Its upper limit.</param>
/// <param name="Net">Net survival; null without a life table.</param>
/// <param name="NetLower">Its lower limit.</param>
/// <param name="NetUpper">Its upper limit.</param>
/// <param name="Standardised">Net survival standardised for age; null where an age group has none.</param>
/// <param name="StandardisedLower">Its lower limit.</param>
/// <param name="StandardisedUpper">Its upper limit.</param>
/// <param name="Standard">Number of the International Cancer Survival Standard.</param>
internal sealed record SurvivalEntry(
    string SiteCode, string Icd10, string SiteZh, string SiteEn, int Sex, int Years, int Patients, int Deaths, int? AtRisk,
    double? Observed, double? ObservedLower, double? ObservedUpper, double? Net, double? NetLower, double? NetUpper,
    double? Standardised, double? StandardisedLower, double? StandardisedUpper, int Standard)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header =
    [
        "site_code", "icd10", "site_zh", "site_en", "sex", "years", "patients", "deaths", "at_risk", "observed", "observed_lower", "observed_upper",
        "net", "net_lower", "net_upper", "net_standardised", "net_standardised_lower", "net_standardised_upper", "icss",
    ];

    /// <summary>The entry of a row.</summary>
    public static SurvivalEntry Of(SiteScheme scheme, SiteSurvivalRow row)
    {
        var group = scheme.Groups[row.Group];
        return new(group.Code, group.IcdLabel, group.NameZh, group.NameEn, (int)(row.Sex ?? 0), row.Years, row.Patients, row.Deaths, row.Observed?.AtRisk,
            row.Observed?.Survival, row.Observed?.Lower, row.Observed?.Upper, row.Net?.Survival, row.Net?.Lower, row.Net?.Upper,
            row.Standardised?.Survival, row.Standardised?.Lower, row.Standardised?.Upper, row.Standard);
    }

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() =>
    [
        SiteCode, Icd10, SiteZh, SiteEn, Sex, Years, Patients, Deaths, AtRisk, Observed, ObservedLower, ObservedUpper, Net, NetLower, NetUpper,
        Standardised, StandardisedLower, StandardisedUpper, Standard,
    ];
}

/// <summary>A clinical stage of a site, and the survival of its patients.</summary>
/// <param name="SiteCode">Code of the site in the scheme.</param>
/// <param name="SiteZh">Chinese name.</param>
/// <param name="SiteEn">English name.</param>
/// <param name="Stage">1 (stage 0) to 5 (stage IV), 6 cannot be determined; null where nothing is said.</param>
/// <param name="Cases">Cases of the stage.</param>
/// <param name="Percent">Share of the cases of the site.</param>
/// <param name="EarlyPercent">Share of stages 0 and I among known stages of the site.</param>
/// <param name="Years">Years since diagnosis.</param>
/// <param name="Observed">Observed survival.</param>
/// <param name="ObservedLower">Its lower limit.</param>
/// <param name="ObservedUpper">Its upper limit.</param>
/// <param name="Net">Net survival; null without a life table.</param>
/// <param name="NetLower">Its lower limit.</param>
/// <param name="NetUpper">Its upper limit.</param>
internal sealed record StageEntry(
    string SiteCode, string SiteZh, string SiteEn, int? Stage, int Cases, double? Percent, double? EarlyPercent, int Years,
    double? Observed, double? ObservedLower, double? ObservedUpper, double? Net, double? NetLower, double? NetUpper)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header =
    [
        "site_code", "site_zh", "site_en", "stage", "cases", "percent", "early_percent", "years", "observed", "observed_lower", "observed_upper", "net", "net_lower", "net_upper",
    ];

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() => [SiteCode, SiteZh, SiteEn, Stage, Cases, Percent, EarlyPercent, Years, Observed, ObservedLower, ObservedUpper, Net, NetLower, NetUpper];
}

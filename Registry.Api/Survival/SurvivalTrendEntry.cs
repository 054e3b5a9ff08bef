using System.Globalization;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Api.Compute;
using Registry.Core.Coding;

namespace Registry.Api.Survival;

/// <summary>Survival of a site and sex in one window of calendar time, and the change a year over all windows.</summary>
/// <param name="SiteCode">Code of the site in the scheme.</param>
/// <param name="Icd10">ICD-10 codes of the site.</param>
/// <param name="SiteZh">Chinese name.</param>
/// <param name="SiteEn">English name.</param>
/// <param name="Sex">1 men, 2 women, 0 both.</param>
/// <param name="Years">Years since diagnosis.</param>
/// <param name="From">First day of the window.</param>
/// <param name="To">Last day of the window.</param>
/// <param name="Patients">Patients under observation in it.</param>
/// <param name="Survival">Net survival; without a life table observed survival.</param>
/// <param name="Lower">Its lower limit.</param>
/// <param name="Upper">Its upper limit.</param>
/// <param name="Standardised">Net survival standardised for age.</param>
/// <param name="StandardisedLower">Its lower limit.</param>
/// <param name="StandardisedUpper">Its upper limit.</param>
/// <param name="ChangeOf">What the change is of: standardised, net or observed.</param>
/// <param name="ChangePerYear">Change a year, a fraction: 0.01 is one percentage point.</param>
/// <param name="ChangeLower">Its lower limit.</param>
/// <param name="ChangeUpper">Its upper limit.</param>
/// <param name="ChangeP">Two-sided p of no change.</param>
/// <param name="ExcessHazardRatioPerYear">Ratio of the excess hazards of two years of diagnosis that follow each other, at equal age and sex.</param>
/// <param name="ExcessHazardLower">Its lower limit.</param>
/// <param name="ExcessHazardUpper">Its upper limit.</param>
/// <param name="ExcessHazardP">Two-sided p of no change.</param>
/// <param name="WordsZh">The trend in Chinese.</param>
/// <param name="WordsEn">The trend in English.</param>
internal sealed record SurvivalTrendEntry(
    string SiteCode, string Icd10, string SiteZh, string SiteEn, int Sex, int Years, string From, string To, int Patients, double? Survival, double? Lower, double? Upper,
    double? Standardised, double? StandardisedLower, double? StandardisedUpper, string ChangeOf, double? ChangePerYear, double? ChangeLower, double? ChangeUpper, double? ChangeP,
    double? ExcessHazardRatioPerYear, double? ExcessHazardLower, double? ExcessHazardUpper, double? ExcessHazardP, string WordsZh, string WordsEn)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header =
    [
        "site_code", "icd10", "site_zh", "site_en", "sex", "years", "from", "to", "patients", "survival", "lower", "upper", "net_standardised", "net_standardised_lower", "net_standardised_upper",
        "change_of", "change_per_year", "change_lower", "change_upper", "change_p", "excess_hazard_ratio_per_year", "excess_hazard_lower", "excess_hazard_upper", "excess_hazard_p", "words_zh", "words_en",
    ];

    /// <summary>Computes the trends.</summary>
    /// <param name="patients">The registered cases.</param>
    /// <param name="question">What is asked; the last of its years is taken.</param>
    /// <param name="firstDiagnosis">First day of the years of diagnosis.</param>
    /// <param name="closing">Closing date.</param>
    /// <param name="span">Years of a window.</param>
    /// <exception cref="ComputeRefusedException">The life table lacks a row, or the years of diagnosis make fewer than two windows.</exception>
    public static IReadOnlyList<SurvivalTrendEntry> All(RegisteredPatients patients, SiteSurvivalQuestion question, DateOnly firstDiagnosis, DateOnly closing, int span)
    {
        var years = question.Years[^1];
        if (SiteSurvivalTrends.WindowsOf(firstDiagnosis, closing, span, years).Count < 2)
            throw new ComputeRefusedException([new("trend", new(
                $"不足两个时期：{years}年生存率的每个时期须在首个诊断年{firstDiagnosis.Year}之后{years}年及以后开始；请增加诊断年份、缩短时期或 times。",
                $"fewer than two windows: for {years}-year survival a window must begin {years} years after the first year of diagnosis, {firstDiagnosis.Year}; give more years of diagnosis, shorter windows or shorter times."))]);
        try
        {
            return [.. SiteSurvivalTrends.Of(patients, question, firstDiagnosis, closing, span).SelectMany(trend => Of(question.Scheme, trend))];
        }
        catch (MissingMortalityException missing)
        {
            throw new ComputeRefusedException([LifeTableText.Refusal(missing)]);
        }
    }

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() =>
    [
        SiteCode, Icd10, SiteZh, SiteEn, Sex, Years, From, To, Patients, Survival, Lower, Upper, Standardised, StandardisedLower, StandardisedUpper, ChangeOf, ChangePerYear, ChangeLower,
        ChangeUpper, ChangeP, ExcessHazardRatioPerYear, ExcessHazardLower, ExcessHazardUpper, ExcessHazardP, WordsZh, WordsEn,
    ];

    private static IEnumerable<SurvivalTrendEntry> Of(SiteScheme scheme, SiteSurvivalTrend trend)
    {
        var (group, change, excess) = (scheme.Groups[trend.Group], trend.Change, trend.ExcessHazardPerYear);
        var words = trend.Words(new($"{group.NameZh}（{SexOf(trend.Sex).Zh}）", $"{group.NameEn}, {SexOf(trend.Sex).En}"));
        var of = trend switch { { IsStandardised: true } => "standardised", { IsNet: true } => "net", _ => "observed" };
        return trend.Windows.Select(window => new SurvivalTrendEntry(
            group.Code, group.IcdLabel, group.NameZh, group.NameEn, (int)(trend.Sex ?? 0), trend.Years, Day(window.From), Day(window.To), window.Patients,
            window.Survival?.Survival, window.Survival?.Lower, window.Survival?.Upper, window.Standardised?.Survival, window.Standardised?.Lower, window.Standardised?.Upper,
            of, change?.PerYear, change?.Lower, change?.Upper, change?.PValue, excess?.Estimate, excess?.Lower, excess?.Upper, excess?.PValue, words.Zh, words.En));
    }

    private static Bilingual SexOf(Sex? sex) => sex switch
    {
        Core.Coding.Sex.Male => new("男性", "men"),
        Core.Coding.Sex.Female => new("女性", "women"),
        _ => new("男女合计", "both sexes"),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

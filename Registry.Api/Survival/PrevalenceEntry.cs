using Registry.Analytics.Prevalence;
using Registry.Core.Coding;

namespace Registry.Api.Survival;

/// <summary>Prevalence of a site, sex and age group.</summary>
/// <param name="Registry">Code of the registry, or all of the pool.</param>
/// <param name="SiteCode">Code of the site in the scheme.</param>
/// <param name="Icd10">ICD-10 codes of the site.</param>
/// <param name="SiteZh">Chinese name.</param>
/// <param name="SiteEn">English name.</param>
/// <param name="Sex">1 men, 2 women, 0 both.</param>
/// <param name="Back">Years looked back; null for complete prevalence, by the completeness index of the most years looked back.</param>
/// <param name="FromAge">Youngest age on the day; null for all ages.</param>
/// <param name="Alive">Persons known to be alive.</param>
/// <param name="Lost">Persons lost before the day.</param>
/// <param name="ExpectedAlive">Of them expected to be alive.</param>
/// <param name="Prevalence">Both together.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Per100k">Per 100 000 people; null where the population is not known.</param>
/// <param name="LowerPer100k">Lower limit of the rate.</param>
/// <param name="UpperPer100k">Upper limit of the rate.</param>
internal sealed record PrevalenceEntry(
    string Registry, string SiteCode, string Icd10, string SiteZh, string SiteEn, int Sex, double? Back, int? FromAge, double Alive, int Lost, double ExpectedAlive,
    double Prevalence, double Lower, double Upper, double? Per100k, double? LowerPer100k, double? UpperPer100k)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header =
        ["registry", "site_code", "icd10", "site_zh", "site_en", "sex", "years_back", "age_from", "alive", "lost", "expected_alive", "prevalence", "lower", "upper", "per_100k", "per_100k_lower", "per_100k_upper"];

    /// <summary>The word for all registries together.</summary>
    public const string All = "all";

    /// <summary>The entry of a row.</summary>
    public static PrevalenceEntry Of(string registry, SiteScheme scheme, SitePrevalenceRow row)
    {
        var (group, count) = (scheme.Groups[row.Group], row.Count);
        return new(registry, group.Code, group.IcdLabel, group.NameZh, group.NameEn, (int)(row.Sex ?? 0), count.Years, row.FromAge, count.Alive, count.Lost, count.ExpectedAlive,
            count.Total, count.Lower, count.Upper, row.Per100k, row.LowerPer100k, row.UpperPer100k);
    }

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() => [Registry, SiteCode, Icd10, SiteZh, SiteEn, Sex, Back, FromAge, Alive, Lost, ExpectedAlive, Prevalence, Lower, Upper, Per100k, LowerPer100k, UpperPer100k];
}

using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Cells of measures: a number, "not applicable" for a site of the other sex, "not available" where there is
/// none.</summary>
internal static class Measured
{
    public static Cell Count(SiteMeasures m) => Of(m, m.Cases, NumberKind.Count);

    public static Cell Crude(SiteMeasures m) => Of(m, m.CrudePer100k, NumberKind.Rate);

    public static Cell Share(SiteMeasures m) => Of(m, m.SharePercent, NumberKind.Percent);

    public static Cell China(SiteMeasures m) => Of(m, m.ChinaPer100k, NumberKind.Rate);

    public static Cell World(SiteMeasures m) => Of(m, m.WorldPer100k, NumberKind.Rate);

    public static Cell Truncated(SiteMeasures m) => Of(m, m.TruncatedPer100k, NumberKind.Rate);

    public static Cell Cumulative64(SiteMeasures m) => Of(m, m.Cumulative64Percent, NumberKind.Percent);

    public static Cell Cumulative74(SiteMeasures m) => Of(m, m.Cumulative74Percent, NumberKind.Percent);

    public static Cell AgeRate(SiteMeasures m, int age) => Of(m, m.AgeRates[age], NumberKind.Rate);

    private static Cell Of(SiteMeasures m, double? value, NumberKind kind) =>
        m.Applies ? Cell.Of(value, kind) : Cell.Of(Mark.NotApplicable, kind);

    /// <summary>Heads of the cells of <see cref="Quality"/>.</summary>
    public static IReadOnlyList<Column> QualityColumns { get; } =
    [
        Terms.NewCases, Terms.Deaths, Terms.MortalityToIncidence, Terms.Verified, Terms.CertificateOnly,
        Terms.Unspecified, Terms.Subsite,
    ];

    /// <summary>Counts and quality indicators of a site and sex.</summary>
    public static IEnumerable<Cell> Quality(AreaStatistics area, int group, Sex? sex)
    {
        var quality = area.Quality(group, sex);
        return
        [
            Cell.Count(quality.Counts.Cases),
            Cell.Count(area.HasDeaths ? quality.Counts.Deaths : null),
            Cell.Ratio(area.MortalityToIncidence(group, sex)),
            Cell.Percent(quality.MorphologicallyVerified?.Percent),
            Cell.Percent(quality.DeathCertificateOnly?.Percent),
            Cell.Percent(quality.PrimarySiteUnknown?.Percent),
            Cell.Percent(quality.UnspecifiedSubsite?.Percent),
        ];
    }

    /// <summary>What the quality columns mean.</summary>
    public static Bilingual QualityNote { get; } = new(
        "M:I 死亡发病比；MV% 病理学检查（细胞学、组织学）确诊比例；DCO% 仅有死亡医学证明书比例；UB% 其他或部位不明（C26、C39、C48、C76-C80、C97）比例；SUB% 亚部位不明（ICD-10 第四位为 9）比例。",
        "M:I mortality to incidence ratio; MV% verified by cytology or histology; DCO% death certificate only; "
            + "UB% other and unspecified sites (C26, C39, C48, C76-C80, C97); SUB% subsite unspecified (ICD-10 fourth character 9).");
}

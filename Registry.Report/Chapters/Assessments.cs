using Registry.Analytics;
using Registry.Analytics.Quality;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Indicators of all cancers that are to be explained or block, and who explained them.</summary>
internal static class Assessments
{
    public static void Write(ChapterWriter chapter, ReportData data)
    {
        var names = data.Accepted.ToDictionary(registry => registry.Code, ReportData.NameOf, StringComparer.Ordinal);
        var assessed = QualityAssessments.Of(data.Input.Cube, data.Input.Bands, names.Keys.ToHashSet(StringComparer.Ordinal), data.Year, data.OwnSurvival)
            .Where(assessment => assessment.Group.Kind == SiteGroupKind.Total && assessment.Sex is null).ToList();
        int Count(AssessmentVerdict verdict) => assessed.Count(assessment => assessment.Verdict == verdict);
        chapter.Paragraph(new(
            $"全部癌症的指标与同部位构成的地区值、登记处自身前三年和生存率比较（{data.Input.Bands.Edition} 版界限），固定界限不单独决定取舍：无须说明 {Count(AssessmentVerdict.Fine)} 项，须说明 {Count(AssessmentVerdict.Explain)} 项，须先核实 {Count(AssessmentVerdict.Block)} 项。",
            $"The indicators of all cancers were held against the region at the same sites, the registry's own three years before and survival (bands of {data.Input.Bands.Edition}); "
                + $"fixed limits alone decide nothing: {Count(AssessmentVerdict.Fine)} need no explanation, {Count(AssessmentVerdict.Explain)} do, {Count(AssessmentVerdict.Block)} must be looked at first."));
        if (data.OwnSurvival is { Count: > 0 } own)
            chapter.Paragraph(new(
                $"死亡发病比所比较的生存率，{own.Count}个部位与性别用本地5年净生存率（其中{own.OfRegistries}项用该登记处自身的，其余用全部登记处合计的；自身值显著高于合计者，可能漏报死亡，仍用合计），其他部位用已发表的生存率，两者皆无者不比较。",
                $"M:I is held against the own 5-year net survival at {EnglishNoun.Count(own.Count, "site and sex", "sites and sexes")} ({own.OfRegistries} times that of the registry itself, else that of all registries, "
                    + "also where the registry's own is above it by more than chance, which missed deaths would bring about), against published survival at other sites, and against none where neither is known."));
        var open = assessed.Where(assessment => assessment.Verdict is AssessmentVerdict.Explain or AssessmentVerdict.Block).ToList();
        if (open.Count == 0) return;
        chapter.Table(
            new("须说明或核实的指标", "Indicators to explain or to look at"),
            [Terms.Registry, new(new("评价", "Assessment"), IsText: true), new(new("说明", "Explanation"), IsText: true)],
            open.Select(assessment => new Row([Cell.Of(names[assessment.Registry]), Cell.Of(assessment.Text), Cell.Of(Explanation(data, assessment))])));
    }

    private static Bilingual Explanation(ReportData data, QualityAssessment assessment)
    {
        var said = data.Input.Explanations.LastOrDefault(explanation => explanation.Key == assessment.Key);
        return said is null ? new("尚无", "none yet")
            : said.HoldsFor(assessment.Numerator, assessment.Denominator) ? Bilingual.Same($"{said.Reason} ({said.By}, {said.At:yyyy-MM-dd})")
            : new("数据已变，原说明失效", "lapsed: the counts are others now");
    }
}

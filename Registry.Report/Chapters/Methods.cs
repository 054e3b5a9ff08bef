using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>How sites are grouped, which indicators are computed, and every setting of the edition.</summary>
internal static class Methods
{
    public static Chapter Write(ReportData data, ChapterEntry entry)
    {
        var chapter = new ChapterWriter(entry);
        chapter.Section(new("收集范围与编码约定", "Scope and coding conventions"));
        chapter.Add(new BulletList([.. Conventions.Of(data.Input.Cube.Settings), .. data.Settings.Conventions]));
        chapter.Section(new("癌症分类", "Classification of cancers"));
        chapter.Paragraph(new(
            $"病例按 ICD-10 归类。正文使用26个大类（{chapter.NextTable.Zh}），附录使用59个部位。",
            $"Cases are grouped by ICD-10. The text uses 26 major sites ({chapter.NextTable.En}), the appendix 59 sites."));
        Classification(chapter, data.All.Major.Scheme, new("癌症分类：26个大类", "Classification of cancers: 26 major sites"));
        Classification(chapter, data.All.Minor.Scheme, new("癌症分类：59个部位", "Classification of cancers: 59 sites"));
        chapter.Section(new("统计指标", "Indicators"));
        chapter.Add(new BulletList(Indicators(data.Settings)));
        Standards(chapter, data.Settings);
        chapter.Section(new("质量指标", "Quality indicators"));
        chapter.Paragraph(Measured.QualityNote);
        chapter.Paragraph(Quality.Caution);
        chapter.Section(new("本报告的设定", "Settings of this report"));
        chapter.Add(new BulletList(Settings(data)));
        return chapter.Chapter();
    }

    private static void Classification(ChapterWriter chapter, SiteScheme scheme, Bilingual title) =>
        chapter.Table(
            title, [new(new("编号", "No."), IsText: true), new(new("部位", "Site (Chinese)"), IsText: true),
                new(new("英文名", "Site"), IsText: true), Terms.Icd],
            scheme.Groups.Select(g => new Row(
                [Cell.Of(g.Code), Cell.Of(g.NameZh), Cell.Of(g.NameEn), Cell.Of(g.IcdLabel)],
                IsTotal: g.Kind == SiteGroupKind.Total)),
            [new($"分类版本：{scheme.Code}。", $"Version of the classification: {scheme.Code}.")]);

    private static IReadOnlyList<Bilingual> Indicators(EditionSettings settings) =>
    [
        new("粗发病（死亡）率：某年新发病例（死亡）数与同期年平均人口之比，以1/10万表示。",
            "Crude rate: new cases (deaths) of the year divided by its mean population, per 100,000."),
        new("年龄别率：各年龄组病例数与该组人口数之比；年龄分为0、1-4、5-9……80-84、85+共19组。",
            "Age-specific rate: cases of an age group divided by its population; 19 groups 0, 1-4, 5-9 … 80-84, 85+."),
        new($"年龄标化率：直接法，{Terms.ChinaRate(settings).Zh}采用{settings.ChinaStandard.NameZh}，{Terms.WorldRate(settings).Zh}采用{settings.WorldStandard.NameZh}。",
            $"Age-standardised rate (ASR): direct method; {Terms.ChinaRate(settings).En} uses {settings.ChinaStandard.NameEn}, {Terms.WorldRate(settings).En} uses {settings.WorldStandard.NameEn}."),
        new($"截缩率：35-64岁的标化率（{settings.ChinaStandard.NameZh}，权重在该年龄段内归一）。",
            $"Truncated rate: ASR over ages 35-64 ({settings.ChinaStandard.NameEn}, weights scaled to one inside)."),
        new("累积率：0-64岁、0-74岁各年龄组年龄别率与组距乘积之和，以%表示。",
            "Cumulative rate: sum of the age-specific rates times the width of their group over ages 0-64 and 0-74, in percent."),
        new("构成：某部位病例数占全部癌症病例数的百分比。", "Share: cases of a site in percent of all cases."),
    ];

    private static void Standards(ChapterWriter chapter, EditionSettings settings) =>
        chapter.Table(
            new("标准人口", "Standard populations"),
            [Terms.AgeGroup, new(new(settings.ChinaStandard.NameZh + "(%)", settings.ChinaStandard.NameEn + " (%)")),
                new(new(settings.WorldStandard.NameZh + "(%)", settings.WorldStandard.NameEn + " (%)"))],
            AgeScheme.Cn19.Labels.Select((label, age) => new Row(
                [Cell.Of(label), Cell.Percent(Weight(settings.ChinaStandard, age)),
                    Cell.Percent(Weight(settings.WorldStandard, age))])));

    private static double Weight(Core.Cube.StandardPopulation standard, int age) =>
        standard.Weights[age] / standard.Weights.Total * 100;

    private static IReadOnlyList<Bilingual> Settings(ReportData data) =>
    [
        new($"人口口径：{data.BasisName.Zh}人口。", $"Population basis: {data.BasisName.En}."),
        Conventions.Counting(data),
        Conventions.Deaths(data),
        new($"编码归类的设定：{data.Input.Cube.Settings}。", $"Settings of the classification: {data.Input.Cube.Settings}."),
        Ranking(data.Settings),
        AgePattern.Rule(data.Settings),
        new("数值按全精度计算后修约（四舍五入，远离零），合计由原始数计算。",
            "Numbers are rounded half away from zero after full-precision arithmetic; totals are made from unrounded numbers."),
        Marks.Footnote,
        new("存有未答复质疑的已接受病例计入各率，其数目见附件。",
            "Accepted cases with an open query are counted in the rates; the annex says how many there are."),
    ];

    /// <summary>The ranking rule, a footnote of every ranked table.</summary>
    internal static Bilingual Ranking(EditionSettings settings) =>
        new(settings.Ranking.Text.Zh, settings.Ranking.Text.En);
}

using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Quality indicators by registry, by site, and by sex and area.</summary>
internal static class Quality
{
    /// <summary>Why M:I is no measure of survival.</summary>
    internal static Bilingual Caution { get; } = new(
        "死亡发病比低不等于预后好：筛查和检出方式会改变病例数，死亡资料不完整也会使其降低，不能由其推算生存率。",
        "A low M:I does not mean a good prognosis: screening and detection change the number of cases, and incomplete deaths lower it; survival cannot be derived from it.");

    public static Chapter Write(ReportData data, ChapterEntry entry)
    {
        var chapter = new ChapterWriter(entry);
        chapter.Section(new("总体质量", "Quality overall"));
        if (data.IsEmpty)
        {
            chapter.Paragraph(Overview.Coverage(data));
            return chapter.Chapter();
        }
        chapter.Paragraph(Overall(data));
        chapter.Paragraph(Caution);
        BySexAndArea(chapter, data);
        chapter.Section(new("各登记处的质量", "Quality by registry"));
        ByRegistry(chapter, data);
        chapter.Section(new("各部位的质量", "Quality by site"));
        if (Extremes(data) is { } extremes) chapter.Paragraph(extremes);
        BySite(chapter, data);
        chapter.Section(new("请登记处说明的指标", "What registries are asked to explain"));
        Findings.Write(chapter, data);
        chapter.Section(new("结合部位构成、地区和历史的评价", "Indicators in their context"));
        Assessments.Write(chapter, data);
        return chapter.Chapter();
    }

    private static Bilingual Overall(ReportData data)
    {
        var all = AreaStatistics.AllSites(data.All.Major);
        var quality = data.All.Quality(null);
        var (mi, mv, dco, ub) = (
            Sentences.Ratio(data.All.MortalityToIncidence(all, null)),
            Sentences.Percent(quality.MorphologicallyVerified?.Percent),
            Sentences.Percent(quality.DeathCertificateOnly?.Percent),
            Sentences.Percent(quality.PrimarySiteUnknown?.Percent));
        return new(
            $"{Terms.Plain(data.Year)}年全部癌症的死亡发病比（M:I）为{mi}，病理诊断比例（MV%）为{mv}，仅有死亡医学证明书比例（DCO%）为{dco}，部位不明比例（UB%）为{ub}。",
            $"For all cancers of {Terms.Plain(data.Year)} the mortality to incidence ratio (M:I) was {mi}, MV% {mv}, DCO% {dco} and UB% {ub}.");
    }

    // Only sites with cases enough are named.
    private static Bilingual? Extremes(ReportData data)
    {
        var sites = AreaStatistics.Sites(data.All.Major.Scheme)
            .Select(g => (Names: SiteNames.Of(data.All.Major.Scheme, data.All.Major.Scheme.Groups[g]),
                Quality: data.All.Quality(g, null)))
            .Where(s => s.Quality.Counts.Cases >= data.Settings.FewestCasesForWords
                && s.Quality.MorphologicallyVerified is not null)
            .OrderBy(s => s.Quality.MorphologicallyVerified!.Percent).ToList();
        if (sites.Count < 2) return null;
        static string Percent(SiteQualityRow quality) => Numbers.Percent(quality.MorphologicallyVerified!.Percent);
        var (low, high) = (sites[0], sites[^1]);
        return new(
            $"病例数不少于{data.Settings.FewestCasesForWords}例的部位中，MV%最高的是{high.Names.Disease.Zh}（{Percent(high.Quality)}），最低的是{low.Names.Disease.Zh}（{Percent(low.Quality)}）。",
            $"Among sites with at least {data.Settings.FewestCasesForWords} cases, MV% was highest for {high.Names.Disease.En} ({Percent(high.Quality)}) and lowest for {low.Names.Disease.En} ({Percent(low.Quality)}).");
    }

    private static void BySexAndArea(ChapterWriter chapter, ReportData data) =>
        chapter.Table(
            new("分地区、性别的质量指标", "Quality indicators by area and sex"),
            [Terms.Area, Terms.SexColumn, .. Measured.QualityColumns],
            data.Areas.SelectMany(area => Terms.AllSexes.Select(sex => new Row(
                [Cell.Of(area.Name), Cell.Of(Terms.Of(sex)),
                    .. Measured.Quality(area, AreaStatistics.AllSites(area.Major), sex)], IsTotal: sex is null))),
            [Measured.QualityNote, .. Sentences.PartWithoutDeaths(data)]);

    private static void ByRegistry(ChapterWriter chapter, ReportData data)
    {
        var rows = data.Each.Append(data.All).Select(area => new Row(
        [
            Cell.Of(area == data.All ? area.Name : ReportData.NameOf(area.Registries[0])),
            Cell.Of(area == data.All ? Bilingual.Same("") : Terms.Of(area.Registries[0].Type)),
            Cell.Count(area.Population(null)),
            .. Measured.Quality(area, AreaStatistics.AllSites(area.Major), null), Change(data, area),
        ], IsTotal: area == data.All));
        chapter.Table(
            new("各登记处的质量指标", "Quality indicators by registry"),
            [Terms.Registry, new(new("类型", "Type"), IsText: true), Terms.Population, .. Measured.QualityColumns,
                new(new("发病数较上年(%)", "Cases against last year (%)"))],
            rows, [Measured.QualityNote, .. Sentences.PartWithoutDeaths(data), Marks.Footnote]);
    }

    // Against the same registries in the year before; nothing to compare with when one of them had no cases then.
    private static Cell Change(ReportData data, AreaStatistics area)
    {
        var before = area.Registries.Select(r => CasesBefore(data, r)).ToList();
        return Cell.Percent(before.Contains(0) ? null : (area.Quality(null).Counts.Cases / before.Sum() - 1) * 100);
    }

    private static double CasesBefore(ReportData data, RegistryArea registry)
    {
        var table = data.Input.Cube.Tabulate(data.Input.Cube.Sites(SiteScheme.Cn26), [registry.Code], data.Year - 1, data.Year - 1);
        return table.Quality(AreaStatistics.AllSites(table), null).Cases;
    }

    private static void BySite(ChapterWriter chapter, ReportData data)
    {
        var area = data.All;
        chapter.Table(
            new("各部位的质量指标，男女合计", "Quality indicators by site, both sexes"),
            [Terms.Site, Terms.Icd, .. Measured.QualityColumns],
            area.Major.Scheme.Groups.Select((group, g) => new Row(
                [Cell.Of(Terms.Of(group)), Cell.Of(group.IcdLabel), .. Measured.Quality(area, g, null)],
                IsTotal: group.Kind == SiteGroupKind.Total)),
            [Measured.QualityNote, .. Sentences.PartWithoutDeaths(data), Marks.OneSexNote, Marks.Footnote]);
    }
}

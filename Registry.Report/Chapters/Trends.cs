using Registry.Analytics;
using Registry.Analytics.Trends;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Figures;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Trends of the standardised rates up to the data year: sentences, a table of segments, figures with joinpoints and breaks.</summary>
internal static class Trends
{
    private const int MostFigures = 6;

    public static Chapter Write(ReportData data, ChapterEntry entry)
    {
        var chapter = new ChapterWriter(entry);
        foreach (var counted in Enum.GetValues<RegistryEvent>())
            if (counted == RegistryEvent.Incidence || (!data.IsEmpty && data.All.HasDeaths)) Event(chapter, data, counted);
        return chapter.Chapter();
    }

    private static void Event(ChapterWriter chapter, ReportData data, RegistryEvent counted)
    {
        chapter.Section(counted == RegistryEvent.Incidence ? new("发病趋势", "Trends of incidence") : new("死亡趋势", "Trends of mortality"));
        var table = data.IsEmpty ? null : data.Trends(counted);
        if (table is null || table.Trends.All(trend => trend.Model is null))
        {
            chapter.Paragraph(table?.Trends.FirstOrDefault(trend => trend.Group.Code == "60") is { Reason: { } reason }
                ? new($"不作趋势分析：{reason.Zh}。", $"No trend is told: {reason.En}.")
                : new("不作趋势分析：没有足够的资料。", "No trend is told: there are not enough data."));
            return;
        }
        chapter.Paragraph(Basis(data, table));
        foreach (var trend in table.Trends.Where(trend => trend.Group.Code == "60")) chapter.Paragraph(trend.Words(Name(data, trend, counted)));
        var told = Leading(data, table, counted);
        foreach (var trend in told) chapter.Paragraph(trend.Words(Name(data, trend, counted)));
        TrendTables.Write(chapter, data, table, counted);
        Figure(chapter, data, table, counted, AreaStatistics.AllSites(data.All.Major));
        foreach (var group in told.Select(trend => data.All.Major.Scheme.IndexOf(trend.Group.Code)!.Value).Distinct().Take(MostFigures))
            Figure(chapter, data, table, counted, group);
    }

    private static Bilingual Basis(ReportData data, SiteTrendTable table)
    {
        var (from, to) = (Terms.Plain(table.Years[0]), Terms.Plain(table.Years[^1]));
        var leftOut = table.LeftOut.Count == 0 ? new("", "") : new Bilingual(
            $"；该时期资料不全的{table.LeftOut.Count}个登记处不计入", $"; {EnglishNoun.Count(table.LeftOut.Count, "registry that lacks a year of it takes", "registries that lack a year of it take")} no part");
        return new(
            $"以下为{from}-{to}年每年均有资料的{table.Registries.Count}个登记处合并的{Terms.ChinaRate(data.Settings).Zh}的变化，以Joinpoint回归（按标准误加权，转折点个数由加权BIC确定）拟合{leftOut.Zh}。",
            $"The changes below are of the {Terms.ChinaRate(data.Settings).En} of the {EnglishNoun.Count(table.Registries.Count, "registry that has", "registries, pooled, that have")} data of every year from {from} to {to}, fitted by joinpoint regression (weighted by standard errors, number of joinpoints by weighted BIC){leftOut.En}.");
    }

    // The leading sites of the year in either sex whose mean change stays one when all sites are looked at, or that have a known break.
    private static List<SiteTrend> Leading(ReportData data, SiteTrendTable table, RegistryEvent counted) =>
        [.. new[] { Sex.Male, Sex.Female }.SelectMany(sex => LeadingSites.Of(data.All, counted, sex, data.Settings)
            .Select(site => table.Trends.FirstOrDefault(trend => trend.Group.Code == site.Site.Code && trend.Sex == sex)))
            .OfType<SiteTrend>().Where(trend => trend.FalseDiscoveryRate < 0.05 || trend.Breaks.Count > 0)];

    private static Bilingual Name(ReportData data, SiteTrend trend, RegistryEvent counted) => SeriesNames.Of(data.All.Major.Scheme, trend.Group, trend.Sex, counted);

    private static void Figure(ChapterWriter chapter, ReportData data, SiteTrendTable table, RegistryEvent counted, int group)
    {
        var site = data.All.Major.Scheme.Groups[group];
        var names = site.Code == "60" ? new Bilingual("全部癌症", "all cancers") : SiteNames.Of(data.All.Major.Scheme, site).Disease;
        var trends = table.Trends.Where(trend => trend.Group.Code == site.Code && trend.Sex is not null && trend.Points.Count > 0).ToList();
        if (trends.Count == 0) return;
        chapter.Figure(
            new($"{names.Zh}{Terms.Of(counted).Zh}趋势", $"Trend of {Terms.Of(counted).En.ToLowerInvariant()}, {names.En}"),
            new TrendLines
            {
                Lines = [.. trends.Select(Line)],
                Measure = Terms.ChinaRate(data.Settings) + Terms.PerPersons,
                Breaks = [.. trends.SelectMany(trend => trend.Breaks).DistinctBy(b => b.LastYear).Select(b => ((double)b.LastYear, b.Words))],
                Description = new($"{names.Zh}各年标化率（点）、拟合的趋势（线）和转折点（菱形）。", $"Standardised rate of each year of {names.En} (marks), fitted trend (lines) and joinpoints (diamonds)."),
            });
    }

    private static TrendLine Line(SiteTrend trend) => new(
        Terms.Of(trend.Sex), trend.Sex == Sex.Male ? FigureStyle.Male : FigureStyle.Female, trend.Sex == Sex.Female,
        [.. trend.Points.Select(p => p.Year)], [.. trend.Points.Select(p => p.Rate)], trend.Model?.FittedRates, [.. trend.Model?.Joinpoints.Select(j => j.Year) ?? []]);
}

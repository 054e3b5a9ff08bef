using System.Globalization;
using Registry.Analytics;
using Registry.Analytics.Trends;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>The table of trends: for each site and sex its segments, and the mean change over all years.</summary>
internal static class TrendTables
{
    private static readonly Bilingual OfSegment = new("各段年度变化（APC）", "Change a year (APC)"), OfAll = new("平均年度变化（AAPC）", "Mean change (AAPC)");

    private static readonly Bilingual Note = new(
        "APC：年度变化百分比；AAPC：全部年份的平均年度变化百分比；并列95%置信限。校正p：按Benjamini-Hochberg法对表中全部部位和性别校正（错误发现率）。",
        "APC: annual percent change; AAPC: its mean over all years; with 95% confidence limits. Adjusted p: by Benjamini and Hochberg over all sites and sexes of the table (false discovery rate).");

    public static void Write(ChapterWriter chapter, ReportData data, SiteTrendTable table, RegistryEvent counted)
    {
        var told = table.Trends.Where(trend => trend.Model is not null).ToList();
        chapter.Table(
            counted == RegistryEvent.Incidence ? new("标化发病率的趋势", "Trends of standardised incidence") : new("标化死亡率的趋势", "Trends of standardised mortality"),
            [
                Terms.Site, Terms.Cases(counted), new(new("年份", "Years"), OfSegment, IsText: true), new(new("APC(%)", "APC (%)"), OfSegment),
                new(new("下限(%)", "Lower (%)"), OfSegment), new(new("上限(%)", "Upper (%)"), OfSegment),
                new(new("AAPC(%)", "AAPC (%)"), OfAll), new(new("下限(%)", "Lower (%)"), OfAll), new(new("上限(%)", "Upper (%)"), OfAll),
                new(new("p", "p"), OfAll, IsText: true), new(new("校正p", "Adjusted p"), OfAll, IsText: true),
            ],
            [.. Terms.AllSexes.Select(sex => new RowGroup(Terms.Of(sex), [.. told.Where(trend => trend.Sex == sex).SelectMany(trend => Rows(data, trend))]))
                .Where(group => group.Rows.Count > 0)],
            [Note, .. Breaks(told), .. Untold(data, table)], Terms.SexColumn.Head, isWide: true);
    }

    private static IEnumerable<Row> Rows(ReportData data, SiteTrend trend)
    {
        var (model, average) = (trend.Model!, trend.Average!);
        for (var i = 0; i < model.Segments.Count; i++)
        {
            var segment = model.Segments[i];
            Cell[] own =
            [
                Cell.Of($"{Year(segment.FromYear)}-{Year(segment.ToYear)}"), Cell.Percent(segment.Change), Cell.Percent(segment.Lower), Cell.Percent(segment.Upper),
            ];
            yield return i > 0
                ? new([Cell.Of(Site(data, trend)), Cell.Empty, .. own, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty])
                : new(
                    [
                        Cell.Of(Site(data, trend)), Cell.Count(trend.Cases), .. own, Cell.Percent(average.Change), Cell.Percent(average.Lower), Cell.Percent(average.Upper),
                        Cell.Of(P(average.PValue)), Cell.Of(P(trend.FalseDiscoveryRate)),
                    ], IsTotal: trend.Group.Code == "60");
        }
    }

    private static IEnumerable<Bilingual> Breaks(List<SiteTrend> told) =>
        told.SelectMany(trend => trend.Breaks).Distinct().OrderBy(known => known.LastYear).Select(known => new Bilingual(
            $"{Terms.Plain(known.LastYear)}年后{known.Words.Zh}：相关序列的水平跳跃单独估计，不计入趋势。",
            $"After {Terms.Plain(known.LastYear)}, {known.Words.En}: the jump of the series concerned is estimated apart and is no part of the trend."));

    private static IEnumerable<Bilingual> Untold(ReportData data, SiteTrendTable table)
    {
        foreach (var reason in table.Trends.Where(trend => trend.Reason is not null).GroupBy(trend => trend.Reason!))
            yield return new Bilingual("未列入：", "Not listed: ")
                + Bilingual.Join(new("、", ", "), reason.Select(trend => SeriesNames.Short(data.All.Major.Scheme, trend.Group, trend.Sex)))
                + new Bilingual($"（{reason.Key.Zh}）。", $" ({reason.Key.En}).");
    }

    private static Bilingual Site(ReportData data, SiteTrend trend) => SeriesNames.Short(data.All.Major.Scheme, trend.Group);

    private static string Year(double year) => year.ToString("0.#", CultureInfo.InvariantCulture);

    private static string P(double? value) => value switch
    {
        null => Numbers.Text(Mark.NotAvailable),
        < 0.001 => "<0.001",
        { } p => p.ToString("0.000", CultureInfo.InvariantCulture),
    };
}

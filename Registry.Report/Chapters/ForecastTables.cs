using Registry.Analytics;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>The table of forecasts: yearly numbers and rates to come, the back-test beside each, and the verdict.</summary>
internal static class ForecastTables
{
    private static readonly Bilingual Tested = new("回测", "Back-test"), Interval = new("95%预测区间", "95% prediction interval");

    private static readonly Bilingual Note = new(
        "例数为该时期平均每年的例数，合并预测的中位数；回测为合并预测从较早起点对已发生时期的预测：误差为预测减观察占观察的百分比，覆盖率为观察值落在95%预测区间内的比例；同一时期由几个起点分别预测，各次预测并非相互独立。",
        "Numbers are those of a year of the period, the median of the pooled forecast. Back-test: the pooled forecast made from earlier origins for periods that have come; errors are expected less observed in percent of the observed, coverage is the share of the observed within the 95% prediction interval; a period is forecast from several origins, so that the forecasts are not independent of each other.");

    public static void Write(ChapterWriter chapter, ReportData data, OutlookTable table, RegistryEvent counted) =>
        chapter.Table(
            counted == RegistryEvent.Incidence ? new("各部位发病预测与回测", "Forecasts of incidence by site, with back-test") : new("各部位死亡预测与回测", "Forecasts of mortality by site, with back-test"),
            Columns(data, table, counted),
            [.. Terms.AllSexes.Select(sex => new RowGroup(Terms.Of(sex), [.. table.Outlooks.Where(outlook => outlook.Forecast.Sex == sex).SelectMany(outlook => Rows(data, outlook))]))
                .Where(group => group.Rows.Count > 0)],
            [Note, Marks.Footnote, .. Refused(data, table)], Terms.SexColumn.Head, isWide: true);

    private static IReadOnlyList<Column> Columns(ReportData data, OutlookTable table, RegistryEvent counted)
    {
        var (from, to) = table.Outlooks[0].LastObserved;
        var rate = Terms.ChinaRate(data.Settings);
        return
        [
            Terms.Site, new(new($"{Terms.Plain(from)}-{Terms.Plain(to)}年平均每年", $"A year in {Terms.Plain(from)}-{Terms.Plain(to)}"), Terms.Cases(counted).Head),
            new(new("预测年份", "Years"), IsText: true), new(new("预计每年", "Expected a year"), Terms.Cases(counted).Head),
            new(new("下限", "Lower"), Interval), new(new("上限", "Upper"), Interval),
            new(rate + Terms.PerPersons), new(new("下限(1/10万)", "Lower (per 100,000)"), rate), new(new("上限(1/10万)", "Upper (per 100,000)"), rate),
            new(new("次数", "Forecasts"), Tested), new(new("平均误差(%)", "Bias (%)"), Tested), new(new("平均绝对误差(%)", "MAPE (%)"), Tested), new(new("覆盖率(%)", "Coverage (%)"), Tested),
            new(new("结论", "Verdict"), IsText: true),
        ];
    }

    private static IEnumerable<Row> Rows(ReportData data, SiteOutlook outlook)
    {
        var (group, score) = (outlook.Forecast.Group, outlook.Forecast.Score);
        foreach (var period in outlook.Shown)
        {
            Cell[] expected = period.IsForecast
                ? [Cell.Count(period.Cases), Cell.Count(period.Lower), Cell.Count(period.Upper), Cell.Rate(period.Per100k), Cell.Rate(period.LowerPer100k), Cell.Rate(period.UpperPer100k)]
                : [Withheld, Withheld, Withheld, WithheldRate, WithheldRate, WithheldRate];
            yield return new(
                [
                    Cell.Of(SeriesNames.Short(data.All.Major.Scheme, group)), Cell.Count(outlook.LastCases), Cell.Of(period.Years), .. expected,
                    Cell.Count(score?.Forecasts), Cell.Percent(score?.BiasPercent), Cell.Percent(score?.AbsolutePercent), Cell.Percent(score?.CoveragePercent), Cell.Of(Verdict(period)),
                ], IsTotal: group.Code == "60");
        }
    }

    private static Cell Withheld => Cell.Of(Mark.Suppressed);

    private static Cell WithheldRate => Cell.Of(Mark.Suppressed, NumberKind.Rate);

    private static Bilingual Verdict(OutlookPeriod period) =>
        !period.IsForecast ? new Bilingual("不预测：", "Not forecast: ") + OutlookSentences.Reasons(period)
        : period.Reasons.Count > 0 ? new Bilingual("慎用：", "Caution: ") + OutlookSentences.Reasons(period)
        : new("可用", "Forecast");

    private static IEnumerable<Bilingual> Refused(ReportData data, OutlookTable table) =>
        table.Forecasts.Where(forecast => forecast.Refusal is not null).GroupBy(forecast => forecast.Refusal!).Select(reason =>
            new Bilingual("未列入：", "Not listed: ") + Bilingual.Join(new("、", ", "), reason.Select(forecast =>
                SeriesNames.Short(data.All.Major.Scheme, forecast.Group, forecast.Sex)))
            + new Bilingual("（", " (") + reason.Key + new Bilingual("）。", ")."));
}

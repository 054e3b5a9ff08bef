using Registry.Analytics;
using Registry.Analytics.Timeliness;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Recent years made up for late reports: a series apart from the registered cases.</summary>
internal static class NowcastTables
{
    private static Bilingual Note(int lastReportYear) => new(
        $"补足后的估计由历年送交批次的延迟分布推得，单列于此，不计入本报告其他各表；延迟按送交的日历年计，超过已见最长延迟的报告不补；送交计至 {lastReportYear} 年；占报告不足 1% 的最短延迟并入其后一个延迟，首尾无病例的年份不列。",
        $"Numbers made up follow from the delays of the batches of earlier years; they stand here by themselves and in no other table of this report. Delays are told by calendar year of the delivery; reports later than any seen are not made up. Deliveries are counted up to {lastReportYear}; leading delays with less than 1 % of the reports count with the next, and first and last years without a case are left out.");

    public static void Write(ChapterWriter chapter, ReportData data, RegistryEvent counted)
    {
        if (data.Input.Nowcast is not { } nowcast) return;
        chapter.Subsection(new("迟报补足（另列）", "Made up for late reports (apart)"));
        var accepted = data.Accepted.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        try
        {
            var (reports, first) = DeliveryDelays.Of([.. (counted == RegistryEvent.Incidence ? nowcast.Cases : nowcast.Deaths).Where(d => accepted.Contains(d.Registry))], nowcast.LastReportYear);
            Write(chapter, ReportingDelay.Of(reports), first, counted, nowcast.LastReportYear);
        }
        catch (StatisticRefusedException refused)
        {
            chapter.Paragraph(new Bilingual("不作迟报补足：", "Nothing is made up for late reports: ") + refused.Reason);
        }
    }

    private static void Write(ChapterWriter chapter, DelayAdjustment adjusted, int first, RegistryEvent counted, int lastReportYear)
    {
        Bilingual limits = new("95%预测区间", "95% prediction interval");
        chapter.Table(
            counted == RegistryEvent.Incidence ? new("全部癌症新发病例的迟报补足", "New cases of all cancers, made up for late reports") : new("全部癌症死亡的迟报补足", "Deaths of all cancers, made up for late reports"),
            [
                new(new("年份", "Year"), IsText: true), new(new("已过延迟(年)", "Delay passed (years)"), IsText: true), new(new("已登记", "Registered")), new(new("补足后预计", "Expected in the end")),
                new(new("下限", "Lower"), limits), new(new("上限", "Upper"), limits), new(new("已登记比例(%)", "Registered (%)")),
            ],
            adjusted.Years.Select(year => new Row([
                Cell.Of(Terms.Plain(year.Year)), Cell.Of(Terms.Plain(year.KnownDelay + first)), Cell.Count(year.Reported), Cell.Count(year.Expected), Cell.Count(year.Lower), Cell.Count(year.Upper), Cell.Percent(year.ReportedPercent),
            ])),
            [Note(lastReportYear)]);
    }
}

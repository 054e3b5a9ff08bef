using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Figures;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Fans of the forecasts that are printed, and bars of why numbers change.</summary>
internal static class ForecastFigures
{
    public static void Write(ChapterWriter chapter, ReportData data, IReadOnlyList<SiteOutlook> outlooks, RegistryEvent counted)
    {
        var printed = outlooks.Where(outlook => outlook.Last.IsForecast && outlook.LastCases >= data.Settings.FewestCasesForWords).ToList();
        foreach (var outlook in printed) Fan(chapter, data, outlook, counted);
        Changes(chapter, data, printed, counted);
    }

    private static void Fan(ChapterWriter chapter, ReportData data, SiteOutlook outlook, RegistryEvent counted)
    {
        var name = SeriesNames.Of(data.All.Major.Scheme, outlook.Forecast.Group, outlook.Forecast.Sex, counted);
        var (first, last) = (outlook.Periods[0], outlook.Last);
        chapter.Figure(new($"{name.Zh}预测", $"{name.En}: forecast"), new ForecastFan
        {
            Observed = outlook.Observed,
            Periods = [.. outlook.Periods.Select((period, i) => new FanPeriod(period.FromYear, period.ToYear, period.Cases, outlook.Interval(i, 0.5), outlook.Interval(i, 0.8), (period.Lower, period.Upper)))],
            Measure = counted == RegistryEvent.Incidence ? new("每年新发病例数", "New cases a year") : new("每年死亡数", "Deaths a year"),
            Colour = outlook.Forecast.Sex switch { Sex.Male => FigureStyle.Male, Sex.Female => FigureStyle.Female, _ => FigureStyle.Neutral },
            Breaks = [.. data.Input.Breaks.Where(b => b.Concerns([], outlook.Forecast.Group.Code) && b.LastYear >= outlook.Observed[0].Year).DistinctBy(b => b.LastYear).Select(b => ((double)b.LastYear, b.Words))],
            Description = new(
                $"{name.Zh}：各年观察例数（点）与{first.Years}至{last.Years}年的预测（中位数与50%、80%、95%预测区间）。",
                $"{name.En}: cases of each observed year (marks) and the forecast of {first.Years} to {last.Years} (median with 50%, 80% and 95% prediction intervals)."),
        });
    }

    private static void Changes(ChapterWriter chapter, ReportData data, List<SiteOutlook> outlooks, RegistryEvent counted)
    {
        var bars = outlooks.Select(outlook => (Outlook: outlook, Change: outlook.Change())).Where(bar => bar.Change is not null)
            .Select(bar => new ChangeBar(SeriesNames.Short(data.All.Major.Scheme, bar.Outlook.Forecast.Group, bar.Outlook.Forecast.Sex),
                bar.Change!.PercentOfBefore(bar.Change.Growth)!.Value, bar.Change.PercentOfBefore(bar.Change.Ageing)!.Value, bar.Change.PercentOfBefore(bar.Change.Risk)!.Value)).ToList();
        if (bars.Count == 0) return;
        var ((from, to), last) = (outlooks[0].LastObserved, outlooks[0].Last);
        chapter.Figure(
            new($"{Terms.Plain(from)}-{Terms.Plain(to)}年至{last.Years}年{Terms.Of(counted).Zh}例数变化的分解", $"Parts of the change of {Terms.Of(counted).En.ToLowerInvariant()} from {Terms.Plain(from)}-{Terms.Plain(to)} to {last.Years}"),
            new ChangeBars
            {
                Bars = bars,
                Measure = new("变化(%)", "Change (%)"),
                Description = new("每年例数的预计变化，分为人口规模、年龄构成和发生率三部分；菱形为三者之和。", "Expected change of the numbers a year, in parts: population size, age structure, rates; diamonds are their sum."),
            });
    }
}

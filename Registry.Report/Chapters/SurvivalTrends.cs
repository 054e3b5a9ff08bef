using Registry.Analytics.Survival;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>How survival changes: windows of calendar time, the change a year with limits, the excess hazard by year of diagnosis.</summary>
internal static class SurvivalTrends
{
    private const int LeadingSites = 5;

    // The longest survival that two windows have, in windows as wide as the data allow.
    private static readonly int[] Spans = [3, 2, 1];

    public static void Write(ChapterWriter chapter, SurvivalInput input)
    {
        chapter.Section(new("生存率的变化", "Trends of survival"));
        DateOnly first = new(input.FromYear, 1, 1);
        var choices = from years in input.Question.Years.Reverse() from span in Spans
                      where SiteSurvivalTrends.WindowsOf(first, input.Closing, span, years).Count > 1 select (Years: years, Span: span);
        if (choices.FirstOrDefault() is not { Span: > 0 } choice)
        {
            chapter.Paragraph(new("资料年份不足两个时期，不作生存率趋势判断。", "The years of the data make fewer than two periods: no trend of survival is told."));
            return;
        }
        var trends = SiteSurvivalTrends.Of(input.Diagnosed, input.Question with { Years = [choice.Years] }, first, input.Closing, choice.Span)
            .Where(trend => trend.Windows.Any(window => trend.Of(window) is not null)).ToList();
        foreach (var trend in Told(input, trends)) chapter.Paragraph(trend.Words(Name(input.Question.Scheme, trend)));
        if (trends.Count > 0) Table(chapter, input, trends, choice.Years, choice.Span);
    }

    // All cancers, then the most frequent sites, both sexes together.
    private static IEnumerable<SiteSurvivalTrend> Told(SurvivalInput input, List<SiteSurvivalTrend> trends)
    {
        var groups = input.Question.Scheme.Groups;
        var both = trends.Where(trend => trend.Sex is null).OrderByDescending(trend => trend.Windows[^1].Patients).ToList();
        return both.Where(trend => groups[trend.Group].Kind == SiteGroupKind.Total).Take(1)
            .Concat(both.Where(trend => groups[trend.Group] is { Kind: SiteGroupKind.Site, IsOther: false }).Take(LeadingSites));
    }

    private static Bilingual Name(SiteScheme scheme, SiteSurvivalTrend trend)
    {
        var group = scheme.Groups[trend.Group];
        if (group.Kind == SiteGroupKind.Total) return new("全部癌症", "All cancers");
        var names = SiteNames.Of(scheme, group);
        return new(names.Disease.Zh, Capital(names.Disease.En));
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static void Table(ChapterWriter chapter, SurvivalInput input, List<SiteSurvivalTrend> trends, int years, int span)
    {
        var (isNet, windows) = (input.Question.LifeTable is not null, trends[0].Windows);
        Bilingual survival = isNet ? new($"{years}年净生存率", $"{years}-year net survival") : new($"{years}年观察生存率", $"{years}-year observed survival");
        Bilingual change = new("每年变化（百分点）", "Change a year, percentage points"), excess = new("超额死亡率每年变化", "Excess mortality, change a year");
        chapter.Table(
            new($"各部位{survival.Zh}的变化", $"Trends of {survival.En} by site"),
            [
                Terms.Site, .. windows.Select(window => new Column(Years(window) + new Bilingual("(%)", " (%)"), survival)), new(new("标化", "Std.")),
                .. SurvivalChapter.Percent(change), .. isNet ? SurvivalChapter.Percent(excess) : [],
            ],
            [.. Terms.AllSexes.Select(sex => new RowGroup(Terms.Of(sex), [.. trends.Where(trend => trend.Sex == sex).Select(trend => Line(input.Question.Scheme, trend, isNet))]))],
            [Method(span, isNet)], groupName: new("性别", "Sex"), isWide: true);
    }

    private static Row Line(SiteScheme scheme, SiteSurvivalTrend trend, bool isNet)
    {
        var (group, change, excess) = (scheme.Groups[trend.Group], trend.Change, trend.ExcessHazardPerYear);
        return new(
        [
            Cell.Of(Terms.Of(group)), .. trend.Windows.Select(window => Cell.Percent(trend.Of(window)?.Survival * 100)), Cell.Of(trend.IsStandardised ? new Bilingual("是", "yes") : new("否", "no")),
            Cell.Percent(change?.PerYear * 100), Cell.Percent(change?.Lower * 100), Cell.Percent(change?.Upper * 100),
            .. isNet ? [Cell.Percent(Percent(excess?.Estimate)), Cell.Percent(Percent(excess?.Lower)), Cell.Percent(Percent(excess?.Upper))] : Array.Empty<Cell>(),
        ], IsTotal: group.Kind == SiteGroupKind.Total);

        static double? Percent(double? ratio) => (ratio - 1) * 100;
    }

    private static Bilingual Years(SurvivalTrendWindow window) =>
        window.From.Year == window.To.Year ? Bilingual.Same(Terms.Plain(window.To.Year)) : Bilingual.Same($"{Terms.Plain(window.From.Year)}-{Terms.Plain(window.To.Year)}");

    private static Bilingual Method(int span, bool isNet) => new Bilingual(
            $"每{span}年一个时期，period法（只计该时期内的人时）；各时期均可标化时用年龄标化净生存率（标化：是），每年变化为各时期估计值按1/标准误²加权的直线斜率。",
            $"Windows of {span} years, period approach (only person-time in the window counts); age-standardised net survival where every window has it (Std.: yes); the change a year is the slope of a straight line through the windows, weighted by 1/SE².")
        + (isNet ? new(
            "超额死亡率：以诊断年、年龄、年龄平方和性别为协变量的柔性参数模型（Royston-Parmar），为诊断年相邻两年之比减1。…：不能估计。",
            " Excess mortality: flexible parametric model (Royston-Parmar) with year of diagnosis, age, its square and sex; ratio of years of diagnosis that follow each other, less 1. …: cannot be estimated.")
        : new("…：不能估计。", " …: cannot be estimated."));
}

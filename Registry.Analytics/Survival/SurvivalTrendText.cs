using System.Globalization;

namespace Registry.Analytics.Survival;

/// <summary>Trends of survival in words. Numbers are rounded here, for reading; the trend keeps them in full.</summary>
internal static class SurvivalTrendText
{
    private const double Significant = 0.05;

    /// <summary>Survival in the first and the last window, the change a year, the change of the excess hazard; or why nothing is said.</summary>
    public static Bilingual Of(SiteSurvivalTrend trend, Bilingual what)
    {
        var known = trend.Windows.Where(window => trend.Of(window) is not null).ToList();
        if (known.Count < 2 || trend.Change is not { } change)
            return new($"{what.Zh}：不足两个可估计的时期，不作生存率趋势判断。", $"{what.En}: fewer than two periods have an estimate, no trend of survival is told.");
        var (first, last) = (known[0], known[^1]);
        var (from, to) = (Percent(trend.Of(first)!.Survival), Percent(trend.Of(last)!.Survival));
        var measure = Measure(trend);
        return new Bilingual(
                $"{what.Zh}：{measure.Zh}由{Years(first)}年的{from}变为{Years(last)}年的{to}，{Change(change).Zh}",
                $"{what.En}: {measure.En} went from {from} in {Years(first)} to {to} in {Years(last)}, {Change(change).En}")
            + Excess(trend.ExcessHazardPerYear) + new Bilingual("。", ".");
    }

    private static Bilingual Measure(SiteSurvivalTrend trend)
    {
        var years = trend.Years.ToString(CultureInfo.InvariantCulture);
        return (trend.IsNet, trend.IsStandardised) switch
        {
            (true, true) => new($"{years}年年龄标化净生存率", $"{years}-year age-standardised net survival"),
            (true, false) => new($"{years}年净生存率", $"{years}-year net survival"),
            _ => new($"{years}年观察生存率", $"{years}-year observed survival"),
        };
    }

    // A fall is told by its size, with the limits of that size: no sign is to be read twice.
    private static Bilingual Change(SurvivalChange change)
    {
        var limits = Limits(Points(change.Lower), Points(change.Upper), "");
        if (change.PValue >= Significant)
            return new($"未见明确的升降（平均每年{Points(change.PerYear)}个百分点，{limits.Zh}）", $"without a clear rise or fall ({Points(change.PerYear)} percentage points a year, {limits.En})");
        var fallen = Limits(Points(-change.Upper), Points(-change.Lower), "");
        return change.PerYear > 0
            ? new($"平均每年上升{Points(change.PerYear)}个百分点（{limits.Zh}）", $"a rise of {Points(change.PerYear)} percentage points a year ({limits.En})")
            : new($"平均每年下降{Points(-change.PerYear)}个百分点（{fallen.Zh}）", $"a fall of {Points(-change.PerYear)} percentage points a year ({fallen.En})");
    }

    private static Bilingual Excess(FlexibleEstimate? ratio)
    {
        if (ratio is null) return new("", "");
        var (change, lower, upper) = (ratio.Estimate - 1, ratio.Lower - 1, ratio.Upper - 1);
        var (how, size, limits) = lower > 0 ? (new Bilingual("上升", "rose by "), change, Limits(Points(lower), Points(upper), "%"))
            : upper < 0 ? (new("下降", "fell by "), -change, Limits(Points(-upper), Points(-lower), "%"))
            : (new("变化（不能排除无变化）", "changed, if at all, by "), change, Limits(Points(lower), Points(upper), "%"));
        return new($"；同年龄同性别者的超额死亡率随诊断年每年{how.Zh}{Points(size)}%（{limits.Zh}）",
            $"; at equal age and sex the excess mortality {how.En}{Points(size)}% with each year of diagnosis ({limits.En})");
    }

    private static Bilingual Limits(string lower, string upper, string unit) =>
        new($"95%置信区间{lower}{unit}至{upper}{unit}", $"95% confidence interval {lower}{unit} to {upper}{unit}");

    private static string Years(SurvivalTrendWindow window)
    {
        var (from, to) = (window.From.Year, window.To.Year);
        return from == to ? Plain(from) : $"{Plain(from)}-{Plain(to)}";
    }

    private static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double fraction) => (100 * fraction).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    // The sign of the tables, and none before a zero.
    private static string Points(double fraction)
    {
        var rounded = Math.Round(100 * fraction, 2);
        return (rounded < 0 ? "−" : "") + Math.Abs(rounded).ToString("0.00", CultureInfo.InvariantCulture);
    }
}

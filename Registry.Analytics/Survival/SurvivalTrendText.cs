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

    private static Bilingual Change(SurvivalChange change)
    {
        var (size, lower, upper) = (Points(Math.Abs(change.PerYear)), Points(change.Lower), Points(change.Upper));
        Bilingual limits = new($"95%置信区间{lower}至{upper}", $"95% confidence interval {lower} to {upper}");
        return change.PValue >= Significant
            ? new($"未见明确的升降（平均每年{Points(change.PerYear)}个百分点，{limits.Zh}）", $"without a clear rise or fall ({Points(change.PerYear)} percentage points a year, {limits.En})")
            : change.PerYear > 0
                ? new($"平均每年上升{size}个百分点（{limits.Zh}）", $"a rise of {size} percentage points a year ({limits.En})")
                : new($"平均每年下降{size}个百分点（{limits.Zh}）", $"a fall of {size} percentage points a year ({limits.En})");
    }

    private static Bilingual Excess(FlexibleEstimate? ratio)
    {
        if (ratio is null) return new("", "");
        var (change, lower, upper) = (Points(ratio.Estimate - 1), Points(ratio.Lower - 1), Points(ratio.Upper - 1));
        return new($"；同年龄同性别者的超额死亡率随诊断年每年变化{change}%（95%置信区间{lower}%至{upper}%）",
            $"; at equal age and sex the excess mortality changed by {change}% with each year of diagnosis (95% confidence interval {lower}% to {upper}%)");
    }

    private static string Years(SurvivalTrendWindow window)
    {
        var (from, to) = (window.From.Year, window.To.Year);
        return from == to ? Plain(from) : $"{Plain(from)}-{Plain(to)}";
    }

    private static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double fraction) => (100 * fraction).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    // No minus before a zero.
    private static string Points(double fraction) => (Math.Round(100 * fraction, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);
}

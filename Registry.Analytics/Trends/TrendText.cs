using System.Globalization;

namespace Registry.Analytics.Trends;

/// <summary>Trends in words. Numbers are rounded here, for reading; the trend keeps them in full.</summary>
internal static class TrendText
{
    private const double Significant = 0.05;

    /// <summary>What a trend says: the mean change, then the segments, the recent years and the breaks; or why nothing is said.</summary>
    /// <param name="trend">The trend.</param>
    /// <param name="what">What it is of, as a sentence begins: lung cancer, men, incidence.</param>
    public static Bilingual Of(SiteTrend trend, Bilingual what)
    {
        if (trend.Model is not { } model || trend.Average is not { } average)
            return new($"{what.Zh}：不作趋势判断（{trend.Reason?.Zh}）。", $"{what.En}: no trend is told ({trend.Reason?.En}).");
        List<Bilingual> parts = [Average(average)];
        if (model.Segments.Count > 1) parts.Add(Segments(model));
        if (trend.Recent is { } recent && recent.FromYear < model.Segments[^1].FromYear) parts.Add(Recent(recent));
        foreach (var (known, jump) in trend.Breaks.OrderBy(b => b.LastYear).Zip(model.Breaks)) parts.Add(Jump(known, jump));
        return new Bilingual($"{what.Zh}：", $"{what.En}: ") + Bilingual.Join(new("；", "; "), parts) + new Bilingual("。", ".");
    }

    private static Bilingual Average(AverageChange average)
    {
        var (years, change) = (Years(average.FromYear, average.ToYear), Change(average.Change));
        var limits = Limits(average.Lower, average.Upper);
        var wrapped = Wrapped(limits);
        return Direction(average.Change, average.PValue) switch
        {
            > 0 => new($"{years}年标化率平均每年上升{change}%{wrapped.Zh}", $"the standardised rate rose by {change}% a year on average in {years}{wrapped.En}"),
            < 0 => new($"{years}年标化率平均每年下降{change}%{wrapped.Zh}", $"the standardised rate fell by {change}% a year on average in {years}{wrapped.En}"),
            _ => new($"{years}年标化率未见明确的升降（平均每年{Signed(average.Change)}%{Before(limits.Zh, "，")}）", $"no clear rise or fall of the standardised rate in {years} ({Signed(average.Change)}% a year on average{Before(limits.En, ", ")})"),
        };
    }

    private static Bilingual Segments(JoinpointModel model) => Bilingual.Join(new("，", ", "), model.Segments.Select(segment =>
    {
        var (years, change) = (Years(segment.FromYear, segment.ToYear), Change(segment.Change));
        return Direction(segment.Change, segment.PValue) switch
        {
            > 0 => new Bilingual($"{years}年每年上升{change}%", $"up {change}% a year in {years}"),
            < 0 => new($"{years}年每年下降{change}%", $"down {change}% a year in {years}"),
            _ => new($"{years}年无明确变化", $"no clear change in {years}"),
        };
    }));

    private static Bilingual Recent(AverageChange recent)
    {
        var (years, change) = (Years(recent.FromYear, recent.ToYear), Change(recent.Change));
        return Direction(recent.Change, recent.PValue) switch
        {
            > 0 => new($"近期（{years}年）平均每年上升{change}%", $"recently ({years}) up {change}% a year on average"),
            < 0 => new($"近期（{years}年）平均每年下降{change}%", $"recently ({years}) down {change}% a year on average"),
            _ => new($"近期（{years}年）无明确变化", $"recently ({years}) no clear change"),
        };
    }

    private static Bilingual Jump(DatedBreak known, TrendBreak jump)
    {
        var (year, size, limits) = (Year(jump.LastYear), jump.Size.ToString("0.00", CultureInfo.InvariantCulture), Limits(jump.Lower, jump.Upper, ""));
        return jump.PValue is { } p && p >= Significant
            ? new($"{year}年后{known.Words.Zh}，水平未见明确的跳跃（{size}倍{Before(limits.Zh, "，")}）", $"after {year} a {known.Words.En}, without a clear jump of the level ({size} times{Before(limits.En, ", ")})")
            : new($"{year}年后{known.Words.Zh}，水平为此前的{size}倍{Wrapped(limits).Zh}，不作为趋势", $"after {year} a {known.Words.En} moved the level to {size} times what it was{Wrapped(limits).En}; this is not taken for a trend");
    }

    // A change is told only when chance is no good explanation; without scatter every change is one.
    private static int Direction(double change, double? pValue) => pValue is { } p && p >= Significant ? 0 : Math.Abs(change) < 0.005 ? 0 : Math.Sign(change);

    private static Bilingual Limits(double? lower, double? upper, string unit = "%")
    {
        if (lower is not { } low || upper is not { } high) return new("", "");
        var (from, to) = (Number(low, "0.00"), Number(high, "0.00"));
        return new($"95%置信区间 {from}{unit} 至 {to}{unit}", $"95% confidence interval {from}{unit} to {to}{unit}");
    }

    private static string Before(string text, string separator) => text.Length == 0 ? "" : separator + text;

    private static Bilingual Wrapped(Bilingual text) => text.En.Length == 0 ? text : new($"（{text.Zh}）", $" ({text.En})");

    private static string Years(double from, double to) => $"{Year(from)}-{Year(to)}";

    private static string Year(double year) => year.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Change(double change) => Number(Math.Abs(change), "0.00");

    private static string Signed(double change) => Number(change, "0.00");

    // What rounds to nothing has no sign.
    private static string Number(double value, string format)
    {
        var text = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "−" + text : text;
    }
}

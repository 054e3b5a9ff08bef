using Registry.Analytics;
using Registry.Analytics.Burden;
using Registry.Analytics.Forecasts;
using Registry.Report.Statistics;

namespace Registry.Report.Wording;

/// <summary>Forecasts in words: what is expected, how sure, why, and how good such forecasts were.</summary>
internal static class OutlookSentences
{
    /// <summary>The finding of a series.</summary>
    /// <param name="outlook">The forecast.</param>
    /// <param name="name">What it is of, as a sentence begins.</param>
    /// <param name="counted">New cases or deaths.</param>
    /// <param name="fewest">Fewest cases a year that are put into words.</param>
    public static Bilingual Of(SiteOutlook outlook, Bilingual name, RegistryEvent counted, int fewest)
    {
        var last = outlook.Last;
        if (!last.IsForecast) return new Bilingual($"{name.Zh}：不作预测（", $"{name.En}: not forecast (") + Reasons(last) + new Bilingual("）。", ").");
        if (outlook.LastCases < fewest)
            return new($"{name.Zh}：每年不足{fewest}例，不作文字说明。", $"{name.En}: fewer than {fewest} a year, not put into words.");
        var parts = new List<Bilingual> { Expected(outlook, counted) };
        if (outlook.Change() is { } change && outlook.Forecast.Annual is not null) parts.Add(Parts(change));
        parts.Add(Tested(outlook.Forecast.Score));
        if (last.Reasons.Count > 0) parts.Add(new Bilingual("慎用：", "with caution: ") + Reasons(last));
        return new Bilingual($"{name.Zh}：", $"{name.En}: ") + Bilingual.Join(new("；", "; "), parts) + new Bilingual("。", ".");
    }

    /// <summary>What speaks against a forecast, in a row.</summary>
    public static Bilingual Reasons(OutlookPeriod period) => Bilingual.Join(new("；", "; "), period.Reasons.Select(reason => reason.Text));

    private static Bilingual Expected(SiteOutlook outlook, RegistryEvent counted)
    {
        var (last, before) = (outlook.Last, outlook.LastCases);
        var (from, to) = outlook.LastObserved;
        var (cases, lower, upper, observed) = (Numbers.Count(last.Cases), Numbers.Count(last.Lower), Numbers.Count(last.Upper), Numbers.Count(before));
        var what = counted == RegistryEvent.Incidence ? new Bilingual("新发病例", "new cases") : new Bilingual("死亡", "deaths");
        var expected = new Bilingual(
            $"{last.Years}年预计每年{what.Zh}{cases}例（95%预测区间{lower}至{upper}），{Terms.Plain(from)}-{Terms.Plain(to)}年平均每年{observed}例",
            $"{cases} {what.En} a year are expected in {last.Years} (95% prediction interval {lower} to {upper}), {observed} a year in {Terms.Plain(from)}-{Terms.Plain(to)}");
        if (before >= last.Lower && before <= last.Upper)
            return expected + new Bilingual("，区间含现有水平，不能断定增减", "; the interval holds the present number, a rise or fall cannot be told");
        var percent = Numbers.Percent(Math.Abs(100 * (last.Cases / before - 1)));
        return expected + (last.Cases > before ? new Bilingual($"，增加{percent}", $", {percent} more") : new($"，减少{percent}", $", {percent} fewer"));
    }

    private static Bilingual Parts(DecomposedChange change)
    {
        string Part(double part) => Numbers.SignedPercent(change.PercentOfBefore(part)!.Value, plus: "+");
        return new(
            $"其中人口规模{Part(change.Growth)}、年龄构成{Part(change.Ageing)}、发生率{Part(change.Risk)}",
            $"of this population size {Part(change.Growth)}, age structure {Part(change.Ageing)}, rates {Part(change.Risk)}");
    }

    private static Bilingual Tested(BackTestScore? score)
    {
        if (score is null) return new("数据不足，未能回测", "not back-tested: too few periods");
        var (count, bias) = (Terms.Plain(score.Forecasts), Numbers.SignedPercent(score.BiasPercent));
        var (error, inside) = (Numbers.Percent(score.AbsolutePercent), Numbers.Percent(score.CoveragePercent));
        var periods = Terms.Plain(score.Periods);
        return new(
            $"对{periods}个时期回测{count}次，平均误差{bias}，平均绝对误差{error}，{inside}落在区间内",
            $"in {count} back-tested forecasts of {periods} {(score.Periods == 1 ? "period" : "periods")} a mean error of {bias}, a mean absolute error of {error}, {inside} within the interval");
    }
}

using System.Globalization;
using Registry.Analytics.Survival;
using Registry.Api.Serving;

namespace Registry.Api.Survival;

/// <summary>Cohort, complete, period and hybrid approach: from the words of a question to the window of calendar time, and back.</summary>
internal static class SurvivalApproach
{
    /// <summary>The window of a question; what does not go together is refused.</summary>
    /// <param name="query">The question.</param>
    /// <param name="closing">Its closing date; null when it was refused.</param>
    /// <param name="times">Years since diagnosis that are asked for.</param>
    /// <param name="refusals">Takes what is refused.</param>
    public static SurvivalWindow Read(SurvivalQuery query, DateOnly? closing, IReadOnlyList<int> times, Refusals refusals)
    {
        var (from, since) = (SurvivalQuery.Day("from", query.From, refusals), SurvivalQuery.Day("wholeSince", query.WholeSince, refusals));
        if (from is not null && from >= closing) refusals.Add("from", query.From, new("应早于 closing。", "must lie before closing."));
        if (since is not null && from is null) refusals.Add("wholeSince", query.WholeSince, new("需同时给出 from。", "needs from beside it."));
        var word = refusals.OneOf("approach", query.Approach, SurvivalQuery.Approaches);
        if (word is "period" or "hybrid" && from is null) refusals.Add("approach", query.Approach, new("需同时给出 from。", "needs from beside it."));
        if (word is "cohort" or "complete" && from is not null) refusals.Add("approach", query.Approach, new("不限定随访时期，不能同时给出 from。", "takes all follow-up; leave from out."));
        if (word == "hybrid" && since is null) refusals.Add("approach", query.Approach, new("需同时给出 wholeSince。", "needs wholeSince beside it."));
        if (word == "period" && since is not null) refusals.Add("approach", query.Approach, new("同时给出 wholeSince 的是 hybrid。", "is hybrid when wholeSince stands beside it."));
        return new(from, closing, since) { FollowedYears = word == "cohort" ? times[^1] : null };
    }

    /// <summary>The approach of a window in words.</summary>
    public static Bilingual Words(SurvivalWindow window)
    {
        var (from, since) = (window.From is { } day ? Text(day) : "", window.WholeSince is { } first ? Text(first) : "");
        return window switch
        {
            { From: null, FollowedYears: { } years } => new($"队列法：截止日期前{Plain(years)}年及更早诊断者，计至截止日期的全部随访",
                $"cohort: patients diagnosed {Plain(years)} years before the closing date or earlier, all follow-up to the closing date"),
            { From: null } => new("完全法：全部患者，计至截止日期的全部随访", "complete: all patients, all follow-up to the closing date"),
            { WholeSince: null } => new($"period 法：计{from}至截止日期的人时", $"period: person-time from {from} to the closing date"),
            _ => new($"hybrid 法：计{from}起的人时，{since}及以后诊断者自诊断起计", $"hybrid: person-time from {from}, whole follow-up of those diagnosed since {since}"),
        };
    }

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Registry.Analytics.Survival;
using Registry.Api.Serving;
using Registry.Core.Coding;

namespace Registry.Api.Survival;

/// <summary>What survival is asked with; texts, so that a wrong one is answered by its name and value. The command line asks in the same way.</summary>
internal sealed record SurvivalQuery(
    [property: FromQuery(Name = "years"), Description("Years of diagnosis: 2018 or 2014-2018")] string? Years,
    [property: FromQuery(Name = "closing"), Description("Closing date of the follow-up, yyyy-MM-dd: what happens later does not count")] string? Closing,
    [property: FromQuery(Name = "registries"), Description("Registry codes, comma-separated; default: all, pooled")] string? Registries,
    [property: FromQuery(Name = "scheme"), Description("Site scheme with or without version; default cn26")] string? Scheme,
    [property: FromQuery(Name = "lifeTable"), Description("Name of a stored life table; default: the only one there is, else observed survival only")] string? LifeTable,
    [property: FromQuery(Name = "times"), Description("Years since diagnosis, comma-separated; default 1,3,5")] string? Times,
    [property: FromQuery(Name = "from"), Description("Period approach: first day whose person-time counts, yyyy-MM-dd; default: all follow-up")] string? From,
    [property: FromQuery(Name = "wholeSince"), Description("Hybrid approach: who is diagnosed on or after this day counts from diagnosis")] string? WholeSince,
    [property: FromQuery(Name = "byStage"), Description("true: stages of each site and their survival too; default false")] string? ByStage,
    [property: FromQuery(Name = "weighting"), Description("Age standardisation: groups (weighted mean of age groups, default) or brenner (patients weighted)")] string? Weighting = null,
    [property: FromQuery(Name = "trend"), Description("Years of a window, 1 to 10: survival in windows that end on the closing date, and its change a year; default: no trend")] string? Trend = null,
    [property: FromQuery(Name = "approach"), Description("cohort (only who could be followed for all times), complete, period (with from) or hybrid (with from and wholeSince); default by from and wholeSince, else complete")] string? Approach = null,
    [property: FromQuery(Name = "method"), Description("Estimators, comma-separated, whose table is given instead: observed, actuarial, cause-specific, ederer1, ederer2, hakulinen, net, net-intervals, crude, crude-causes")] string? Method = null,
    [property: FromQuery(Name = "given"), Description("With method, conditional survival: of those who have reached these years; default 0, from diagnosis")] string? Given = null,
    [property: FromQuery(Name = "intervalMonths"), Description("With method, months of an interval of actuarial and net-intervals: 1, 2, 3, 4, 6 or 12; default 1")] string? IntervalMonths = null,
    [property: FromQuery(Name = "limits"), Description("Scale of the limits: log-log, log or plain; default log-log of observed, log of relative and net survival; crude probabilities always have plain ones")] string? Limits = null)
{
    /// <summary>The words of age standardisation.</summary>
    internal static readonly string[] Weightings = ["groups", "brenner"];

    /// <summary>The words of the approaches.</summary>
    internal static readonly string[] Approaches = ["cohort", "complete", "period", "hybrid"];

    /// <summary>The words of the scales of limits.</summary>
    internal static readonly string[] Scales = ["log-log", "log", "plain"];

    /// <summary>The lengths of intervals: parts of a year, so that every year ends one.</summary>
    internal static readonly string[] Months = ["1", "2", "3", "4", "6", "12"];

    /// <summary>The question, or refusals of what cannot be read.</summary>
    public SurvivalAsked? Read(Refusals refusals)
    {
        var years = Years is { Length: > 0 } text ? YearRange.Parse(text) : null;
        if (years is null) refusals.Add("years", Years, new("应为 2018 或 2014-2018，起始年在前。", "2018 or 2014-2018 is expected, the first year first."));
        var closing = Day("closing", Closing, refusals);
        if (closing is null && string.IsNullOrWhiteSpace(Closing)) refusals.Add("closing", Closing, new("请给出随访截止日期。", "the closing date is expected."));
        if (years is { } diagnosed && closing?.Year < diagnosed.From)
            refusals.Add("closing", Closing, new($"早于诊断年份 {diagnosed}，到该日没有病例；请给出其后的日期。",
                $"lies before the years of diagnosis ({diagnosed}), when there is no case; give a later day."));
        var scheme = refusals.Read("scheme", Scheme, SiteScheme.Cn26, SiteScheme.Find, new("没有这个部位分类。", "there is no such scheme."));
        var times = WholeNumbers("times", Times, [1, 3, 5], 1, 50, refusals);
        var (window, byStage) = (SurvivalApproach.Read(this, closing, times, refusals), refusals.Flag("byStage", ByStage));
        var weighting = WeightingOf("weighting", Weighting, refusals);
        var trend = WholeNumbers("trend", Trend, [], 1, 10, refusals);
        if (trend.Count > 1) refusals.Add("trend", Trend, new("应为一个数。", "one number is expected."));
        if (trend.Count > 0 && !string.IsNullOrWhiteSpace(From)) refusals.Add("trend", Trend, new("各时期由截止日期往前划分，不能同时给出 from。", "makes its windows from the closing date; leave from out."));
        var (methods, given) = (Methods(window, weighting, refusals), GivenOf(times, refusals));
        var months = refusals.OneOf("intervalMonths", IntervalMonths, Months);
        var limits = LimitsOf(methods, refusals);
        return refusals.None ? new(years!.Value, closing!.Value, Codes(Registries), scheme, times, window, byStage)
        {
            Weighting = weighting, Trend = trend.Count > 0 ? trend[0] : null, Methods = methods, Given = given,
            IntervalMonths = months is null ? 1 : int.Parse(months, CultureInfo.InvariantCulture), Limits = limits,
        } : null;
    }

    private IReadOnlyList<SurvivalMethod> Methods(SurvivalWindow window, AgeWeighting weighting, Refusals refusals)
    {
        var methods = refusals.ReadKnown<IReadOnlyList<SurvivalMethod>>("method", Method, [], SurvivalMethodWords.Read, SurvivalMethodWords.All);
        if (window.From is not null && methods.Any(SiteEstimatesQuestion.FollowsCohorts))
            refusals.Add("method", Method, new("ederer1 与 hakulinen 自诊断起随访整个队列，没有 period 法；请用 ederer2 或 net。",
                "ederer1 and hakulinen follow whole cohorts from diagnosis and have no period approach; ask for ederer2 or net."));
        if (methods.Any(SiteEstimatesQuestion.IsCrude) && (weighting == AgeWeighting.Brenner || Given is { Length: > 0 } and not "0"))
            refusals.Add("method", Method, new("粗死亡概率不作条件生存，也不用 Brenner 权重；请去掉 given 或 weighting。",
                "crude probabilities are neither conditional nor weighted by patients; leave given or weighting out."));
        return methods;
    }

    private string? LimitsOf(IReadOnlyList<SurvivalMethod> methods, Refusals refusals)
    {
        var limits = refusals.OneOf("limits", Limits, Scales);
        if (limits is not (null or "plain") && methods.Count > 0 && methods.All(SiteEstimatesQuestion.IsCrude))
            refusals.Add("limits", Limits, new("粗死亡概率的置信限只有 plain 尺度；请去掉 limits。", "crude probabilities have plain limits only; leave limits out."));
        return limits;
    }

    private int GivenOf(IReadOnlyList<int> times, Refusals refusals)
    {
        var given = refusals.Number("given", Given, 0, 0, 50);
        if (given > times[0]) refusals.Add("given", Given, new("不能晚于 times 中的时间。", "must not lie behind a time of times."));
        if (given > 0 && string.IsNullOrWhiteSpace(Method)) refusals.Add("given", Given, new("需同时给出 method。", "needs method beside it."));
        return given;
    }

    /// <summary>How survival is standardised for age, by its word; groups when nothing is said.</summary>
    internal static AgeWeighting WeightingOf(string name, string? word, Refusals refusals) =>
        refusals.ReadKnown(name, word, "groups", known => Weightings.Contains(known) ? known : null, Weightings) == "brenner" ? AgeWeighting.Brenner : AgeWeighting.Groups;

    /// <summary>The codes of a list.</summary>
    internal static IReadOnlyList<string> Codes(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>A date that may be left out.</summary>
    internal static DateOnly? Day(string name, string? text, Refusals refusals)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        refusals.Add(name, text, new("应为 yyyy-MM-dd 的日期。", "a date of the form yyyy-MM-dd is expected."));
        return null;
    }

    /// <summary>Whole numbers in ascending order.</summary>
    internal static IReadOnlyList<int> WholeNumbers(string name, string? text, IReadOnlyList<int> usual, int least, int most, Refusals refusals)
    {
        if (string.IsNullOrWhiteSpace(text)) return usual;
        var numbers = Codes(text).Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : -1).ToList();
        if (numbers.Count > 0 && numbers.TrueForAll(number => number >= 0)) return [.. numbers.Distinct().Order()];
        refusals.Add(name, text, new($"应为{least}至{most}的整数，逗号分隔。", $"whole numbers from {least} to {most} are expected, parted by commas."));
        return usual;
    }
}

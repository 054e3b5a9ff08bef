using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Registry.Analytics.LifeTables;
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
    [property: FromQuery(Name = "from"), Description("Period approach: first day whose person-time counts, yyyy-MM-dd; default: cohort approach")] string? From,
    [property: FromQuery(Name = "wholeSince"), Description("Hybrid approach: who is diagnosed on or after this day counts from diagnosis")] string? WholeSince,
    [property: FromQuery(Name = "byStage"), Description("true: stages of each site and their survival too; default false")] string? ByStage,
    [property: FromQuery(Name = "weighting"), Description("Age standardisation: groups (weighted mean of age groups, default) or brenner (patients weighted)")] string? Weighting = null,
    [property: FromQuery(Name = "trend"), Description("Years of a window, 1 to 10: survival in windows that end on the closing date, and its change a year; default: no trend")] string? Trend = null)
{
    /// <summary>The words of age standardisation.</summary>
    internal static readonly string[] Weightings = ["groups", "brenner"];

    /// <summary>The question, or refusals of what cannot be read.</summary>
    public SurvivalAsked? Read(Refusals refusals)
    {
        var years = Years is { Length: > 0 } text ? YearRange.Parse(text) : null;
        if (years is null) refusals.Add("years", Years, new("应为 2018 或 2014-2018，起始年在前。", "2018 or 2014-2018 is expected, the first year first."));
        var (closing, from, since) = (Day("closing", Closing, refusals), Day("from", From, refusals), Day("wholeSince", WholeSince, refusals));
        if (closing is null && string.IsNullOrWhiteSpace(Closing)) refusals.Add("closing", Closing, new("请给出随访截止日期。", "the closing date is expected."));
        if (from is not null && from >= closing) refusals.Add("from", From, new("应早于 closing。", "must lie before closing."));
        if (since is not null && from is null) refusals.Add("wholeSince", WholeSince, new("需同时给出 from。", "needs from beside it."));
        var scheme = refusals.Read("scheme", Scheme, SiteScheme.Cn26, SiteScheme.Find, new("没有这个部位分类。", "there is no such scheme."));
        var times = WholeNumbers("times", Times, [1, 3, 5], 1, 50, refusals);
        var byStage = refusals.Flag("byStage", ByStage);
        var weighting = WeightingOf("weighting", Weighting, refusals);
        var trend = WholeNumbers("trend", Trend, [], 1, 10, refusals);
        if (trend.Count > 1) refusals.Add("trend", Trend, new("应为一个数。", "one number is expected."));
        if (trend.Count > 0 && from is not null) refusals.Add("trend", Trend, new("各时期由截止日期往前划分，不能同时给出 from。", "makes its windows from the closing date; leave from out."));
        return refusals.None ? new(years!.Value, closing!.Value, Codes(Registries), scheme, times, new(from, closing, since), byStage)
        {
            Weighting = weighting, Trend = trend.Count > 0 ? trend[0] : null,
        } : null;
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

/// <summary>A question about survival that can be answered.</summary>
internal sealed record SurvivalAsked(
    YearRange Diagnosed, DateOnly Closing, IReadOnlyList<string> Registries, SiteScheme Scheme, IReadOnlyList<int> Times, SurvivalWindow Window, bool ByStage)
{
    /// <summary>How net survival is standardised for age.</summary>
    public AgeWeighting Weighting { get; init; } = AgeWeighting.Groups;

    /// <summary>Years of a window of the trend; null without one.</summary>
    public int? Trend { get; init; }

    /// <summary>Answers it.</summary>
    /// <param name="source">Cases and life tables.</param>
    /// <param name="lifeTable">The life table, or null.</param>
    /// <param name="name">Its name, or null.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="Compute.ComputeRefusedException">The life table lacks a row.</exception>
    public async Task<SurvivalDocument> AnswerAsync(CaseSurvival source, MortalityTable? lifeTable, string? name, CancellationToken stop)
    {
        var patients = await source.PatientsAsync(Registries, Diagnosed.From, Diagnosed.To, Closing, stop);
        return SurvivalDocument.Of(patients, Question(lifeTable), new(Text(Closing), $"{Diagnosed.From}-{Diagnosed.To}", Approach, lifeTable is null ? null : name), ByStage)
            .With(Trend is { } span ? SurvivalTrendEntry.All(patients, Question(lifeTable), new(Diagnosed.From, 1, 1), Closing, span) : []);
    }

    /// <summary>The question as the statistics take it.</summary>
    public SiteSurvivalQuestion Question(MortalityTable? lifeTable) => new() { Scheme = Scheme, LifeTable = lifeTable, Years = Times, Window = Window, Weighting = Weighting };

    private string Approach => Window switch
    {
        { From: null } => "cohort: all follow-up to the closing date",
        { WholeSince: null } => $"period: person-time from {Text(Window.From.Value)} to the closing date",
        _ => $"hybrid: person-time from {Text(Window.From.Value)}, whole follow-up of those diagnosed since {Text(Window.WholeSince.Value)}",
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

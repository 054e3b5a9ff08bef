using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Registry.Analytics;
using Registry.Analytics.Trends;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Trends;

/// <summary>What GET /v1/trends is asked with; texts, so that a wrong one is answered by its name and value.</summary>
internal sealed record TrendQuery(
    [property: FromQuery(Name = "years"), Description("Period (2005-2022); default: the longest up to the last year in which half of the registries reported every year")] string? Years,
    [property: FromQuery(Name = "event"), Description("incidence, mortality or both; default incidence")] string? Event,
    [property: FromQuery(Name = "scheme"), Description("Site scheme with or without version; default cn26")] string? Scheme,
    [property: FromQuery(Name = "sites"), Description("Codes of the sites to show, comma-separated; default every one. p is adjusted over those shown")] string? Sites,
    [property: FromQuery(Name = "registries"), Description("Registry codes, comma-separated: each and, when several, their pool; default: the pool of all")] string? Registries,
    [property: FromQuery(Name = "standard"), Description("Standard population; default CN2000")] string? Standard,
    [property: FromQuery(Name = "selection"), Description("Number of joinpoints by weighted-bic, bic, bic3 or permutation; default weighted-bic")] string? Selection,
    [property: FromQuery(Name = "limits"), Description("Limits of t, normal, or quantile (resampled); default t")] string? Limits,
    [property: FromQuery(Name = "search"), Description("Joinpoints at years (grid) or at any time (continuous); default grid")] string? Search,
    [property: FromQuery(Name = "autocorrelation"), Description("Correlation of the residuals of successive years: a number between -1 and 1, or estimate; default 0")] string? Autocorrelation,
    [property: FromQuery(Name = "joinpoints"), Description("Most joinpoints, 0 to 5; default as many as the years bear")] string? Joinpoints,
    [property: FromQuery(Name = "windows"), Description("Further windows of the mean change (AAPC), comma-separated: 10 is the last ten calendar years, 2010-2015 that period")] string? Windows,
    [property: FromQuery(Name = "breaks"), Description("Known breaks as last year before=kind@registry/site, comma-separated, such as 2014=coding; kinds: coding, screening, area, reporting")] string? Breaks,
    [property: FromQuery(Name = "storedBreaks"), Description("false: without the known breaks of the store; default true")] string? StoredBreaks,
    [property: FromQuery(Name = "points"), Description("true: the rate of every year and its fitted value too; default false")] string? Points,
    [property: FromQuery(Name = "counting"), Description("Tumours of a person with several: all, primaries or first; default all")] string? Counting,
    [property: FromQuery(Name = "deaths"), Description("Deaths: vital (the death files) or cases (registered cases that died of cancer); default vital")] string? Deaths,
    [property: FromQuery(Name = "format"), Description("json or csv; default by the Accept header, else json")] string? Format)
{
    /// <summary>The question, or refusals of what cannot be read or is not in the data.</summary>
    public TrendQuestion Read(CountCube cube, Refusals refusals)
    {
        if (Years is { Length: > 0 } && YearRange.Parse(Years) is null)
            refusals.Add("years", Years, new("应为 2005-2022，起始年在前。", "2005-2022 is expected, the first year first."));
        if (Format is not (null or "" or "json" or "csv")) refusals.Add("format", Format, new("应为 json 或 csv。", "json or csv is expected."));
        var question = new TrendQuestion
        {
            Scheme = cube.Sites(refusals.Read("scheme", Scheme, SiteScheme.Cn26, SiteScheme.Find, Known(SiteScheme.All.Select(s => s.Code)))),
            Sites = Split(Sites),
            Years = Years is { Length: > 0 } ? YearRange.Parse(Years) : null,
            Registries = Split(Registries),
            Events = refusals.Read("event", Event, [RegistryEvent.Incidence], TrendWords.Events, new("应为 incidence、mortality 或 both。", "incidence, mortality or both is expected.")),
            Windows = refusals.Read<IReadOnlyList<TrendWindow>>("windows", Windows, [], WindowWords.Read, WindowWords.Expected),
            WithPoints = refusals.Flag("points", Points),
            Options = ReadOptions(refusals),
        };
        foreach (var (parameter, value, expected) in question.Strangers(cube)) refusals.Add(parameter, value, expected);
        return question;
    }

    private SiteTrendOptions ReadOptions(Refusals refusals)
    {
        string Word(string parameter, string? value, IReadOnlyList<string> words) =>
            refusals.Read(parameter, value, words[0], word => words.Contains(word) ? word : null, Known(words));
        double? correlation = 0;
        if (Autocorrelation is { Length: > 0 } text && !TrendWords.Autocorrelation(text, out correlation))
            refusals.Add("autocorrelation", text, TrendWords.AutocorrelationExpected);
        return TrendWords.With(new()
        {
            Standard = refusals.Read("standard", Standard, StandardPopulation.Cn2000, StandardPopulation.Find, Known(StandardPopulation.All.Select(s => s.Code))),
            MostJoinpoints = Joinpoints is { Length: > 0 } ? refusals.Number("joinpoints", Joinpoints, JoinpointSelection.Most, 0, JoinpointSelection.Most) : null,
            Breaks = refusals.Read<IReadOnlyList<DatedBreak>>("breaks", Breaks, [], BreakWords.Read, BreakWords.Expected),
        }, Word("selection", Selection, TrendWords.Criteria), Word("limits", Limits, TrendWords.Limits), Word("search", Search, TrendWords.Searches), correlation);
    }

    private static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Bilingual Known(IEnumerable<string> codes)
    {
        var list = string.Join(", ", codes);
        return new($"可用的有 {list}。", $"known are {list}.");
    }
}

using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Registry.Analytics;
using Registry.Analytics.Trends;
using Registry.Api.Serving;
using Registry.Api.Trends;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Forecasts;

/// <summary>What GET /v1/forecast is asked with; texts, so that a wrong one is answered by its name and value.</summary>
internal sealed record SiteForecastQuery(
    [property: FromQuery(Name = "years"), Description("Years the forecasts are made from (2005-2022); registries that reported every one of them are pooled")] string? Years,
    [property: FromQuery(Name = "horizon"), Description("Years to come, 1 to 25; default 10")] string? Horizon,
    [property: FromQuery(Name = "event"), Description("incidence, mortality or both; default incidence")] string? Event,
    [property: FromQuery(Name = "scheme"), Description("Site scheme with or without version; default cn26")] string? Scheme,
    [property: FromQuery(Name = "sites"), Description("Codes of the sites to show, comma-separated; default every one")] string? Sites,
    [property: FromQuery(Name = "registries"), Description("Registry codes to pool, comma-separated; default all")] string? Registries,
    [property: FromQuery(Name = "model"), Description("ensemble (all models mixed by their back-test), all, or one model; default ensemble")] string? Model,
    [property: FromQuery(Name = "standard"), Description("Standard population of the rates; default CN2000")] string? Standard,
    [property: FromQuery(Name = "breaks"), Description("Known breaks as last year before=kind@registry/site, comma-separated, such as 2014=coding; kinds: coding, screening, area, reporting")] string? Breaks,
    [property: FromQuery(Name = "storedBreaks"), Description("false: without the known breaks of the store; default true")] string? StoredBreaks,
    [property: FromQuery(Name = "ages"), Description("true: each age group too; default false")] string? Ages,
    [property: FromQuery(Name = "counting"), Description("Tumours of a person with several: all, primaries or first; default all")] string? Counting,
    [property: FromQuery(Name = "deaths"), Description("Deaths: vital (the death files) or cases (registered cases that died of cancer); default vital")] string? Deaths,
    [property: FromQuery(Name = "settings"), Description("Settings for this question only, such as c86=other; default those of the site")] string? Settings,
    [property: FromQuery(Name = "format"), Description("json or csv; default by the Accept header, else json")] string? Format)
{
    /// <summary>The question, or refusals of what cannot be read or is not in the data.</summary>
    public SiteForecastQuestion Read(CountCube cube, Refusals refusals)
    {
        var years = Years is { Length: > 0 } ? YearRange.Parse(Years) : null;
        if (years is null) refusals.Add("years", Years, new("应为 2005-2022，起始年在前。", "2005-2022 is expected, the first year first."));
        if (Format is not (null or "" or "json" or "csv")) refusals.Add("format", Format, new("应为 json 或 csv。", "json or csv is expected."));
        var question = new SiteForecastQuestion
        {
            Scheme = cube.Sites(refusals.Read("scheme", Scheme, SiteScheme.Cn26, SiteScheme.Find, Known(SiteScheme.All.Select(s => s.Code)))),
            Sites = Split(Sites),
            Years = years ?? default,
            Horizon = refusals.Number("horizon", Horizon, 10, 1, 25),
            Registries = Split(Registries),
            Events = refusals.Read("event", Event, [RegistryEvent.Incidence], ReadEvents, new("应为 incidence、mortality 或 both。", "incidence, mortality or both is expected.")),
            Model = refusals.Read("model", Model, SiteForecastQuestion.Mixed, word => SiteForecastQuestion.Models.Contains(word) ? word : null, Known(SiteForecastQuestion.Models)),
            Standard = refusals.Read("standard", Standard, StandardPopulation.Cn2000, StandardPopulation.Find, Known(StandardPopulation.All.Select(s => s.Code))),
            Breaks = refusals.Read<IReadOnlyList<DatedBreak>>("breaks", Breaks, [], BreakWords.Read, BreakWords.Expected),
            WithAges = refusals.Flag("ages", Ages),
        };
        foreach (var (parameter, value, expected) in question.Strangers(cube)) refusals.Add(parameter, value, expected);
        return question;
    }

    /// <summary>Events by their word; null when there is no such word.</summary>
    internal static IReadOnlyList<RegistryEvent>? ReadEvents(string word) => word switch
    {
        "incidence" => [RegistryEvent.Incidence],
        "mortality" => [RegistryEvent.Mortality],
        "both" => [RegistryEvent.Incidence, RegistryEvent.Mortality],
        _ => null,
    };

    private static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Bilingual Known(IEnumerable<string> codes)
    {
        var list = string.Join(", ", codes);
        return new($"可用的有 {list}。", $"known are {list}.");
    }
}

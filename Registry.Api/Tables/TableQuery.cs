using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Registry.Analytics;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>What every table address is asked with; texts, so that a wrong one is answered by its name and value.</summary>
internal sealed record TableQuery(
    [property: FromQuery(Name = "years"),
        Description("Year (2022) or period (2018-2022); default: every year that has data, as one period")] string? Years,
    [property: FromQuery(Name = "eachYear"), Description("true: a table of each year of the period; default false")] string? EachYear,
    [property: FromQuery(Name = "scheme"), Description("Site scheme with or without version; default cn26")] string? Scheme,
    [property: FromQuery(Name = "registries"),
        Description("Registry codes, comma-separated: these registries and, when several, their pool; "
            + "with the word pooled only the pool; default: all")] string? Registries,
    [property: FromQuery(Name = "counting"),
        Description("Tumours of a person with several: all, primaries (by the international rules) or first; default all")] string? Counting,
    [property: FromQuery(Name = "deaths"),
        Description("Deaths of mortality and M:I: vital (the death files) or cases (registered cases that died of cancer); default vital")] string? Deaths,
    [property: FromQuery(Name = "settings"),
        Description("Settings for this question only, such as c86=other,d45-d47=separate; default: those of GET /v1/settings")] string? Settings,
    [property: FromQuery(Name = "state"),
        Description("Data state of which the numbers are wanted: DS-12, or B7 for the one that the commit of batch 7 made; default: now")] string? State,
    [property: FromQuery(Name = "format"), Description("json or csv; default by the Accept header, else json")] string? Format)
{
    /// <summary>Which tumours are counted; a word that is none is refused.</summary>
    public Counting ReadCounting(Refusals refusals) => refusals.Counting("counting", Counting);

    /// <summary>Where the deaths come from; a word that is none is refused.</summary>
    public DeathSource ReadDeaths(Refusals refusals) => refusals.Deaths("deaths", Deaths);

    /// <summary>The question, or refusals of what cannot be read or is not in the data.</summary>
    public TableQuestion Read(
        CountCube cube, Refusals refusals, string? events = null, string? standards = null, string? rankBy = null, string? ties = null, string? limits = null)
    {
        if (Years is { Length: > 0 } && YearRange.Parse(Years) is null)
            refusals.Add("years", Years, new("应为 2022 或 2018-2022，起始年在前。", "2022 or 2018-2022 is expected, the first year first."));
        refusals.OneOf("format", Format, "json", "csv");
        var question = new TableQuestion
        {
            Scheme = refusals.ReadKnown("scheme", Scheme, SiteScheme.Cn26, SiteScheme.Find, [.. SiteScheme.All.Select(s => s.Code)])
                .With(refusals.Settings("settings", Settings, cube.Settings)),
            Years = Years is { Length: > 0 } ? YearRange.Parse(Years) : null,
            EachYear = refusals.Flag("eachYear", EachYear),
            Registries = (Registries ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Events = refusals.ReadKnown("event", events, [RegistryEvent.Incidence], ReadEvents, ["incidence", "mortality", "both"]),
            Ranking = RankingWords.Rule(
                refusals.OneOf("rankBy", rankBy, "rate", "cases") ?? "rate", refusals.OneOf("ties", ties, "lowest", "dense") ?? "lowest"),
            Limits = LimitsWords.Read(refusals.OneOf("limits", limits, [.. LimitsWords.All])),
            Standards = refusals.ReadKnown("standards", standards, [StandardPopulation.Cn2000, StandardPopulation.Segi], ReadStandards,
                [.. StandardPopulation.All.Select(s => s.Code)]),
        };
        foreach (var code in question.RegistriesUnknownTo(cube))
            refusals.Add("registries", code, new("没有该登记处的数据。", "there are no data of such a registry."));
        if (question.IsOfNoYearIn(cube)) refusals.Add("years", Years, KnownYears.NoData(cube.Years));
        return question;
    }

    private static IReadOnlyList<RegistryEvent>? ReadEvents(string text) => text switch
    {
        "incidence" => [RegistryEvent.Incidence],
        "mortality" => [RegistryEvent.Mortality],
        "both" => [RegistryEvent.Incidence, RegistryEvent.Mortality],
        _ => null,
    };

    private static List<StandardPopulation>? ReadStandards(string text)
    {
        var codes = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = codes.Select(StandardPopulation.Find).OfType<StandardPopulation>().ToList();
        return found.Count == codes.Length ? found : null;
    }
}

using Registry.Analytics;
using Registry.Analytics.Forecasts;
using Registry.Analytics.Trends;
using Registry.Api.Compute.Statistics;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Forecasts;

/// <summary>What a table of forecasts is about; the API and the command line ask in the same way.</summary>
internal sealed record SiteForecastQuestion
{
    /// <summary>The mixture of all models, and the word that asks for it.</summary>
    public const string Mixed = "ensemble";

    /// <summary>Words for the models that are shown.</summary>
    public static IReadOnlyList<string> Models { get; } = [Mixed, "all", .. ForecastInput.Models.Select(m => m.Name)];

    /// <summary>Site groups.</summary>
    public required SiteScheme Scheme { get; init; }

    /// <summary>Codes of the groups to show; empty for every one.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Years the forecasts are made from.</summary>
    public required YearRange Years { get; init; }

    /// <summary>Years to come.</summary>
    public int Horizon { get; init; } = 10;

    /// <summary>Registry codes to pool; empty for all.</summary>
    public IReadOnlyList<string> Registries { get; init; } = [];

    /// <summary>New cases, deaths, or both.</summary>
    public required IReadOnlyList<RegistryEvent> Events { get; init; }

    /// <summary>Which models are shown.</summary>
    public string Model { get; init; } = Mixed;

    /// <summary>True to show each age group too.</summary>
    public bool WithAges { get; init; }

    /// <summary>Population to come.</summary>
    public PopulationScenario Scenario { get; init; } = PopulationScenario.Constant;

    /// <summary>Standard population of the rates.</summary>
    public StandardPopulation Standard { get; init; } = StandardPopulation.Cn2000;

    /// <summary>Known breaks; those that concern a series speak against its forecast.</summary>
    public IReadOnlyList<DatedBreak> Breaks { get; init; } = [];

    /// <summary>What is wrong with registries and sites: parameter, value, what is expected.</summary>
    public IEnumerable<(string Parameter, string Value, Bilingual Expected)> Strangers(CountCube cube)
    {
        var (codes, sites) = (cube.Registries.Select(registry => registry.Code).ToList(), Scheme.Groups.Select(group => group.Code).ToList());
        Bilingual noRegistry = new("没有该登记处的数据。", "there are no data of such a registry."), noSite = new($"不是 {Scheme.Code} 的部位代码。", $"is no site of {Scheme.Code}.");
        if (!cube.Years.Any(Years.Holds)) yield return ("years", Years.ToString(), KnownYears.NoData(cube.Years));
        foreach (var code in Registries.Except(codes)) yield return ("registries", code, noRegistry);
        foreach (var code in Sites.Except(sites)) yield return ("sites", code, noSite);
        foreach (var code in Breaks.Select(b => b.Registry).OfType<string>().Except(codes)) yield return ("breaks", code, noRegistry);
        foreach (var code in Breaks.Select(b => b.Site).OfType<string>().Except(sites)) yield return ("breaks", code, noSite);
    }
}

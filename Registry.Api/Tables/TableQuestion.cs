using Registry.Analytics;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>What a statistical table is about; the API and the command line ask in the same way.</summary>
internal sealed record TableQuestion
{
    /// <summary>Site groups.</summary>
    public required SiteScheme Scheme { get; init; }

    /// <summary>Period, or null for every year that has data.</summary>
    public YearRange? Years { get; init; }

    /// <summary>True for a table of each year, false for one of the whole period.</summary>
    public bool EachYear { get; init; }

    /// <summary>Registry codes and perhaps <c>pooled</c>; see <see cref="TableArea.Choose"/>.</summary>
    public IReadOnlyList<string> Registries { get; init; } = [];

    /// <summary>Incidence, mortality or both, where the table is about one of them.</summary>
    public IReadOnlyList<RegistryEvent> Events { get; init; } = [];

    /// <summary>Standard populations, where the table has rates.</summary>
    public IReadOnlyList<StandardPopulation> Standards { get; init; } = [];

    /// <summary>How sites are ranked, where the table has ranks.</summary>
    public RankingRule Ranking { get; init; } = RankingRule.Default;

    /// <summary>How the limits of standardised rates are made, where the table has rates.</summary>
    public RateLimits Limits { get; init; }

    /// <summary>The periods of the table: one, or one a year.</summary>
    public IReadOnlyList<YearRange> PeriodsIn(CountCube cube)
    {
        if (Years is null && cube.Years.Count == 0) return [];
        var all = Years ?? new YearRange(cube.Years[0], cube.Years[^1]);
        return EachYear ? [.. Enumerable.Range(all.From, all.To - all.From + 1).Select(year => new YearRange(year, year))] : [all];
    }

    /// <summary>True when a period is asked for of which no year has data. Years without data beside others that have some are told by the rows (incomplete).</summary>
    public bool IsOfNoYearIn(CountCube cube) => Years is { } asked && !cube.Years.Any(asked.Holds);

    /// <summary>Named registries of which the data have nothing.</summary>
    public IEnumerable<string> RegistriesUnknownTo(CountCube cube) =>
        Registries.Where(code => code != TableArea.Pooled).Except(cube.Registries.Select(registry => registry.Code));
}

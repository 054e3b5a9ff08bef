using Registry.Analytics;
using Registry.Analytics.Trends;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Trends;

/// <summary>What a table of trends is about; the API and the command line ask in the same way.</summary>
internal sealed record TrendQuestion
{
    /// <summary>Site groups.</summary>
    public required SiteScheme Scheme { get; init; }

    /// <summary>Codes of the groups to show; empty for every one. p is adjusted over the groups shown.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Period; null for the longest that the registries bear.</summary>
    public YearRange? Years { get; init; }

    /// <summary>Registry codes, each on its own; empty or <c>pooled</c> for their pool only.</summary>
    public IReadOnlyList<string> Registries { get; init; } = [];

    /// <summary>Incidence, mortality or both.</summary>
    public required IReadOnlyList<RegistryEvent> Events { get; init; }

    /// <summary>How the trends are made; the event is set for each table.</summary>
    public required SiteTrendOptions Options { get; init; }

    /// <summary>Further windows of the mean change; the whole period and the last five years are always told.</summary>
    public IReadOnlyList<TrendWindow> Windows { get; init; } = [];

    /// <summary>True to give the rate of every year too.</summary>
    public bool WithPoints { get; init; }

    /// <summary>The same with the breaks of the store beside those of the caller.</summary>
    public TrendQuestion With(IReadOnlyList<DatedBreak> stored) => this with { Options = Options with { Breaks = [.. Options.Breaks.Concat(stored).Distinct()] } };

    /// <summary>The comparisons: men against women in each area, or two registries against each other.</summary>
    /// <param name="cube">The data.</param>
    /// <param name="registries">True for two registries; they must be two that are named.</param>
    public IEnumerable<TrendComparisonRow> Comparisons(CountCube cube, bool registries)
    {
        PermutationOptions permutation = new() { Permutations = ComparisonPermutations };
        var tables = Tables(cube).ToList();
        if (!registries)
            return tables.SelectMany(entry => SiteTrendComparisons.OfSexes(entry.Table, permutation).Select(found =>
                new TrendComparisonRow(new(entry.Area, entry.Table, entry.Table.Trends.First(t => t.Group == found.Group)), entry.Area.Columns.Code, entry.Area.Columns.Code, found)));
        return Events.SelectMany(counted =>
        {
            var pair = tables.Where(entry => entry.Table.Options.Event == counted && entry.Area.Columns.Code != TableArea.Pooled).ToList();
            return SiteTrendComparisons.OfAreas(pair[0].Table, pair[1].Table, permutation).Select(found =>
                new TrendComparisonRow(new(pair[0].Area, pair[0].Table, pair[0].Table.Trends.First(t => t.Group == found.Group && t.Sex == found.First)),
                    pair[0].Area.Columns.Code, pair[1].Area.Columns.Code, found));
        });
    }

    /// <summary>Why registries cannot be compared; null when two are named.</summary>
    public Bilingual? NotTwo() => Registries.Count(code => code != TableArea.Pooled) == 2 ? null
        : new("比较登记处时请恰好写出两个登记处。", "name exactly two registries to compare them.");

    private const int ComparisonPermutations = 999;

    /// <summary>What is wrong with registries, sites and breaks: parameter, value, what is expected.</summary>
    public IEnumerable<(string Parameter, string Value, Bilingual Expected)> Strangers(CountCube cube)
    {
        var (codes, sites) = (cube.Registries.Select(registry => registry.Code).ToList(), Scheme.Groups.Select(group => group.Code).ToList());
        Bilingual noRegistry = new("没有该登记处的数据。", "there are no data of such a registry."), noSite = new($"不是 {Scheme.Code} 的部位代码。", $"is no site of {Scheme.Code}.");
        if (Years is { } years && !cube.Years.Any(years.Holds)) yield return ("years", years.ToString(), KnownYears.NoData(cube.Years));
        foreach (var code in Registries.Where(code => code != TableArea.Pooled).Except(codes)) yield return ("registries", code, noRegistry);
        foreach (var code in Sites.Except(sites)) yield return ("sites", code, noSite);
        foreach (var code in Options.Breaks.Select(b => b.Registry).OfType<string>().Except(codes)) yield return ("breaks", code, noRegistry);
        foreach (var code in Options.Breaks.Select(b => b.Site).OfType<string>().Except(sites)) yield return ("breaks", code, noSite);
    }

    /// <summary>The tables: a table for each area and event.</summary>
    public IEnumerable<(TableArea Area, SiteTrendTable Table)> Tables(CountCube cube)
    {
        if (cube.Years.Count == 0) yield break;
        foreach (var area in TableArea.Choose(cube, Registries.Count == 0 && cube.Registries.Count > 1 ? [TableArea.Pooled] : Registries))
            foreach (var counted in Events)
                yield return (area, SiteTrends.Of(cube, Scheme, area.Registries, Years?.From, Years?.To ?? cube.Years[^1], Options with { Event = counted }, Sites));
    }
}

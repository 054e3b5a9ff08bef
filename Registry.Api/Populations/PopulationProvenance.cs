using System.Globalization;
using Registry.Analytics.Populations;
using Registry.Analytics.Tidy;
using Registry.Core.Cube;

namespace Registry.Api.Populations;

/// <summary>The denominator of a registry and year, as answers name it.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Version">P12, or B3 for what batch 3 delivered.</param>
/// <param name="Definition">huji or changzhu.</param>
/// <param name="Method">delivered, census, linear …</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Flags">moved (beyond the limit against the year before), extrapolated, split.</param>
internal sealed record PopulationProvenance(
    string Registry, int Year, string Version, string Definition, string Method, string Source, IReadOnlyList<string> Flags)
{
    private const string Moved = "moved";

    /// <summary>The denominators of some registries and years, in order.</summary>
    public static IReadOnlyList<PopulationProvenance> Of(CountCube cube, IEnumerable<string> registries, YearRange years) =>
    [
        .. from registry in registries.Distinct().Order(StringComparer.Ordinal)
           from year in Enumerable.Range(years.From, years.To - years.From + 1)
           where cube.PopulationsInUse.ContainsKey(new(registry, year))
           select Of(cube, registry, year),
    ];

    /// <summary>330106@2021:P12 for each registry and year, at most five and then how many more; null when nothing is known.</summary>
    public static string? Versions(IReadOnlyList<PopulationProvenance> populations) =>
        List(populations.Select(population => string.Create(CultureInfo.InvariantCulture, $"{population.Registry}@{population.Year}:{population.Version}")));

    /// <summary>What the rates of an area and period must bear in mind: population-moved:330106@2021 and the like; null when nothing.</summary>
    public static string? FlagsOf(IReadOnlyList<PopulationProvenance> populations)
    {
        var flags = populations.SelectMany(population => population.Flags.Select(flag => (flag, population))).GroupBy(pair => pair.flag, pair => pair.population)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"population-{group.Key}:" + List(group.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Registry}@{p.Year}"))));
        return string.Join(' ', flags) is { Length: > 0 } text ? text : null;
    }

    /// <summary>The area columns with the definition of the populations that are really used.</summary>
    public static TidyArea WithDefinition(TidyArea area, IReadOnlyList<PopulationProvenance> populations) =>
        populations.Select(population => population.Definition).Distinct().ToList() switch
        {
            [] => area,
            [var only] => area with { PopulationBasis = only },
            _ => area with { PopulationBasis = TidyArea.MixedBasis },
        };

    private static PopulationProvenance Of(CountCube cube, string registry, int year)
    {
        var used = cube.PopulationsInUse[new(registry, year)];
        var moved = PopulationComparison.AgainstYearBefore(cube, registry, year).Count > 0;
        return new(registry, year, used.Version, used.Basis.Word(), used.Method.Word(), used.Source, moved ? [.. used.Caveats, Moved] : used.Caveats);
    }

    private static string? List(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count == 0 ? null
            : string.Join(',', all.Take(5)) + (all.Count > 5 ? string.Create(CultureInfo.InvariantCulture, $",+{all.Count - 5}") : "");
    }
}

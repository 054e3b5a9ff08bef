using Registry.Analytics.Quality;
using Registry.Api.Populations;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>The findings of a question.</summary>
/// <param name="DataState">The data they come from.</param>
/// <param name="Limits">Edition of the table of limits.</param>
/// <param name="Populations">The population version that each registry and year is divided by.</param>
/// <param name="Findings">Registry by registry, year by year, in the order of the limits.</param>
internal sealed record FindingDocument(DataState DataState, string Limits, IReadOnlyList<PopulationProvenance> Populations, IReadOnlyList<FindingEntry> Findings)
{
    /// <summary>The findings of some registries (none named: of all) and years.</summary>
    public static FindingDocument Of(CountCube cube, YearRange? years, IReadOnlyList<string> registries, FindingVerdict? verdict)
    {
        var codes = registries.Count > 0 ? registries : [.. cube.Registries.Select(registry => registry.Code)];
        var asked = (years is { } range ? cube.Years.Where(year => year >= range.From && year <= range.To) : cube.Years.TakeLast(1)).ToList();
        var found = asked.SelectMany(year => QualityFindings.Of(cube, codes.ToHashSet(StringComparer.Ordinal), year))
            .Where(finding => verdict is null || finding.Verdict == verdict)
            .OrderBy(finding => finding.Registry, StringComparer.Ordinal).ThenBy(finding => finding.Year);
        var populations = asked.SelectMany(year => PopulationProvenance.Of(cube, codes, new(year, year)));
        return new(cube.State, QualityLimit.All[0].Edition, [.. populations], [.. found.Select(finding => FindingEntry.Of(finding, cube))]);
    }
}

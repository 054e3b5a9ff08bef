using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>An area of a table: one registry, or several pooled.</summary>
/// <param name="Code">Area code, or <see cref="Pooled"/>.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Type">urban, rural, or all.</param>
/// <param name="PopulationBasis">huji, changzhu, or mixed.</param>
/// <param name="Registries">Registries whose counts are added up.</param>
internal sealed record TidyArea(
    string Code, string NameZh, string NameEn, string Type, string PopulationBasis, IReadOnlyList<string> Registries)
{
    /// <summary>Code of a pool of registries.</summary>
    public const string Pooled = "pooled";

    /// <summary>The areas a caller asked for: the named registries (all when none is named), then their pool when there are several;
    /// only the pool when the word <c>pooled</c> was among the names.</summary>
    /// <param name="cube">The data.</param>
    /// <param name="asked">Registry codes, and perhaps <c>pooled</c>.</param>
    public static IReadOnlyList<TidyArea> Choose(CountCube cube, IReadOnlyCollection<string> asked)
    {
        var named = asked.Where(code => code != Pooled).ToHashSet(StringComparer.Ordinal);
        var registries = cube.Registries.Where(registry => named.Count == 0 || named.Contains(registry.Code)).ToList();
        var areas = new List<TidyArea>();
        if (!asked.Contains(Pooled)) areas.AddRange(registries.Select(Of));
        if (registries.Count > 1 || (asked.Contains(Pooled) && registries.Count == 1)) areas.Add(Pool(registries));
        return areas;
    }

    private static TidyArea Of(RegistryArea registry) =>
        new(registry.Code, registry.NameZh, registry.NameEn, Name(registry.Type), Name(registry.Basis), [registry.Code]);

    private static TidyArea Pool(IReadOnlyList<RegistryArea> registries) =>
        new(Pooled, "合计登记地区", "All registries pooled",
            Common(registries.Select(registry => Name(registry.Type)), "all"),
            Common(registries.Select(registry => Name(registry.Basis)), "mixed"),
            [.. registries.Select(registry => registry.Code)]);

    private static string Common(IEnumerable<string> names, string otherwise) => names.Distinct().ToList() is [var one] ? one : otherwise;

    private static string Name(AreaType type) => type == AreaType.Urban ? "urban" : "rural";

    private static string Name(Core.Coding.PopulationBasis basis) => basis == Core.Coding.PopulationBasis.Registered ? "huji" : "changzhu";
}

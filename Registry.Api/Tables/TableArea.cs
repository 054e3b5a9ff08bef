using Registry.Analytics.Tidy;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>An area of a table: one registry, or several pooled.</summary>
/// <param name="Columns">What the rows say of it.</param>
/// <param name="Registries">Registries whose counts are added up.</param>
internal sealed record TableArea(TidyArea Columns, IReadOnlyList<string> Registries)
{
    /// <summary>Code of a pool of registries, and the word that asks for it.</summary>
    public const string Pooled = "pooled";

    /// <summary>The areas a caller asked for: the named registries (all when none is named), then their pool when there are several;
    /// only the pool when the word <c>pooled</c> is among the names.</summary>
    /// <param name="cube">The data.</param>
    /// <param name="asked">Registry codes, and perhaps <c>pooled</c>.</param>
    public static IReadOnlyList<TableArea> Choose(CountCube cube, IReadOnlyCollection<string> asked)
    {
        var named = asked.Where(code => code != Pooled).ToHashSet(StringComparer.Ordinal);
        var registries = cube.Registries.Where(registry => named.Count == 0 || named.Contains(registry.Code)).ToList();
        if (registries.Count == 0) return [];
        var onlyPool = asked.Contains(Pooled);
        var release = cube.State.ToString();
        var areas = onlyPool ? [] : registries.Select(r => new TableArea(TidyArea.Of(r, release), [r.Code])).ToList();
        if (onlyPool || registries.Count > 1)
            areas.Add(new(
                TidyArea.Pool(Pooled, "合计登记地区", "All registries pooled", registries, release),
                [.. registries.Select(registry => registry.Code)]));
        return areas;
    }
}

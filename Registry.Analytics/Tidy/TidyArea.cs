using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tidy;

/// <summary>The area columns of a tidy row.</summary>
/// <param name="Release">Data state or release that the numbers come from.</param>
/// <param name="Code">Area code.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Type">urban, rural, or all for a pool of both.</param>
/// <param name="PopulationBasis">huji (household-registered), changzhu (usual residents), or mixed.</param>
public sealed record TidyArea(string Release, string Code, string NameZh, string NameEn, string Type, string PopulationBasis)
{
    /// <summary>The word for a pool whose population counts mean different people.</summary>
    public const string MixedBasis = "mixed";

    /// <summary>The columns of one registry.</summary>
    public static TidyArea Of(RegistryArea registry, string release) =>
        new(release, registry.Code, registry.NameZh, registry.NameEn, Word(registry.Type), Word(registry.Basis));

    /// <summary>The columns of a pool of registries, which has a code and names of its own.</summary>
    public static TidyArea Pool(string code, string nameZh, string nameEn, IReadOnlyCollection<RegistryArea> registries, string release) =>
        new(release, code, nameZh, nameEn,
            registries.Select(r => Word(r.Type)).Distinct().ToList() is [var type] ? type : "all",
            registries.Select(r => Word(r.Basis)).Distinct().ToList() is [var basis] ? basis : MixedBasis);

    private static string Word(AreaType type) => type == AreaType.Urban ? "urban" : "rural";

    private static string Word(PopulationBasis basis) => basis == Core.Coding.PopulationBasis.Registered ? "huji" : "changzhu";
}

using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>What leads from the counts of one data state to those of a later one.</summary>
/// <param name="State">The later data state.</param>
/// <param name="LastCell">See <see cref="CountCube.LastCell"/>.</param>
/// <param name="Registries">The registries now.</param>
/// <param name="Settings">The settings now.</param>
/// <param name="Cells">What is added to cells; negative where something goes.</param>
/// <param name="PopulationsOf">Registries whose person-years are given anew, all years of them.</param>
/// <param name="Populations">Their person-years now.</param>
/// <param name="PopulationsInUse">Where these come from.</param>
internal sealed record CubeChange(
    DataState State, long LastCell, IReadOnlyList<RegistryArea> Registries, SiteSettings Settings, IEnumerable<CubeCell> Cells,
    IReadOnlySet<string> PopulationsOf, IEnumerable<PopulationCell> Populations, IReadOnlyDictionary<RegistryYear, PopulationInUse> PopulationsInUse);

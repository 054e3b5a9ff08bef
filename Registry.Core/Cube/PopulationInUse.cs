using Registry.Core.Coding;

namespace Registry.Core.Cube;

/// <summary>Which population counts are the denominator of a registry and year: the provenance of its rates.</summary>
/// <param name="Version">Label of the version: P12, or B3 for what batch 3 delivered.</param>
/// <param name="Basis">Whose residence it means.</param>
/// <param name="Method">How it came about.</param>
/// <param name="Source">Where it comes from, in words.</param>
/// <param name="Caveats">What to bear in mind, see <see cref="PopulationVersion.Caveats"/>.</param>
public sealed record PopulationInUse(string Version, PopulationBasis Basis, PopulationMethod Method, string Source, IReadOnlyList<string> Caveats);

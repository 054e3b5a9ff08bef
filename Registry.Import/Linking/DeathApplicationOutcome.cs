using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>What became of the linked deaths of cases.</summary>
/// <param name="Applied">Deaths that go to cases; those of a row that the checks return are among them.</param>
/// <param name="Already">Cases that were known to have died on that date of that cause.</param>
/// <param name="Judged">What the checks say of them, registry by registry; a preview says the same.</param>
/// <param name="Batches">The batches that brought them, one a registry; none in a preview.</param>
/// <param name="Findings">Deaths of several persons and persons with several deaths (L-LNK-5): nothing of them is applied. Deaths that stand
/// on cases without being those of their person any more (L-LNK-6).</param>
public sealed record DeathApplicationOutcome(
    IReadOnlyList<DeathOfCase> Applied, int Already, IReadOnlyList<JudgedDeaths> Judged, IReadOnlyList<BatchOutcome> Batches,
    IReadOnlyList<ClearanceFinding> Findings);

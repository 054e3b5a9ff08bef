using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>A death that goes to a case.</summary>
/// <param name="Case">The case, with what was known of it. Personal data.</param>
/// <param name="Death">The death linked to its person.</param>
public sealed record DeathOfCase(CaseStatus Case, DeathLink Death);

/// <summary>What became of the linked deaths of cases.</summary>
/// <param name="Applied">Deaths that go to cases; those of a row that the checks return are among them.</param>
/// <param name="Already">Cases that were known to have died on that date of that cause.</param>
/// <param name="Batches">The batches that brought them, one a registry; none in a preview.</param>
/// <param name="Findings">Deaths of several persons and persons with several deaths (L-LNK-5): nothing of them is applied.</param>
public sealed record DeathApplicationOutcome(
    IReadOnlyList<DeathOfCase> Applied, int Already, IReadOnlyList<BatchOutcome> Batches, IReadOnlyList<ClearanceFinding> Findings);

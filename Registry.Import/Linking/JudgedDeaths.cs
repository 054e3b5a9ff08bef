using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>What the checks say of the deaths that go to the cases of a registry.</summary>
/// <param name="Registry">Registry of the cases.</param>
/// <param name="Stored">Rows that are stored.</param>
/// <param name="Returned">Rows that are returned because of an error.</param>
/// <param name="Queried">Rows with a query.</param>
/// <param name="Verdicts">Errors and queries, each with the death it speaks of; null when it speaks of all.</param>
public sealed record JudgedDeaths(
    string Registry, long Stored, long Returned, long Queried, IReadOnlyList<(DeathOfCase? Death, Verdict Verdict)> Verdicts)
{
    // The first row of the sheet is its header.
    private const int FirstRow = 2;

    internal static JudgedDeaths Of(string registry, Batch batch, IReadOnlyList<Verdict> verdicts, IReadOnlyList<DeathOfCase> deaths) => new(
        registry, batch.Counts.Inserted + batch.Counts.Updated, batch.Counts.Rejected, batch.Queried,
        [.. verdicts.Select(verdict => (verdict.Row < FirstRow ? null : deaths[verdict.Row - FirstRow], verdict))]);
}

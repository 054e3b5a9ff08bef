using Registry.Api.Batches;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Import.Linking;

namespace Registry.Api.Deaths;

/// <summary>Which linked deaths go to the cases.</summary>
/// <param name="Registry">Registry of the deaths; all when null.</param>
/// <param name="FromYear">First year of death; all when null.</param>
/// <param name="ToYear">Last year of death.</param>
/// <param name="By">Who does it.</param>
/// <param name="Preview">True to be told only what would be applied.</param>
internal sealed record ApplicationRequest(string? Registry, int? FromYear, int? ToYear, string? By, bool? Preview);

/// <summary>What became of the linked deaths.</summary>
/// <param name="Cases">Deaths that go to cases, rows that the checks return among them.</param>
/// <param name="Already">Cases that were known to have died on that date of that cause.</param>
/// <param name="Judged">What the checks say, registry by registry; a preview says what the run will say.</param>
/// <param name="Batches">The batches that brought them; none in a preview.</param>
/// <param name="Deaths">Case by case.</param>
/// <param name="Findings">Deaths of several persons, persons with several deaths: nothing of them is applied. Deaths that stand on cases and
/// are not those of their person any more.</param>
internal sealed record ApplicationEntry(
    int Cases, int Already, IReadOnlyList<JudgedEntry> Judged, IReadOnlyList<AppliedBatch> Batches, IReadOnlyList<AppliedDeath> Deaths,
    IReadOnlyList<FindingEntry> Findings)
{
    /// <summary>True when nothing is left for a registrar to look at.</summary>
    public bool IsClean() => Findings.Count == 0 && Judged.All(judged => judged.Returned == 0);

    public static ApplicationEntry Of(DeathApplicationOutcome outcome, CheckCatalogue catalogue) => new(
        outcome.Applied.Count, outcome.Already, [.. outcome.Judged.Select(judged => JudgedEntry.Of(judged, catalogue))],
        [.. outcome.Batches.Select(AppliedBatch.Of)], [.. outcome.Applied.Select(AppliedDeath.Of)], [.. outcome.Findings.Select(FindingEntry.Of)]);
}

/// <summary>What the checks say of the deaths that go to the cases of a registry.</summary>
/// <param name="Registry">Registry of the cases.</param>
/// <param name="Stored">Rows that are stored.</param>
/// <param name="Returned">Rows that are returned because of an error: these deaths do not reach their cases.</param>
/// <param name="Queried">Rows with an open query.</param>
/// <param name="Verdicts">Errors and queries.</param>
internal sealed record JudgedEntry(string Registry, long Stored, long Returned, long Queried, IReadOnlyList<AppliedVerdict> Verdicts)
{
    public static JudgedEntry Of(JudgedDeaths judged, CheckCatalogue catalogue) => new(
        judged.Registry, judged.Stored, judged.Returned, judged.Queried,
        [.. judged.Verdicts.Select(found => AppliedVerdict.Of(found.Death, found.Verdict, catalogue))]);
}

/// <summary>A verdict on a death that goes to a case.</summary>
/// <param name="CaseNumber">Registration number of the case; null when it speaks of all.</param>
/// <param name="TumourNumber">Tumour of the registration number.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="Verdict">The verdict; its row is that of the follow-up sheet.</param>
internal sealed record AppliedVerdict(string? CaseNumber, int? TumourNumber, string? DeathNumber, VerdictEntry Verdict)
{
    public static AppliedVerdict Of(DeathOfCase? row, Verdict verdict, CheckCatalogue catalogue) => new(
        row?.Case.ShownNumber, row?.Case.TumourNumber, row?.Death.ShownNumber, VerdictEntry.Of(verdict, catalogue));
}

/// <summary>A batch of applied deaths.</summary>
/// <param name="Registry">Registry of the cases.</param>
/// <param name="BatchId">The batch; undo takes it back as a whole.</param>
/// <param name="State">State of the batch.</param>
/// <param name="Stored">Rows stored.</param>
/// <param name="Returned">Rows returned because of an error; the verdicts of the batch say why.</param>
/// <param name="Queried">Rows with an open query.</param>
internal sealed record AppliedBatch(string? Registry, long BatchId, string State, long Stored, long Returned, long Queried)
{
    public static AppliedBatch Of(BatchOutcome outcome)
    {
        var counts = outcome.Batch.Counts;
        return new(
            outcome.Batch.Registry, outcome.Batch.Id, BatchEntry.Word(outcome.Batch.State), counts.Inserted + counts.Updated, counts.Rejected,
            outcome.Batch.Queried);
    }
}

/// <summary>A death that goes to a case; no name, no identity number.</summary>
/// <param name="Registry">Registry of the case.</param>
/// <param name="CaseNumber">Registration number of the case.</param>
/// <param name="TumourNumber">Tumour of the registration number.</param>
/// <param name="Before">alive, dead or lost: what was known; null when nothing was.</param>
/// <param name="DateBefore">The date known before.</param>
/// <param name="DeathRegistry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="DeathDate">Date of death, as precise as it is known.</param>
/// <param name="UnderlyingCause">Underlying cause.</param>
internal sealed record AppliedDeath(
    string Registry, string CaseNumber, int TumourNumber, Core.Coding.VitalStatus? Before, string? DateBefore, string DeathRegistry,
    string DeathNumber, string DeathDate, string UnderlyingCause)
{
    public static AppliedDeath Of(DeathOfCase row) => new(
        row.Case.Registry, row.Case.ShownNumber, row.Case.TumourNumber, row.Case.Status, row.Case.Contact?.Date.ToString(), row.Death.Registry,
        row.Death.ShownNumber, row.Death.DeathDate.ToString(), row.Death.UnderlyingCause.Code);
}

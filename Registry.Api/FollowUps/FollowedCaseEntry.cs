using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.FollowUps;

/// <summary>What is known of a case, and all that was said of it. Nothing in it names the person.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="CaseNumber">Registration number.</param>
/// <param name="TumourNumber">Tumour of the registration number.</param>
/// <param name="IncidenceDate">Date of incidence, as precise as it is known.</param>
/// <param name="Icd10">ICD-10 code of the case.</param>
/// <param name="Status">alive, dead or lost; null when it was never followed.</param>
/// <param name="Date">Date of death or last contact, as precise as it is known.</param>
/// <param name="UnderlyingCause">Underlying cause of death.</param>
/// <param name="CauseOfDeathCategory">1 cancer, 2 other, 9 unknown.</param>
/// <param name="LossReason">Why contact was lost, code of the national list.</param>
/// <param name="Source">active, passive or deathFile; null of the case card.</param>
/// <param name="FollowUps">Every version of its follow-ups, oldest first.</param>
internal sealed record FollowedCaseEntry(
    string Registry, string CaseNumber, int TumourNumber, string IncidenceDate, string Icd10, VitalStatus? Status, string? Date,
    string? UnderlyingCause, int? CauseOfDeathCategory, int? LossReason, FollowUpSource? Source, IReadOnlyList<FollowUpEntry> FollowUps)
{
    /// <summary>The cases of a registration number, those among them that are stored with their year: 17, then 17@2024.</summary>
    public static async Task<IReadOnlyList<FollowedCaseEntry>> OfNumberAsync(
        FollowUpStore store, string registry, string caseNumber, CancellationToken stop)
    {
        var entries = new List<FollowedCaseEntry>();
        foreach (var status in await store.OfNumberAsync(registry, caseNumber, stop))
            entries.Add(Of(status, await store.OfCaseAsync(registry, status.CaseNumber, status.TumourNumber, stop)));
        return entries;
    }

    private static FollowedCaseEntry Of(CaseStatus status, IReadOnlyList<StoredFollowUp> versions) => new(
        status.Registry, status.CaseNumber, status.TumourNumber, status.IncidenceDate.ToString(), status.Icd10.Code, status.Status,
        status.Contact?.Date.ToString(), status.Contact?.UnderlyingCause?.Code, status.Contact?.CauseOfDeathCategory, status.Contact?.LossReason,
        status.Contact?.Source, [.. versions.Select(FollowUpEntry.Of)]);
}

/// <summary>One version of a follow-up.</summary>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="Row">Row of the file.</param>
/// <param name="IsCurrent">True when it counts.</param>
/// <param name="HasOpenQuery">True when a query on it is unanswered.</param>
/// <param name="FollowUpDate">Day of the follow-up.</param>
/// <param name="LastContactDate">Last contact; of the dead the date of death.</param>
/// <param name="Status">alive, dead or lost.</param>
/// <param name="LossReason">Why contact was lost.</param>
/// <param name="UnderlyingCause">Underlying cause of death.</param>
/// <param name="CauseOfDeathCategory">1 cancer, 2 other, 9 unknown.</param>
/// <param name="PlaceOfDeath">Place of death, code of the national card.</param>
/// <param name="Source">active, passive or deathFile.</param>
internal sealed record FollowUpEntry(
    long BatchId, int Row, bool IsCurrent, bool HasOpenQuery, string FollowUpDate, string LastContactDate, VitalStatus Status, int? LossReason,
    string? UnderlyingCause, int? CauseOfDeathCategory, string? PlaceOfDeath, FollowUpSource? Source)
{
    public static FollowUpEntry Of(StoredFollowUp version) => new(
        version.BatchId, version.Record.Row, version.IsCurrent, version.HasOpenQuery, version.Record.FollowUpDate.ToString(),
        version.Record.LastContactDate.ToString(), version.Record.VitalStatus, version.Record.LossReason, version.Record.UnderlyingCause?.Code,
        version.Record.CauseOfDeathCategory, version.Record.PlaceOfDeath, version.Record.Source);
}

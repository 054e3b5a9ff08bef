using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What a compensation does to one part of the data.</summary>
/// <param name="Part">Cases, deaths, population or follow-up.</param>
/// <param name="Withdrawn">Records that go out of the data.</param>
/// <param name="PutBack">Records whose earlier version stands again.</param>
/// <param name="Kept">Records that stay as they are.</param>
public sealed record CompensatedPart(PartKind Part, long Withdrawn, long PutBack, long Kept);

/// <summary>A record that a compensation leaves as it is.</summary>
/// <param name="Record">The record.</param>
/// <param name="Fate">Why.</param>
/// <param name="BatchId">The batch because of which it stays.</param>
public sealed record KeptRecord(RecordKey Record, CompensatedFate Fate, long BatchId);

/// <summary>By how much cases and deaths of a registry and year become more or fewer.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Year">Year of incidence or death.</param>
/// <param name="Cases">More cases; negative when fewer.</param>
/// <param name="Deaths">More deaths; negative when fewer.</param>
public sealed record CountChange(string Registry, int Year, long Cases, long Deaths);

/// <summary>What a compensation, or the undo of one record, would do.</summary>
/// <param name="Parts">What it does, by part; parts it does not look at are left out.</param>
/// <param name="Consequences">What else changes; nothing when it is refused.</param>
/// <param name="Kept">The records that stay as they are, and why.</param>
/// <param name="Refusal">Why it would be refused, or null.</param>
public sealed record CompensationPreview(
    IReadOnlyList<CompensatedPart> Parts, UndoConsequences Consequences, IReadOnlyList<KeptRecord> Kept, Refusal? Refusal)
{
    /// <summary>By how much counts change, by registry and year.</summary>
    public IReadOnlyList<CountChange> Counts => Consequences.Counts;

    /// <summary>By batch: the cases from which deaths come off that it had taken to them, because the deaths go or change.</summary>
    public IReadOnlyList<(long BatchId, int Cases)> Applied { get; init; } = [];

    internal static CompensationPreview Of(SqliteConnection connection, CompensationPlan plan, Refusal? refusal) => new(
        [.. plan.Rows.GroupBy(row => row.Version.Part).OrderBy(part => part.Key).Select(part => new CompensatedPart(
            (PartKind)part.Key, part.Count(row => row.Fate == CompensatedFate.Withdrawn), part.Count(row => row.Fate == CompensatedFate.PutBack),
            part.Count(row => row.Ended is null)))],
        UndoConsequences.Of(connection, plan),
        [.. plan.Rows.Where(row => row.KeptBy is not null).Select(row => new KeptRecord(row.Version.Key, row.Fate, row.KeptBy!.Value))],
        refusal) { Applied = plan.AppliedEnding };

    internal static CompensationPreview Nothing(Refusal refusal) => new([], UndoConsequences.None, [], refusal);
}

/// <summary>What became of a compensation or of the undo of one record.</summary>
/// <param name="Batch">The batch that was made, or null when it was refused.</param>
/// <param name="Preview">What it did, or would have done.</param>
public sealed record CompensationOutcome(Batch? Batch, CompensationPreview Preview)
{
    /// <summary>Why it was refused, or null.</summary>
    public Refusal? Refusal => Preview.Refusal;
}

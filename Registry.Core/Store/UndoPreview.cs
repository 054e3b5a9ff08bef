using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What an undo does to one part of the data.</summary>
/// <param name="Part">Cases, deaths, population or follow-up.</param>
/// <param name="Disappearing">Records that are in the data only by this batch.</param>
/// <param name="Returning">Records whose earlier version counts again.</param>
public sealed record UndoPart(PartKind Part, long Disappearing, long Returning);

/// <summary>A later committed batch that builds on the batch.</summary>
/// <param name="BatchId">The later batch.</param>
/// <param name="Updated">Rows of the batch that it replaced or withdrew.</param>
/// <param name="Unchanged">Rows of the batch that it brought again, equal, or relies on.</param>
public sealed record LaterBatch(long BatchId, long Updated, long Unchanged)
{
    /// <summary>Cases of it that are registered from death certificates of the batch only.</summary>
    public long Certificates { get; init; }

    /// <summary>Follow-ups of it of cases that are in the data only by the batch.</summary>
    public long FollowUps { get; init; }

    /// <summary>Cases to which it took deaths of the batch that the undo would take away or change.</summary>
    public long AppliedDeaths { get; init; }

    /// <summary>Records that the batch had withdrawn and that it brought anew.</summary>
    public long BroughtAnew { get; init; }
}

/// <summary>What an undo would do.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Parts">Consequences by part.</param>
/// <param name="HeldBy">Later batches that must be undone first.</param>
/// <param name="RepeatedBy">Later batches that brought nothing but rows of this one again; those rows disappear with
/// it.</param>
/// <param name="Consequences">What else changes.</param>
/// <param name="Refusal">Why it would be refused, or null.</param>
public sealed record UndoPreview(
    Batch Batch, IReadOnlyList<UndoPart> Parts, IReadOnlyList<LaterBatch> HeldBy,
    IReadOnlyList<LaterBatch> RepeatedBy, UndoConsequences Consequences, Refusal? Refusal);

using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>One stored version of a follow-up with where it stands.</summary>
/// <param name="Id">Number of the version.</param>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="BatchState">State of that batch.</param>
/// <param name="Replaces">The version before, or null.</param>
/// <param name="EndedBy">The batch that replaced it, or null.</param>
/// <param name="HasOpenQuery">True when a query on it is unanswered.</param>
/// <param name="Record">The content.</param>
public sealed record StoredFollowUp(
    long Id, long BatchId, BatchState BatchState, long? Replaces, long? EndedBy, bool HasOpenQuery, FollowUp Record)
{
    /// <summary>True when this version counts.</summary>
    public bool IsCurrent => BatchState == BatchState.Committed && EndedBy is null;
}

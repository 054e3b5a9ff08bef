using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Which events are wanted; what is null is not asked.</summary>
/// <param name="BatchId">About this batch.</param>
/// <param name="Record">About this case, death or follow-up: of the batches that brought a version of it, for a case those of its
/// follow-ups, too, and what was decided or read of it.</param>
/// <param name="PersonId">About this person.</param>
/// <param name="Actor">Done by.</param>
/// <param name="Event">Of this kind.</param>
/// <param name="From">Not before.</param>
/// <param name="To">Before.</param>
/// <param name="Skip">How many to leave out at the beginning.</param>
/// <param name="Take">How many at most.</param>
public sealed record AuditFilter(
    long? BatchId = null, RecordKey? Record = null, long? PersonId = null, string? Actor = null, string? Event = null,
    DateTimeOffset? From = null, DateTimeOffset? To = null, int Skip = 0, int Take = int.MaxValue);

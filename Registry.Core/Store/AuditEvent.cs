namespace Registry.Core.Store;

/// <summary>Something that happened.</summary>
/// <param name="Id">Number in the order of events; the first is 1, none is left out.</param>
/// <param name="At">When (UTC).</param>
/// <param name="BatchId">The batch it was about, or null.</param>
/// <param name="Event">What: uploaded, checked, unreadable, committed, undone, staging-abandoned, identifiers-read …</param>
/// <param name="Actor">Who did it; null where an older version of the program did not note it.</param>
/// <param name="DataState">Number of the data state after it; null in rows older than the chain.</param>
/// <param name="Detail">Counts and the like as JSON; no personal data.</param>
/// <param name="Digest">SHA-256 over the digest of the event before and this one, lower-case hex.</param>
public sealed record AuditEvent(
    long Id, DateTimeOffset At, long? BatchId, string Event, string? Actor, long? DataState, string? Detail, string Digest);

using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Something that happened.</summary>
/// <param name="Id">Number in the order of events.</param>
/// <param name="At">When (UTC).</param>
/// <param name="BatchId">The batch it was about, or null.</param>
/// <param name="Event">What: uploaded, checked, unreadable, committed, undone, staging-abandoned …</param>
/// <param name="Detail">Counts and the like as JSON; no personal data.</param>
public sealed record AuditEvent(long Id, DateTimeOffset At, long? BatchId, string Event, string? Detail);

/// <summary>What a batch changes in one stored row.</summary>
/// <param name="Part">Cases, deaths or population.</param>
/// <param name="RowId">The new version.</param>
/// <param name="Replaces">The version before.</param>
/// <param name="Changes">JSON: item → [before, after]; names, identifiers and free items are hidden.</param>
public sealed record AuditChange(PartKind Part, long RowId, long Replaces, string Changes);

/// <summary>The record of what happened; rows are only ever added.</summary>
public sealed class AuditStore(RegistryDatabase database)
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    private sealed record EventRow
    {
        public required long Id { get; init; }
        public required string At { get; init; }
        public long? BatchId { get; init; }
        public required string Event { get; init; }
        public string? Detail { get; init; }
    }

    private sealed record ChangeRow
    {
        public required long Part { get; init; }
        public required long RowId { get; init; }
        public required long Replaces { get; init; }
        public required string Changes { get; init; }
    }

    /// <summary>Adds an event.</summary>
    /// <param name="batchId">The batch it is about, or null.</param>
    /// <param name="event">What happened, in one word.</param>
    /// <param name="detail">Values to keep with it as JSON; no personal data.</param>
    public void Append(long? batchId, string @event, object? detail) =>
        database.Write(connection =>
        {
            Append(database, connection, batchId, @event, detail);
            return 0;
        });

    /// <summary>Events in their order, of one batch or (null) of all.</summary>
    public async Task<IReadOnlyList<AuditEvent>> ListAsync(long? batchId, CancellationToken stop) =>
        [.. (await database.QueryAsync<EventRow>("audit_list", new { batchId }, stop))
            .Select(row => new AuditEvent(row.Id, BatchRow.Instant(row.At), row.BatchId, row.Event, row.Detail))];

    /// <summary>Changes that a batch makes to stored rows, one for each updated row.</summary>
    public async Task<IReadOnlyList<AuditChange>> ChangesAsync(
        long batchId, int skip, int take, CancellationToken stop) =>
        [.. (await database.QueryAsync<ChangeRow>("audit_change_list", new { batchId, skip, take }, stop))
            .Select(row => new AuditChange((PartKind)row.Part, row.RowId, row.Replaces, row.Changes))];

    internal static void Append(
        RegistryDatabase database, SqliteConnection connection, long? batchId, string @event, object? detail) =>
        connection.Execute(SqlText.Query("audit_insert"), new
        {
            at = database.Now(), batchId, @event, detail = detail is null ? null : Json(detail),
        });

    internal static string Json(object detail) => JsonSerializer.Serialize(detail, Camel);
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>The record of what happened; rows are only ever added, each with a digest over itself and the row before.</summary>
public sealed class AuditStore(RegistryDatabase database)
{
    private static readonly JsonSerializerOptions Camel =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new AuditedText() } };

    private sealed record EventRow
    {
        public required long Id { get; init; }
        public required string At { get; init; }
        public long? BatchId { get; init; }
        public required string Event { get; init; }
        public string? Actor { get; init; }
        public long? DataState { get; init; }
        public string? Detail { get; init; }
        public required string Digest { get; init; }
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
    /// <param name="by">Who; the actor of the database when null.</param>
    public void Append(long? batchId, string @event, object? detail, string? by = null) =>
        database.Write(connection =>
        {
            Append(database, connection, batchId, @event, detail, by);
            return 0;
        });

    /// <summary>Notes that somebody is shown identifiers. Call it before they are shown: then there is no reading that the audit does not know.</summary>
    public void IdentifiersRead(IdentifiersReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        database.Write(connection =>
        {
            IdentifiersRead(database, connection, reading);
            return 0;
        });
    }

    /// <summary>Events in their order, of one batch or (null) of all.</summary>
    public async Task<IReadOnlyList<AuditEvent>> ListAsync(long? batchId, CancellationToken stop) =>
        (await FindAsync(new(batchId), stop)).Events;

    /// <summary>Events in their order, those the filter asks for, and how many there are of them without skip and take.</summary>
    public async Task<(long Total, IReadOnlyList<AuditEvent> Events)> FindAsync(AuditFilter filter, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var asked = new
        {
            batchId = filter.BatchId,
            registry = filter.Record?.Registry,
            number = filter.Record?.Number,
            part = (int?)filter.Record?.Part,
            personId = filter.PersonId,
            actor = filter.Actor,
            @event = filter.Event,
            from = filter.From is { } from ? Instant(from) : null,
            to = filter.To is { } to ? Instant(to) : null,
            skip = filter.Skip,
            take = filter.Take,
        };
        var rows = await database.QueryAsync<EventRow>("audit_list", asked, stop);
        var total = filter.Skip == 0 && rows.Count < filter.Take ? rows.Count
            : (await database.QueryAsync<long>("audit_count", asked, stop)).Single();
        return (total, [.. rows.Select(row => new AuditEvent(
            row.Id, BatchRow.Instant(row.At), row.BatchId, row.Event, row.Actor, row.DataState, row.Detail, row.Digest))]);
    }

    /// <summary>Changes that a batch makes to stored rows, one for each updated row.</summary>
    public async Task<IReadOnlyList<AuditChange>> ChangesAsync(
        long batchId, int skip, int take, CancellationToken stop) =>
        [.. (await database.QueryAsync<ChangeRow>("audit_change_list", new { batchId, skip, take }, stop))
            .Select(row => new AuditChange((PartKind)row.Part, row.RowId, row.Replaces, row.Changes))];

    /// <summary>The end of the audit now. Kept elsewhere, it makes the loss of rows at the end visible.</summary>
    public async Task<AuditHead> HeadAsync(CancellationToken stop) =>
        (await database.QueryAsync<AuditHeadRow>("audit_head_find", null, stop)).Select(row => row.ToHead()).Single();

    /// <summary>Checks every row of the audit and every change it covers.</summary>
    /// <param name="kept">A head that was kept elsewhere: then rows cut off at the end, and a chain written anew, are found as well.</param>
    /// <param name="stop">Ends the work.</param>
    public Task<AuditVerification> VerifyAsync(AuditHead? kept, CancellationToken stop) =>
        Task.Run(() => AuditVerifier.Run(database, kept, stop), stop);

    internal static void Append(
        RegistryDatabase database, SqliteConnection connection, long? batchId, string @event, object? detail, string? by = null) =>
        AuditChain.Append(
            database, connection.Handle!, new(batchId, @event, by ?? database.Actor, detail is null ? null : Json(detail)));

    internal static void IdentifiersRead(RegistryDatabase database, SqliteConnection connection, IdentifiersReading reading) =>
        Append(
            database, connection, reading.BatchId, AuditEvents.IdentifiersRead,
            new
            {
                reading.Where,
                reading.Reason,
                reading.Records,
                reading.Record?.Registry,
                Part = (int?)reading.Record?.Part,
                RecordNumber = reading.Record?.Number,
                TumourNumber = reading.Record is { TumourNumber: > 0 and var tumour } ? tumour : (int?)null,
            },
            reading.By);

    internal static string Json(object detail) => JsonSerializer.Serialize(detail, Camel);

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

using System.Text.Json;
using Registry.Api.Tables;
using Registry.Core.Store;

namespace Registry.Api.History;

/// <summary>An event of the audit.</summary>
/// <param name="Number">Its number; the first is 1, none is left out.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who; null where an older version of the program did not note it.</param>
/// <param name="Event">What, in one word.</param>
/// <param name="BatchId">The batch it is about, or null.</param>
/// <param name="DataState">Number of the data state after it; null in rows older than the chain.</param>
/// <param name="Detail">Counts, reasons and the like; no personal data.</param>
/// <param name="Digest">SHA-256 over the event before and this one.</param>
internal sealed record AuditEventEntry(
    long Number, DateTimeOffset At, string? By, string Event, long? BatchId, long? DataState, JsonElement? Detail, string Digest)
{
    private static readonly string[] Header = ["number", "at", "by", "event", "batch", "data_state", "detail", "digest"];

    /// <summary>The entry of an event.</summary>
    public static AuditEventEntry Of(AuditEvent e) => new(
        e.Id, e.At, e.Actor, e.Event, e.BatchId, e.DataState, e.Detail is null ? null : JsonSerializer.Deserialize<JsonElement>(e.Detail), e.Digest);

    /// <summary>Writes events as CSV.</summary>
    public static Task WriteCsvAsync(TextWriter output, IEnumerable<AuditEventEntry> events) =>
        CsvText.WriteAsync(output, Header, events.Select(e => (IEnumerable<object?>)
            [e.Number, e.At.ToString("O"), e.By, e.Event, e.BatchId, e.DataState, e.Detail?.GetRawText(), e.Digest]));
}

/// <summary>A page of events.</summary>
/// <param name="Total">How many the filter lets through.</param>
/// <param name="Offset">How many were left out at the beginning.</param>
/// <param name="Events">The events, oldest first.</param>
internal sealed record AuditPage(long Total, int Offset, IReadOnlyList<AuditEventEntry> Events);

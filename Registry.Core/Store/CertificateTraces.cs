using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Keeps tracings true when the cases that were made of their certificates (DCO) come into the data, go out of them or come back.</summary>
/// <remarks>Look before the change and follow after it, in one transaction. A tracing that ended with such a case goes back to the state
/// before it when the case goes, and is ended again when the case comes back and nobody has taken a step since: a step that somebody took out
/// of that state is not the batch's to undo. The death was that person's by the making of the case: that goes and comes with it.</remarks>
internal sealed class CertificateTraces
{
    private readonly List<(CertifiedRow Trace, long? PersonId)> _before;

    private sealed record CertifiedRow
    {
        public required long Id { get; init; }
        public required string Registry { get; init; }
        public required string DeathNumber { get; init; }
        public required long State { get; init; }
        public required long FromState { get; init; }
    }

    private CertificateTraces(List<(CertifiedRow Trace, long? PersonId)> before) => _before = before;

    /// <summary>Looks at the tracings of some registries as they stand.</summary>
    public static CertificateTraces Before(SqliteConnection connection, IEnumerable<string> registries)
    {
        var asked = new { registries = JsonSerializer.Serialize(registries.Distinct()) };
        return new([.. connection.Query<CertifiedRow>(SqlText.Query("death_trace_certified"), asked).ToList()
            .Select(trace => (trace, PersonOf(connection, trace)))]);
    }

    /// <summary>Moves the tracings whose case has gone or come since.</summary>
    /// <param name="database">The database, which knows who works with it.</param>
    /// <param name="connection">Its connection.</param>
    /// <param name="batchId">The batch that takes something back or is taken back itself.</param>
    /// <param name="why">What happened, for the step.</param>
    /// <param name="by">Who has it done.</param>
    public void Follow(RegistryDatabase database, SqliteConnection connection, long batchId, string why, string by)
    {
        foreach (var (trace, before) in _before)
        {
            var (state, now) = ((TraceState)trace.State, PersonOf(connection, trace));
            var to = (state, before, now) switch
            {
                (TraceState.CertificateOnly, not null, null) when trace.FromState != 0 => (TraceState)trace.FromState,
                (not TraceState.CertificateOnly, null, not null) => TraceState.CertificateOnly,
                _ => state,
            };
            if (to != state) Move(database, connection, trace, to, now, batchId, why, by);
        }
    }

    /// <summary>Ends the tracings that found nothing and whose case a batch brings, or brings again: in the transaction of its commit, so that
    /// none of them goes on beside such a case. A tracing that somebody has taken up again meanwhile is theirs and goes on. The death is that person's by the making of the case, whatever the two can be compared by.</summary>
    /// <param name="database">The database, which knows who works with it.</param>
    /// <param name="connection">Its connection.</param>
    /// <param name="batchId">The batch, which counts by now.</param>
    public static void End(RegistryDatabase database, SqliteConnection connection, long batchId)
    {
        foreach (var trace in connection.Query<CertifiedRow>(SqlText.Query("death_trace_to_end"), new { batchId }).ToList())
            if (connection.QuerySingleOrDefault<long?>(
                SqlText.Query("certificate_person_of_batch"),
                new { registry = trace.Registry, caseNumber = CertificateCase.NumberOf(trace.DeathNumber), batchId }) is { } person)
                Move(database, connection, trace, TraceState.CertificateOnly, person, batchId, why: null, database.Actor);
    }

    private static void Move(
        RegistryDatabase database, SqliteConnection connection, CertifiedRow trace, TraceState to, long? personId, long batchId, string? why, string by)
    {
        TraceSteps.Move(database, connection, trace.Id, (TraceState)trace.State, to, by, why, batchId);
        Decide(database, connection, trace, personId, by);
        AuditStore.Append(database, connection, batchId, AuditEvents.DeathTraced, new { traceId = trace.Id, from = trace.State, to = (int)to }, by);
    }

    private static void Decide(RegistryDatabase database, SqliteConnection connection, CertifiedRow trace, long? personId, string by)
    {
        var (registry, deathNumber, reason) = (trace.Registry, trace.DeathNumber, CertificateCase.WhySame);
        if (personId is { } person)
            connection.Execute(
                SqlText.Query("death_match_decide"),
                new { registry, deathNumber, personId = person, decision = (int)PersonDecision.Same, at = database.Now(), by, reason });
        else
            connection.Execute(SqlText.Query("death_match_certificate_forget"), new { registry, deathNumber, reason });
    }

    private static long? PersonOf(SqliteConnection connection, CertifiedRow trace) => connection.QuerySingleOrDefault<long?>(
        SqlText.Query("certificate_person"), new { registry = trace.Registry, caseNumber = CertificateCase.NumberOf(trace.DeathNumber) });
}

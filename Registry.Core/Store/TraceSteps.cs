using Dapper;
using Microsoft.Data.Sqlite;

namespace Registry.Core.Store;

/// <summary>The steps of tracings, each kept. Within the caller's transaction.</summary>
internal static class TraceSteps
{
    /// <summary>Begins the tracing of a death; one that has begun stays as it is.</summary>
    /// <returns>True when it began.</returns>
    public static bool Open(RegistryDatabase database, SqliteConnection connection, TraceWanted wanted, string by)
    {
        var at = database.Now();
        var id = connection.QuerySingleOrDefault<long?>(SqlText.Query("death_trace_insert"), new
        {
            registry = wanted.Registry,
            deathNumber = wanted.DeathNumber,
            state = (int)TraceState.ToTrace,
            hospital = wanted.Hospital,
            at,
            by,
        });
        if (id is { } traceId) Note(connection, traceId, null, TraceState.ToTrace, at, by, note: null, batchId: null);
        return id is not null;
    }

    /// <summary>Takes a step.</summary>
    /// <param name="database">The database, which knows the time.</param>
    /// <param name="connection">Its connection.</param>
    /// <param name="traceId">The tracing.</param>
    /// <param name="from">Its state before.</param>
    /// <param name="to">Its state from now on.</param>
    /// <param name="by">Who takes the step, or has the batch done that takes it.</param>
    /// <param name="note">What was found, or what happened; null when nothing is said.</param>
    /// <param name="batchId">The batch that takes the step; null when somebody does.</param>
    public static void Move(
        RegistryDatabase database, SqliteConnection connection, long traceId, TraceState from, TraceState to, string by, string? note, long? batchId)
    {
        var at = database.Now();
        connection.Execute(SqlText.Query("death_trace_move"), new { id = traceId, state = (int)to, at, by, note });
        Note(connection, traceId, from, to, at, by, note, batchId);
    }

    private static void Note(
        SqliteConnection connection, long traceId, TraceState? from, TraceState to, string at, string by, string? note, long? batchId) =>
        connection.Execute(
            SqlText.Query("death_trace_event_insert"),
            new { traceId, at, by, fromState = (int?)from, toState = (int)to, note, batchId });
}

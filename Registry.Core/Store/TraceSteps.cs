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
        if (id is { } traceId) Note(connection, traceId, null, TraceState.ToTrace, at, by, note: null);
        return id is not null;
    }

    /// <summary>Takes a step.</summary>
    public static void Move(
        RegistryDatabase database, SqliteConnection connection, long traceId, TraceState from, TraceState to, string by, string? note)
    {
        var at = database.Now();
        connection.Execute(SqlText.Query("death_trace_move"), new { id = traceId, state = (int)to, at, by, note });
        Note(connection, traceId, from, to, at, by, note);
    }

    private static void Note(
        SqliteConnection connection, long traceId, TraceState? from, TraceState to, string at, string by, string? note) =>
        connection.Execute(
            SqlText.Query("death_trace_event_insert"),
            new { traceId, at, by, fromState = (int?)from, toState = (int)to, note });
}

using Dapper;
using Microsoft.Data.Sqlite;

namespace Registry.Core.Store;

/// <summary>The persons that standing merges make one.</summary>
internal static class PersonComponent
{
    private sealed record Edge
    {
        public required long Id { get; init; }
        public required long PersonA { get; init; }
        public required long PersonB { get; init; }
    }

    /// <summary>The person and everyone reached from it over standing merges, in the order of their numbers.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="person">Where to begin.</param>
    /// <param name="without">A merge to leave out, or null.</param>
    public static SortedSet<long> Of(SqliteConnection connection, long person, long? without = null)
    {
        var found = new SortedSet<long> { person };
        var waiting = new Stack<long>(found);
        while (waiting.TryPop(out var next))
            foreach (var edge in connection.Query<Edge>(SqlText.Query("merge_edges"), new { personId = next }))
                if (edge.Id != without && found.Add(edge.PersonA == next ? edge.PersonB : edge.PersonA))
                    waiting.Push(edge.PersonA == next ? edge.PersonB : edge.PersonA);
        return found;
    }

    /// <summary>Writes the root of every member: the smallest number; a person alone has none.</summary>
    public static void Store(SqliteConnection connection, SortedSet<long> members)
    {
        foreach (var personId in members)
        {
            connection.Execute(SqlText.Query("root_delete"), new { personId });
            if (members.Count > 1) connection.Execute(SqlText.Query("root_insert"), new { personId, rootId = members.Min });
        }
    }
}

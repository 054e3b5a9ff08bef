using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>The tumours of persons with several as they stood at an earlier data state, under the merges of that state.</summary>
internal static class PastTumours
{
    private sealed record MergeRow
    {
        public required long PersonA { get; init; }
        public required long PersonB { get; init; }
    }

    /// <summary>Tumours that a way of counting left out.</summary>
    public static IEnumerable<TumourOfSeveral> NotCounted(SqliteConnection connection, string path, Counting counting, long state)
    {
        if (counting == Counting.All) return [];
        var roots = Roots(connection, state);
        return Read(connection, path, state).GroupBy(entry => Root(roots, entry.PersonId), entry => entry.Tumour)
            .Where(tumours => tumours.Skip(1).Any()).OrderBy(tumours => tumours.Key)
            .SelectMany(tumours => SeveralTumours.LeftOut([.. tumours], counting));
    }

    private static IEnumerable<(long PersonId, TumourOfSeveral Tumour)> Read(SqliteConnection connection, string path, long state)
    {
        using var rows = new Statement(connection.Handle!, "tumour_several_at", path);
        rows.Bind(0, state);
        while (rows.Read()) yield return (rows.Number(0), SeveralTumours.Tumour(rows));
    }

    // Each person points to another of its component, and in the end to the one with the smallest number.
    private static Dictionary<long, long> Roots(SqliteConnection connection, long state)
    {
        var roots = new Dictionary<long, long>();
        foreach (var merge in connection.Query<MergeRow>(SqlText.Query("merge_at"), new { state }))
        {
            var (a, b) = (Root(roots, merge.PersonA), Root(roots, merge.PersonB));
            if (a != b) roots[Math.Max(a, b)] = Math.Min(a, b);
        }
        return roots;
    }

    private static long Root(Dictionary<long, long> roots, long person)
    {
        while (roots.TryGetValue(person, out var next)) person = next;
        return person;
    }
}

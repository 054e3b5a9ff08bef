using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Registry.Core.Store;

/// <summary>The table person_pair, within a transaction of the caller.</summary>
internal static class PersonPairs
{
    internal sealed record Saved
    {
        public required long Id { get; init; }
        public long? Decision { get; init; }
    }

    public static StoredPair? Find(SqliteConnection connection, long id) =>
        connection.QuerySingleOrDefault<PairRow>(SqlText.Query("pair_find"), new { id })?.ToPair();

    public static StoredPair? Of(SqliteConnection connection, long personA, long personB) =>
        connection.QuerySingleOrDefault<PairRow>(
            SqlText.Query("pair_of_persons"),
            new { personA = Math.Min(personA, personB), personB = Math.Max(personA, personB) })?.ToPair();

    public static Saved Save(SqliteConnection connection, long runId, ComparedPair pair) =>
        connection.QuerySingle<Saved>(SqlText.Query("pair_save"), new
        {
            personA = Math.Min(pair.PersonA, pair.PersonB),
            personB = Math.Max(pair.PersonA, pair.PersonB),
            runId,
            score = pair.Score,
            probability = pair.Probability,
            band = (int)pair.Band,
            explanation = pair.Explanation,
        });

    public static long Decide(
        SqliteConnection connection, long personA, long personB, PersonDecision? decision, string at, string by, string reason) =>
        connection.QuerySingle<long>(SqlText.Query("pair_decide"), new
        {
            personA = Math.Min(personA, personB),
            personB = Math.Max(personA, personB),
            decision = (int?)decision,
            at,
            by,
            reason,
        });

    /// <summary>Pairs within a set of persons that were decided to be different.</summary>
    public static List<StoredPair> Different(SqliteConnection connection, IEnumerable<long> persons) =>
        [.. connection.Query<PairRow>(SqlText.Query("pair_different"), new { persons = Ids(persons) }).Select(row => row.ToPair())];

    /// <summary>A list of ids as JSON, for json_each.</summary>
    public static string Ids(IEnumerable<long> persons) =>
        "[" + string.Join(',', persons.Select(id => id.ToString(CultureInfo.InvariantCulture))) + "]";
}

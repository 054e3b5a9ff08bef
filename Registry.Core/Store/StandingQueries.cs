using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Keeps true which questions stand when a batch begins or ceases to count.</summary>
/// <remarks>The rows it ends are asked about no longer; a question about two cases is moot when the other case is another. Inside the caller's
/// transaction, and in this order: what depends on the rows that end is found while they are marked as ended by the batch.</remarks>
internal static class StandingQueries
{
    private sealed record PairRow
    {
        public required string Registry { get; init; }
        public required string Number { get; init; }
        public required long TumourNumber { get; init; }

        public RecordKey ToKey() => new(Registry, PartKind.Incidence, Number, (int)TumourNumber);
    }

    /// <summary>The records asked about together with a case that the batch ended or repeated.</summary>
    public static IReadOnlyList<RecordKey> PairsOfEnded(SqliteConnection connection, long batchId) => Pairs(connection, batchId, brought: 0);

    /// <summary>The records asked about together with a case that the batch brought, ended or repeated.</summary>
    public static IReadOnlyList<RecordKey> PairsOf(SqliteConnection connection, long batchId) => Pairs(connection, batchId, brought: 1);

    /// <summary>The rows that the batch has ended are not counted any more with the batches they came in.</summary>
    public static void TakeEnded(SqliteConnection connection, long batchId) => Move(connection, batchId, sign: -1);

    /// <summary>The rows that the batch had ended and that come back are counted again. Call it before they are.</summary>
    public static void GiveBackEnded(SqliteConnection connection, long batchId) => Move(connection, batchId, sign: 1);

    /// <summary>Marks the records anew. Call it when the batch counts, or counts no longer.</summary>
    public static void Refresh(SqliteConnection connection, IReadOnlyList<RecordKey> records)
    {
        foreach (var record in records) OpenQueries.Refresh(connection, record);
    }

    private static IReadOnlyList<RecordKey> Pairs(SqliteConnection connection, long batchId, int brought) =>
        [.. connection.Query<PairRow>(SqlText.Query("query_pairs_of"), new { batchId, brought }).Select(row => row.ToKey())];

    private static void Move(SqliteConnection connection, long batchId, int sign) =>
        connection.Execute(SqlText.Query("batch_queried_ended"), new { batchId, sign });
}

using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Rounds: deliveries that correct an earlier one, and what they change against it.</summary>
public sealed class RoundStore(RegistryDatabase database)
{
    private sealed record QueryRow
    {
        public required long Part { get; init; }
        public required long FileRow { get; init; }
        public required string CheckId { get; init; }
    }

    /// <summary>Every round of the delivery that a batch belongs to, the first round first; the batch alone when there is one only.</summary>
    public async Task<IReadOnlyList<Batch>> ChainAsync(long id, CancellationToken stop) =>
        [.. (await database.QueryAsync<BatchRow>("round_chain", new { id }, stop)).Select(row => row.ToBatch())];

    /// <summary>The batches of a registry before this one whose rows have been read, the newest first.</summary>
    public async Task<IReadOnlyList<Batch>> EarlierAsync(string registry, long id, CancellationToken stop) =>
        [.. (await database.QueryAsync<BatchRow>("round_same_name", new { registry, id }, stop)).Select(row => row.ToBatch())];

    /// <summary>What became of each row of a batch, by part and row of the file; where a row has several records, the gravest.</summary>
    public Task<IReadOnlyDictionary<(PartKind Part, int Row), RoundFate>> FatesAsync(long id, CancellationToken stop) => Task.Run(
        () =>
        {
            using var connection = database.OpenConnection();
            var fates = new Dictionary<(PartKind Part, int Row), RoundFate>();
            foreach (var row in RoundRows.Of(connection, id))
                if (!fates.TryGetValue((row.Part, row.FileRow), out var other) || Gravity(row.Fate) > Gravity(other))
                    fates[(row.Part, row.FileRow)] = row.Fate;
            return (IReadOnlyDictionary<(PartKind, int), RoundFate>)fates;
        },
        stop);

    /// <summary>The first batch of a registry that delivered the bytes of a batch and was read to its end, or null.</summary>
    public async Task<Batch?> FirstOfFileAsync(Batch batch, string registry, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var first = (await database.QueryAsync<long?>("round_first_of_file", new { fileHash = batch.FileHash, id = batch.Id, registry }, stop)).Single();
        return first is not { } id ? null : (await database.QueryAsync<BatchRow>("batch_find", new { id }, stop)).Single().ToBatch();
    }

    /// <summary>Notes which batch a batch corrects (null: none) and numbers the rounds: no two of a delivery have one number.</summary>
    public void Set(long id, Batch? earlier) => database.Write(connection =>
    {
        connection.Execute(SqlText.Query("round_set"), new { id, roundOf = earlier?.Id });
        return connection.Execute(SqlText.Query("round_number"), new { id });
    });

    /// <summary>What a round changes against the one before; null when the batch is a first round.</summary>
    /// <remarks>Both deliveries are compared row by row: it takes a second or two for a million rows.</remarks>
    public Task<RoundDifference?> DifferenceAsync(Batch batch, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Task.Run(() => batch.RoundOf is { } earlier ? Difference(batch, earlier) : null, stop);
    }

    private RoundDifference Difference(Batch batch, long earlier)
    {
        using var connection = database.OpenConnection();
        var (before, now) = (Queries(connection, earlier), Queries(connection, batch.Id));
        var counts = new Dictionary<RoundChange, long>();
        var (rows, known) = (new List<RoundPair>(), new Dictionary<(PartKind, int), int>());
        foreach (var pair in RoundMatch.Pairs(RoundRows.Of(connection, earlier), RoundRows.Of(connection, batch.Id)))
        {
            counts[pair.Change] = counts.GetValueOrDefault(pair.Change) + 1;
            if (pair is { Before: { } old, Now: { } row }) known.TryAdd((row.Part, row.FileRow), old.FileRow);
            if (pair.Change != RoundChange.Unchanged)
                rows.Add(pair with { QueriesBefore = Of(before, pair.Before), QueriesNow = Of(now, pair.Now) });
        }
        rows.Sort(static (a, b) => Place(a).CompareTo(Place(b)));
        return new(batch.Id, earlier, batch.Round, counts, rows.Count(pair => pair.SettlesQuery), rows) { RowsBefore = known };
    }

    private static ILookup<(long Part, long FileRow), string> Queries(SqliteConnection connection, long batchId) =>
        connection.Query<QueryRow>(SqlText.Query("round_queries"), new { batchId }).ToLookup(row => (row.Part, row.FileRow), row => row.CheckId);

    private static HashSet<string> Of(ILookup<(long, long), string> queries, RoundRow? row) =>
        row is null ? [] : [.. queries[((long)row.Part, row.FileRow)]];

    private static int Gravity(RoundFate fate) => fate switch
    {
        RoundFate.Returned => 5,
        RoundFate.ReturnedWithFile => 4,
        RoundFate.Updated => 3,
        RoundFate.Inserted => 2,
        _ => 1,
    };

    private static (int, bool, int, int) Place(RoundPair pair)
    {
        var row = pair.Now ?? pair.Before!;
        return ((int)row.Part, pair.Now is null, row.FileRow, (int)pair.Change);
    }
}

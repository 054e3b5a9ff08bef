using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Verdicts of one check in a batch.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Severity">Severity at the time of judging.</param>
/// <param name="Verdicts">How many.</param>
/// <param name="Confirmed">Of queries: how many somebody has confirmed for these values.</param>
/// <param name="Open">Of queries: how many wait for an answer; those on returned rows do not.</param>
public sealed record CheckCount(string CheckId, Severity Severity, long Verdicts, long Confirmed = 0, long Open = 0);

/// <summary>Which verdicts of a batch are wanted.</summary>
/// <param name="Severity">Only this severity, or null for all.</param>
/// <param name="CheckId">Only this check, or null for all.</param>
/// <param name="Skip">How many to leave out at the beginning.</param>
/// <param name="Take">How many at most.</param>
public sealed record VerdictFilter(
    Severity? Severity = null, string? CheckId = null, int Skip = 0, int Take = int.MaxValue);

/// <summary>Reads the verdicts of the batches.</summary>
public sealed class VerdictStore(RegistryDatabase database)
{
    private sealed record VerdictRow
    {
        public required string CheckId { get; init; }
        public required long Severity { get; init; }
        public long? Part { get; init; }
        public required long FileRow { get; init; }
        public string? FileColumn { get; init; }
        public string? Item { get; init; }
        public string? Value { get; init; }
        public string? Arguments { get; init; }
        public required long IsConfirmed { get; init; }

        public Verdict ToVerdict(RepeatedText texts) =>
            new(texts.Once(CheckId)!, (Severity)Severity, (PartKind?)Part, (int)FileRow, texts.Once(FileColumn),
                Item is null ? null : Enum.Parse<Item>(Item), texts.Once(Value), texts.Once(Arguments)) { IsConfirmed = IsConfirmed != 0 };
    }

    private sealed record CountRow
    {
        public required string CheckId { get; init; }
        public required long Severity { get; init; }
        public required long Verdicts { get; init; }
        public required long Confirmed { get; init; }
        public required long Open { get; init; }
    }

    /// <summary>Errors and queries of a batch, in the order of the file: the file itself first, then part by part, row
    /// by row.</summary>
    public Task<IReadOnlyList<Verdict>> OfBatchAsync(long batchId, VerdictFilter filter, CancellationToken stop) =>
        Task.Run(() => database.Read(IReadOnlyList<Verdict> (connection) => [.. Rows(connection, batchId, filter)]), stop);

    /// <summary>The same one by one, however many there are. A connection is held until the last one is taken.</summary>
    public IEnumerable<Verdict> Each(long batchId, VerdictFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using var connection = database.OpenConnection();
        foreach (var verdict in Rows(connection, batchId, filter)) yield return verdict;
    }

    /// <summary>Errors and queries on the file and its parts as wholes (row 0), however many there are on its rows.</summary>
    public async Task<IReadOnlyList<Verdict>> OfWholeAsync(long batchId, CancellationToken stop) =>
        [.. (await database.QueryAsync<VerdictRow>("verdict_of_whole", new { batchId }, stop)).Select(row => row.ToVerdict(new()))];

    /// <summary>How many errors and queries the filter lets through; its page is not looked at.</summary>
    public async Task<long> CountAsync(long batchId, VerdictFilter filter, CancellationToken stop) =>
        (await database.QueryAsync<long>(
            "verdict_count",
            new { batchId, severity = (int?)filter.Severity, checkId = filter.CheckId },
            stop)).Single();

    /// <summary>Verdicts counted by check, info included: errors first, the most frequent first.</summary>
    public async Task<IReadOnlyList<CheckCount>> SummaryAsync(long batchId, CancellationToken stop) =>
        [.. (await database.QueryAsync<CountRow>("verdict_summary", new { batchId }, stop))
            .Select(row => new CheckCount(row.CheckId, (Severity)row.Severity, row.Verdicts, row.Confirmed, row.Open))];

    private static IEnumerable<Verdict> Rows(SqliteConnection connection, long batchId, VerdictFilter filter)
    {
        var texts = new RepeatedText();
        return connection.Query<VerdictRow>(SqlText.Query("verdict_list"), Asked(batchId, filter), buffered: false).Select(row => row.ToVerdict(texts));
    }

    private static object Asked(long batchId, VerdictFilter filter) => new
    {
        batchId,
        severity = (int?)filter.Severity,
        checkId = filter.CheckId,
        skip = filter.Skip,
        take = filter.Take,
    };
}

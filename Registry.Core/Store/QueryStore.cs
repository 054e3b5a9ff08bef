namespace Registry.Core.Store;

/// <summary>Reads queries and how they were answered.</summary>
public sealed class QueryStore(RegistryDatabase database)
{
    private sealed record CountRow
    {
        public required string Registry { get; init; }
        public required string CheckId { get; init; }
        public required long Asked { get; init; }
        public required long Confirmed { get; init; }
        public required long Corrected { get; init; }
        public required long Open { get; init; }
    }

    /// <summary>The queries of a batch in the order of its file, or those of all records that count or wait for a commit.</summary>
    /// <returns>How many the filter lets through, and its page of them.</returns>
    public async Task<(long Total, IReadOnlyList<AskedQuery> Queries)> ListAsync(QueryFilter filter, CancellationToken stop)
    {
        var rows = await database.QueryAsync<QueryRow>(
            filter.BatchId is null ? "query_list" : "query_of_batch",
            new
            {
                registry = filter.Registry,
                batchId = filter.BatchId,
                checkId = filter.CheckId,
                state = (int?)filter.State,
                skip = filter.Skip,
                take = filter.Take,
            },
            stop);
        return (rows.Count == 0 ? 0 : rows[0].Total, [.. rows.Select(row => row.ToAsked())]);
    }

    /// <summary>How the queries on committed records were answered, by registry and check.</summary>
    /// <param name="registry">Only this registry, or null for all.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<IReadOnlyList<QueryCount>> CountsAsync(string? registry, CancellationToken stop) =>
        [.. (await database.QueryAsync<CountRow>("query_counts", new { registry }, stop))
            .Select(row => new QueryCount(row.Registry, row.CheckId, row.Asked, row.Confirmed, row.Corrected, row.Open))];
}

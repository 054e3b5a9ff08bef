using Registry.Api.Batches;
using Registry.Api.Tables;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Api.Queries;

/// <summary>A query with its answer.</summary>
/// <param name="BatchId">The batch that raised it.</param>
/// <param name="Part">incidence, death, population, or null for the file as a whole.</param>
/// <param name="Row">Row of the file; 0 for a part as a whole.</param>
/// <param name="Registry">Registry of the record.</param>
/// <param name="Record">The record: case and tumour, death, year-sex-age group; null when the row is returned.</param>
/// <param name="CheckId">The check that asks.</param>
/// <param name="Item">The item it asks about first.</param>
/// <param name="Value">The value as read; personal values are masked.</param>
/// <param name="State">open, confirmed; settled: the record, or the other case it is about, was corrected or taken back since; earlier: the row is unchanged and
/// the question that of the batch which brought it; returned: its row has an error and is not asked about.</param>
/// <param name="Message">The question.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="Confirmation">Who confirmed it, when and why.</param>
internal sealed record QueryEntry(
    long BatchId, string? Part, int Row, string? Registry, string? Record, string CheckId, string? Item, string? Value, string State,
    Words Message, Words Advice, Confirmation? Confirmation)
{
    private static readonly string[] Header =
    [
        "batch", "part", "row", "registry", "record", "check", "item", "value", "state", "message_zh", "message_en", "advice_zh", "advice_en",
        "by", "at", "reason",
    ];

    /// <summary>The entry of a query.</summary>
    public static QueryEntry Of(AskedQuery query, CheckCatalogue catalogue)
    {
        var verdict = VerdictEntry.Of(query.Verdict, catalogue);
        return new(
            query.BatchId, verdict.Part, verdict.Row, query.Record?.Registry, query.Record is { Number.Length: > 0 } record ? $"{record}" : null,
            verdict.CheckId, verdict.Item, verdict.Value,
            StateOf(query), verdict.Message, verdict.Advice,
            query.Confirmation);
    }

    private static string StateOf(AskedQuery query) => query switch
    {
        { Confirmation: not null } => "confirmed",
        { Record: null } => "returned",
        { Standing: QueryStanding.Settled } => "settled",
        { Standing: QueryStanding.OfEarlier } => "earlier",
        _ => "open",
    };

    /// <summary>The state of a word, or null.</summary>
    public static QueryState? StateOf(string word) =>
        word switch { "open" => QueryState.Open, "confirmed" => QueryState.Confirmed, _ => null };

    /// <summary>Writes queries as CSV; filled in at by and reason it can be sent back as answers.</summary>
    public static Task WriteCsvAsync(TextWriter output, IEnumerable<QueryEntry> queries) =>
        CsvText.WriteAsync(output, Header, queries.Select(q => (IEnumerable<object?>)
            [q.BatchId, q.Part, q.Row, q.Registry, q.Record, q.CheckId, q.Item, q.Value, q.State, q.Message.Zh, q.Message.En, q.Advice.Zh, q.Advice.En,
             q.Confirmation?.By, q.Confirmation?.At.ToString("O"), q.Confirmation?.Reason]));
}

/// <summary>A page of queries.</summary>
/// <param name="Total">How many the filter lets through.</param>
/// <param name="Offset">How many were left out at the beginning.</param>
/// <param name="Queries">The queries.</param>
internal sealed record QueryPage(long Total, int Offset, IReadOnlyList<QueryEntry> Queries);

/// <summary>How the queries of a check on committed records were answered.</summary>
/// <param name="Registry">Registry of the records.</param>
/// <param name="CheckId">The check.</param>
/// <param name="Asked">Different questions; a record with the same values is asked once.</param>
/// <param name="Confirmed">Confirmed: the check was overridden.</param>
/// <param name="Corrected">Settled because a value changed or the record was taken out.</param>
/// <param name="Open">Still without an answer.</param>
/// <param name="Message">What the check says.</param>
internal sealed record OverrideEntry(
    string Registry, string CheckId, long Asked, long Confirmed, long Corrected, long Open, Words? Message)
{
    private static readonly string[] Header =
        ["registry", "check_id", "asked", "confirmed", "corrected", "open", "message_zh", "message_en"];

    /// <summary>The entries of counts.</summary>
    public static IReadOnlyList<OverrideEntry> Of(IEnumerable<QueryCount> counts, CheckCatalogue catalogue) =>
        [.. counts.Select(count => new OverrideEntry(
            count.Registry, count.CheckId, count.Asked, count.Confirmed, count.Corrected, count.Open, CheckEntry.WordsOf(count.CheckId, catalogue)))];

    /// <summary>Writes the counts as CSV.</summary>
    public static Task WriteCsvAsync(TextWriter output, IEnumerable<OverrideEntry> counts) =>
        CsvText.WriteAsync(output, Header, counts.Select(c => (IEnumerable<object?>)
            [c.Registry, c.CheckId, c.Asked, c.Confirmed, c.Corrected, c.Open, c.Message?.Zh, c.Message?.En]));
}

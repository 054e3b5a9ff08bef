using Registry.Api.Tables;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Batches;

/// <summary>One round of a delivery.</summary>
/// <param name="Round">Number of the round, from 1.</param>
/// <param name="BatchId">Its batch.</param>
/// <param name="State">State of the batch.</param>
/// <param name="FileName">File name as delivered.</param>
/// <param name="RowsRead">Data rows.</param>
/// <param name="Rejected">Rows returned.</param>
/// <param name="Queried">Rows with a query.</param>
internal sealed record RoundEntry(int Round, long BatchId, string State, string FileName, long RowsRead, long Rejected, long Queried)
{
    /// <summary>The entries of a chain; none when the delivery has one round only.</summary>
    public static IReadOnlyList<RoundEntry> Of(IReadOnlyList<Batch> chain) =>
        chain.Count < 2 ? [] : [.. chain.Select(batch => new RoundEntry(
            batch.Round, batch.Id, BatchEntry.StateOf(batch), batch.FileName, batch.Counts.RowsRead, batch.Counts.Rejected, batch.Queried))];
}

/// <summary>How many rows of a round stand in which way against the round before.</summary>
/// <param name="Corrected">Returned before, accepted now.</param>
/// <param name="StillReturned">Returned again by the same checks.</param>
/// <param name="ReturnedOtherwise">Returned again by other checks.</param>
/// <param name="NewlyReturned">Not returned before, returned now.</param>
/// <param name="Added">New rows, accepted.</param>
/// <param name="Changed">Accepted before and now, with other content.</param>
/// <param name="Unchanged">Accepted before and now, with the same content.</param>
/// <param name="MissingReturned">Returned before, not in this round.</param>
/// <param name="MissingAccepted">Accepted before, not in this round; stored records stay.</param>
/// <param name="SettledQueries">Rows about which something was asked before that is asked no longer.</param>
internal sealed record DifferenceCounts(
    long Corrected, long StillReturned, long ReturnedOtherwise, long NewlyReturned, long Added, long Changed, long Unchanged,
    long MissingReturned, long MissingAccepted, long SettledQueries)
{
    /// <summary>The counts of a difference.</summary>
    public static DifferenceCounts Of(RoundDifference d) => new(
        d.Count(RoundChange.Corrected), d.Count(RoundChange.StillReturned), d.Count(RoundChange.ReturnedOtherwise), d.Count(RoundChange.NewlyReturned),
        d.Count(RoundChange.Added), d.Count(RoundChange.Changed), d.Count(RoundChange.Unchanged), d.Count(RoundChange.MissingReturned),
        d.Count(RoundChange.MissingAccepted), d.SettledQueries);
}

/// <summary>One row that is not as it was in the round before, or is returned again.</summary>
/// <param name="Change">corrected, still-returned, returned-otherwise, newly-returned, added, changed, missing-returned or missing-accepted.</param>
/// <param name="Part">incidence, death, population or followup.</param>
/// <param name="RowBefore">Row of the file of the round before.</param>
/// <param name="Row">Row of the file of this round.</param>
/// <param name="Number">Number of the record; null where the file has none, and of a returned row where it may be something else.</param>
/// <param name="TumourNumber">Tumour of the registration number.</param>
/// <param name="ChecksBefore">Errors and queries of the round before.</param>
/// <param name="Checks">Errors and queries of this round.</param>
internal sealed record DifferenceEntry(
    string Change, string Part, int? RowBefore, int? Row, string? Number, int? TumourNumber, IReadOnlyList<string> ChecksBefore, IReadOnlyList<string> Checks)
{
    /// <summary>The words of the changes.</summary>
    public static IReadOnlyList<string> Changes { get; } =
        [.. Enum.GetValues<RoundChange>().Where(change => change != RoundChange.Unchanged).Select(Word)];

    private static readonly string[] Header =
        ["change", "part", "row_before", "row", "number", "tumour_number", "checks_before", "checks"];

    /// <summary>The entry of a pair.</summary>
    public static DifferenceEntry Of(RoundPair pair)
    {
        var named = pair.Now?.Number is null ? pair.Before : pair.Now;
        return new(
            Word(pair.Change), VerdictEntry.Word((pair.Now ?? pair.Before!).Part)!, pair.Before?.FileRow, pair.Now?.FileRow,
            named is null or { HasMadeNumber: true } ? null : named.Number ?? pair.Now?.Shown ?? pair.Before?.Shown, named?.TumourNumber,
            IdsOf(pair.Before, pair.QueriesBefore), IdsOf(pair.Now, pair.QueriesNow));
    }

    /// <summary>Writes entries as CSV.</summary>
    public static Task WriteCsvAsync(TextWriter output, IEnumerable<DifferenceEntry> entries) =>
        CsvText.WriteAsync(output, Header, entries.Select(e => (IEnumerable<object?>)
            [e.Change, e.Part, e.RowBefore, e.Row, e.Number, e.TumourNumber, string.Join(' ', e.ChecksBefore), string.Join(' ', e.Checks)]));

    /// <summary>The word of a change: still-returned.</summary>
    public static string Word(RoundChange change) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(change.ToString());

    private static List<string> IdsOf(RoundRow? row, IReadOnlyCollection<string> queries) =>
        [.. (row?.Checks.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []).Concat(queries).Distinct(StringComparer.Ordinal)];
}

/// <summary>What a round changes against the one before.</summary>
/// <param name="BatchId">The round.</param>
/// <param name="RoundOf">The batch of the round before.</param>
/// <param name="Round">Number of the round.</param>
/// <param name="Counts">Rows by how they stand.</param>
/// <param name="Total">Rows that the filter lets through.</param>
/// <param name="Offset">How many were left out at the beginning.</param>
/// <param name="Rows">The rows, in the order of the file.</param>
internal sealed record DifferencePage(
    long BatchId, long RoundOf, int Round, DifferenceCounts Counts, int Total, int Offset, IReadOnlyList<DifferenceEntry> Rows);

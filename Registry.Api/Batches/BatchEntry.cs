using System.Text.RegularExpressions;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Batches;

/// <summary>A batch as callers see it.</summary>
internal sealed record BatchEntry
{
    /// <summary>Number of the batch; null after a dry run, which keeps nothing.</summary>
    public required long? BatchId { get; init; }

    /// <summary>uploaded, parsing, unreadable, checked, committed, returned (committed, but one error returned the whole file: nothing of it is stored) or undone.</summary>
    public required string State { get; init; }

    /// <summary>Registry code, or null while it is not known.</summary>
    public string? Registry { get; init; }

    /// <summary>File name as delivered.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string FileHash { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Earlier batch with the same file.</summary>
    public long? SameFileAs { get; init; }

    /// <summary>Batch of the round before, when this one corrects it.</summary>
    public long? RoundOf { get; init; }

    /// <summary>Number of the round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>Encoding, separator, sheets and layouts it was read with.</summary>
    public Words? ReadAs { get; init; }

    /// <summary>True when one error returns the whole file.</summary>
    public required bool Atomic { get; init; }

    /// <summary>What becomes of rows stored with other content: overwrite, fill-empty or reject.</summary>
    public required string Update { get; init; }

    /// <summary>Data rows of all parts.</summary>
    public required long RowsRead { get; init; }

    /// <summary>New records.</summary>
    public required long Inserted { get; init; }

    /// <summary>Records that replace an earlier version.</summary>
    public required long Updated { get; init; }

    /// <summary>Records already stored with the same content.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Rows returned because of an error.</summary>
    public required long Rejected { get; init; }

    /// <summary>Rows kept back until a query is answered.</summary>
    public required long Held { get; init; }

    /// <summary>Rows with an open query.</summary>
    public required long Queried { get; init; }

    /// <summary>When the file came (UTC).</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>When it was committed (UTC).</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>When it was undone (UTC).</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>delivery, compensation (of a batch) or record-undo.</summary>
    public required string Kind { get; init; }

    /// <summary>Of a compensation: the batch it takes back.</summary>
    public long? Compensates { get; init; }

    /// <summary>The compensation that takes this batch back.</summary>
    public long? CompensatedBy { get; init; }

    /// <summary>Records that a compensation took out of the data.</summary>
    public required long Withdrawn { get; init; }

    /// <summary>Who had a compensation made.</summary>
    public string? MadeBy { get; init; }

    /// <summary>Why it was made.</summary>
    public string? Reason { get; init; }

    /// <summary>The word of a kind: record-undo.</summary>
    public static string Word(BatchKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>The word of a state.</summary>
    public static string Word(BatchState state) => state.ToString().ToLowerInvariant();

    /// <summary>The word of a batch that an error returned as a whole.</summary>
    public const string Returned = "returned";

    /// <summary>The word of where a batch stands. While it waits for its commit it is checked like others: who waits for that word goes on.</summary>
    public static string StateOf(Batch batch) => batch is { IsReturnedWhole: true, State: BatchState.Committed } ? Returned : Word(batch.State);

    /// <summary>The entry of a batch.</summary>
    public static BatchEntry Of(Batch batch) => new()
    {
        BatchId = batch.Id == 0 ? null : batch.Id,
        State = StateOf(batch),
        Registry = batch.Registry,
        FileName = batch.FileName,
        FileHash = batch.FileHash,
        FileBytes = batch.FileBytes,
        SameFileAs = batch.SameFileAs,
        RoundOf = batch.RoundOf,
        Round = batch.Round,
        ReadAs = batch.ReadAs is { } kept && HowRead.Parse(kept) is var (zh, en) ? new(zh, en) : null,
        Atomic = batch.Atomic,
        Update = ImportRequest.UpdateOf(batch.Request).Word(),
        RowsRead = batch.Counts.RowsRead,
        Inserted = batch.Counts.Inserted,
        Updated = batch.Counts.Updated,
        Unchanged = batch.Counts.Unchanged,
        Rejected = batch.Counts.Rejected,
        Held = batch.Counts.Held,
        Queried = batch.Queried,
        UploadedAt = batch.UploadedAt,
        CommittedAt = batch.CommittedAt,
        UndoneAt = batch.UndoneAt,
        Kind = Word(batch.Kind),
        Compensates = batch.Compensates,
        CompensatedBy = batch.CompensatedBy,
        Withdrawn = batch.Withdrawn,
        MadeBy = batch.MadeBy,
        Reason = batch.Reason,
    };
}

/// <summary>How often a check failed in a batch, with its words.</summary>
/// <param name="CheckId">Id of the check.</param>
/// <param name="Severity">error, query or info.</param>
/// <param name="Verdicts">How many rows.</param>
/// <param name="Message">What is wrong; what differs from row to row stands as an ellipsis.</param>
/// <param name="Open">Of queries: how many wait for an answer; those on returned rows do not; null for what is no query.</param>
/// <param name="Confirmed">Of queries: how many somebody has confirmed for these values.</param>
internal sealed partial record CheckEntry(
    string CheckId, string Severity, long Verdicts, Words? Message, long? Open = null, long? Confirmed = null)
{
    /// <summary>The entries of a batch's counts.</summary>
    public static IReadOnlyList<CheckEntry> Of(IEnumerable<CheckCount> counts, CheckCatalogue catalogue) =>
        [.. counts.Select(count => new CheckEntry(
            count.CheckId, VerdictEntry.Word(count.Severity), count.Verdicts, WordsOf(count.CheckId, catalogue),
            count.Severity == Core.Records.Severity.Query ? count.Open : null,
            count.Severity == Core.Records.Severity.Query ? count.Confirmed : null))];

    /// <summary>What a check says in general; null when the catalogue does not have it.</summary>
    public static Words? WordsOf(string checkId, CheckCatalogue catalogue) =>
        catalogue.Find(checkId) is { } check ? new(General(check.MessageZh), General(check.MessageEn)) : null;

    // Parts in brackets stand only where a row fills them; a placeholder has another value in each row.
    private static string General(string message) => Placeholder().Replace(OptionalPart().Replace(message, ""), "…");

    [GeneratedRegex(@"\{[a-z0-9]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[[^\]]*\{[^\]]*\]")]
    private static partial Regex OptionalPart();
}

/// <summary>A text in both languages.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
internal sealed record Words(string Zh, string En);

/// <summary>A batch with what its checks found and how far its reading is.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Checks">Verdicts counted by check: errors first, the most frequent first.</param>
/// <param name="Rounds">Every round of the delivery, the first first; none when it has one only.</param>
/// <param name="Progress">How far it is, while it is read.</param>
/// <param name="Failure">Why its last reading broke off; the batch is then still uploaded and can be checked again.</param>
internal sealed record BatchStatus(
    BatchEntry Batch, IReadOnlyList<CheckEntry> Checks, IReadOnlyList<RoundEntry> Rounds, ProgressEntry? Progress, Words? Failure = null);

/// <summary>How far the reading of a batch is.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Rows">Rows judged so far.</param>
/// <param name="RowsPerSecond">Mean speed.</param>
/// <param name="Percent">Share of the file read, 0 to 100, or null while unknown.</param>
/// <param name="SecondsLeft">Estimate, or null while unknown.</param>
internal sealed record ProgressEntry(string Phase, long Rows, double RowsPerSecond, double? Percent, double? SecondsLeft);

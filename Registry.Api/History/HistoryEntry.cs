using Registry.Api.Tables;
using Registry.Import;

namespace Registry.Api.History;

/// <summary>The life of one record.</summary>
/// <param name="Registry">Code of the registry.</param>
/// <param name="Part">incidence or death.</param>
/// <param name="Number">Number of the case or death.</param>
/// <param name="Identifiers">True when identifiers are shown; then the reading is in the audit.</param>
/// <param name="Versions">Its versions, tumour by tumour, oldest first; of a case those of its follow-ups behind them.</param>
internal sealed record HistoryEntry(string Registry, string Part, string Number, bool Identifiers, IReadOnlyList<VersionEntry> Versions);

/// <summary>One version of a record.</summary>
/// <param name="VersionId">Number of the version.</param>
/// <param name="TumourNumber">Tumour of the case; null for a death.</param>
/// <param name="FollowUp">Number of the follow-up of the case that it is a version of, 20230017/01/20240630; null for a version of the case itself.</param>
/// <param name="State">waiting, current, replaced, withdrawn or undone.</param>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="FileName">Name of the delivered file.</param>
/// <param name="Row">Row of the file.</param>
/// <param name="UploadedAt">When the file was delivered (UTC).</param>
/// <param name="UploadedBy">By whom; null where an older version of the program did not note it.</param>
/// <param name="CommittedAt">When it began to count (UTC), or null.</param>
/// <param name="CommittedBy">By whom.</param>
/// <param name="Replaces">The version before, or null.</param>
/// <param name="EndedByBatch">The batch that replaced or withdrew it, or null.</param>
/// <param name="EndedAt">When it ceased to count (UTC), or null.</param>
/// <param name="EndedBy">By whom.</param>
/// <param name="Items">The items that differ from the version before; of a first version all that have a value.</param>
internal sealed record VersionEntry(
    long VersionId, int? TumourNumber, string? FollowUp, string State, long BatchId, string FileName, int Row, DateTimeOffset UploadedAt, string? UploadedBy,
    DateTimeOffset? CommittedAt, string? CommittedBy, long? Replaces, long? EndedByBatch, DateTimeOffset? EndedAt, string? EndedBy,
    IReadOnlyList<ItemStep> Items)
{
    private static readonly string[] Header =
    [
        "version", "tumour_number", "follow_up", "state", "batch", "file_name", "row", "uploaded_at", "uploaded_by", "committed_at", "committed_by",
        "replaces", "ended_by_batch", "ended_at", "ended_by", "item", "name_zh", "name_en", "before", "after",
    ];

    /// <summary>The entry of a version.</summary>
    public static VersionEntry Of(HistoryVersion v) => new(
        v.Id, v.TumourNumber, v.FollowUp, v.State.ToString().ToLowerInvariant(), v.BatchId, v.FileName, v.Row, v.Uploaded.At, v.Uploaded.By,
        v.Committed?.At, v.Committed?.By, v.Replaces, v.EndedByBatch, v.Ended?.At, v.Ended?.By, v.Items);

    /// <summary>Writes versions as CSV, a row for each item; a version that changes none has one row without an item.</summary>
    public static Task WriteCsvAsync(TextWriter output, IEnumerable<VersionEntry> versions) =>
        CsvText.WriteAsync(output, Header, versions.SelectMany(
            v => v.Items.DefaultIfEmpty<ItemStep?>(null), (v, item) => (IEnumerable<object?>)
            [
                v.VersionId, v.TumourNumber, v.FollowUp, v.State, v.BatchId, v.FileName, v.Row, v.UploadedAt.ToString("O"), v.UploadedBy,
                v.CommittedAt?.ToString("O"), v.CommittedBy, v.Replaces, v.EndedByBatch, v.EndedAt?.ToString("O"), v.EndedBy,
                item?.Item, item?.NameZh, item?.NameEn, item?.Before, item?.After,
            ]));
}

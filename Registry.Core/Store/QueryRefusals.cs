using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Why a query cannot be answered, and what to do instead.</summary>
internal static class QueryRefusals
{
    /// <summary>No name or no reason.</summary>
    public static Refusal? Unsigned(QueryAnswer answer) =>
        string.IsNullOrWhiteSpace(answer.By)
            ? new("请写明由谁确认（姓名不能为空）。", "Say who confirms it: the name must not be empty.")
        : string.IsNullOrWhiteSpace(answer.Reason)
            ? new("请写明理由（不能为空）。", "Say why: the reason must not be empty.")
        : null;

    /// <summary>There is no such batch, or its queries are not asked.</summary>
    public static Refusal? NotAsked(SqliteConnection connection, long batchId) =>
        BatchRow.Find(connection, batchId) switch
        {
            null or { Id: < 0 } => Refusal.NoSuch($"没有批次 {batchId}。", $"There is no batch {batchId}."),
            { State: BatchState.Checked or BatchState.Committed } => null,
            var batch => new(
                $"批次 {batchId} 的状态是“{BatchStateWords.Zh(batch)}”，其疑问不需答复。",
                $"Batch {batchId} is {BatchStateWords.En(batch)}: its queries are not asked. Only those of checked and committed batches are."),
        };

    /// <summary>The row has no query of that check.</summary>
    public static Refusal NotThere(SqliteConnection connection, long batchId, int row, string checkId) =>
        connection.QuerySingle<long?>(SqlText.Query("verdict_of_row"), new { batchId, fileRow = row, checkId }) is (long)Severity.Error
            ? new($"批次 {batchId} 第 {row} 行的 {checkId} 是错误，错误不能确认：请改正该行后重新送报。",
                $"{checkId} in row {row} of batch {batchId} is an error, and an error cannot be confirmed: correct the row and send it again.")
            : new($"批次 {batchId} 第 {row} 行没有 {checkId} 的疑问。用 registry queries list --batch {batchId} 查看全部疑问。",
                $"Row {row} of batch {batchId} has no query of {checkId}; `registry queries list --batch {batchId}` shows them all. "
                + "What is only counted (info) needs no answer.");

    /// <summary>No version of the record has a query of that check.</summary>
    public static Refusal NotThere(RecordKey record, string checkId) =>
        new($"登记处 {record.Registry} 的记录 {record} 没有 {checkId} 的疑问。",
            $"Record {record} of registry {record.Registry} has no query of {checkId} (an error cannot be confirmed, what is only counted needs no answer).");

    /// <summary>Several parts have the query at this row.</summary>
    public static Refusal SeveralParts(int row, string checkId) =>
        new($"第 {row} 行的 {checkId} 在多个部分都有，请指明 FB、SW、POP 或 SF。", $"Row {row} has {checkId} in more than one part: name the part (FB, SW, POP or SF).");

    /// <summary>The query cannot be tied to a record.</summary>
    public static Refusal NoRecord(QueryRow query) =>
        new($"批次 {query.BatchId} 第 {query.FileRow} 行因错误已退回（或由旧版程序读入）：请改正后重新送报，疑问随新批次再次提出。",
            $"Row {query.FileRow} of batch {query.BatchId} is returned because of an error (or was read by an older program): "
            + "correct it and send it again; the query comes again with the new batch.");

    /// <summary>What the query asks about counts no longer.</summary>
    public static Refusal? Outdated(SqliteConnection connection, QueryRow query)
    {
        if (query.FileRow == 0 || BatchRow.Find(connection, query.BatchId) is not { State: BatchState.Committed }) return null;
        var standing = OpenQueries.Versions(connection, query.Record!.Value);
        var committed = connection.QuerySingle<long>(SqlText.Query("batch_committed_version"), new { id = query.BatchId });
        if (standing is [{ IsCurrent: 1 } current, ..])
            return current.CommittedVersion <= committed ? null
                : new($"该记录已由批次 {current.BatchId} 更新，请答复该批次的疑问。",
                    $"The record was replaced by batch {current.BatchId} since: answer the query there, if it asks again.");
        return new("该记录已不计入。", "The record counts no longer.");
    }

    /// <summary>A file of the registry is being read and does not end.</summary>
    public static Refusal BeingRead(string registry, long batchId) =>
        new($"登记处 {registry} 的批次 {batchId} 正在读取；读完后即可答复，请稍后再试。",
            $"Batch {batchId} of registry {registry} is being read; answers can be taken when it is checked. Try again then.");

    /// <summary>There is no answer to take back.</summary>
    public static Refusal NotConfirmed(string checkId) =>
        new($"该记录的 {checkId} 没有有效的确认。", $"Nobody has confirmed {checkId} for these values of the record; there is nothing to take back.");
}

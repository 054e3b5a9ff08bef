using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What became of a commit.</summary>
/// <param name="Batch">The committed batch, or null when it was refused.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record CommitOutcome(Batch? Batch, Refusal? Refusal);

/// <summary>Makes a checked batch count: one transaction, whatever the size of the batch.</summary>
internal static class BatchCommit
{
    private static readonly string[] EndQueries = ["tumour_end", "death_end", "population_end", "follow_up_end"];

    private sealed record Versions
    {
        public required long Now { get; init; }
        public required long Staged { get; init; }
    }

    private sealed record Cells
    {
        public required long Cases { get; init; }
        public required long Deaths { get; init; }
    }

    public static CommitOutcome Run(RegistryDatabase database, long id)
    {
        using var connection = database.OpenConnection();
        var outcome = database.Write(connection, c => Commit(database, c, id));
        if (outcome.Batch is not null) Checkpoint(connection);
        return outcome;
    }

    // Housekeeping: the batch counts already, and on a full disk the log keeps it until there is room.
    private static void Checkpoint(SqliteConnection connection)
    {
        try
        {
            connection.Execute("pragma wal_checkpoint(passive)");
        }
        catch (SqliteException)
        {
            return;
        }
    }

    private static CommitOutcome Commit(RegistryDatabase database, SqliteConnection connection, long id)
    {
        var batch = BatchRow.Find(connection, id);
        if (batch is not { State: BatchState.Checked, Id: > 0 }) return new(null, NotChecked(id, batch));
        if ((ChangedSinceChecking(connection, id) ?? AppliedGone(connection, id)) is { } refusal) return new(null, refusal);

        var ended = batch.Counts.Updated == 0 ? 0
            : EndQueries.Sum(q => connection.Execute(SqlText.Query(q), new { batchId = id }));
        Reconcile(connection, batch, ended);
        if (ended > 0) StandingQueries.TakeEnded(connection, id);
        IReadOnlyList<RecordKey> pairs = ended == 0 ? [] : StandingQueries.PairsOfEnded(connection, id);

        var at = database.Now();
        if (!batch.IsReturnedWhole) connection.Execute(SqlText.Query("data_state_bump"), new { at });    // nothing of it counts
        connection.Execute(SqlText.Query("batch_commit"), new { id, at });
        connection.Execute(SqlText.Query("round_number"), new { id });
        StandingQueries.Refresh(connection, pairs);
        AuditStore.Append(database, connection, id, batch.IsReturnedWhole ? AuditEvents.Returned : AuditEvents.Committed, batch.Counts);
        CertificateTraces.End(database, connection, id);
        return new(BatchRow.Find(connection, id), null);
    }

    private static Refusal NotChecked(long id, Batch? batch) =>
        batch is null or { Id: < 0 }
            ? Refusal.NoSuch($"没有批次 {id}。", $"There is no batch {id}.")
            : new($"批次 {id} 的状态是“{BatchStateWords.Zh(batch)}”，只有“已核查”的批次可以入库。",
                $"Batch {id} is {BatchStateWords.En(batch)}; only a checked batch can be committed.");

    // Rows were judged against one data version. When batches of the same registries were committed or undone since,
    // what was new or changed then may be otherwise now.
    private static Refusal? ChangedSinceChecking(SqliteConnection connection, long batchId)
    {
        var versions = connection.QuerySingle<Versions>(SqlText.Query("commit_version"), new { id = batchId });
        var since = new { batchId, staged = versions.Staged };
        if (versions.Now == versions.Staged || Count(connection, "commit_neighbours", since) == 0) return null;

        var bases = connection.Query<long>(SqlText.Query("commit_base_changed"), since).ToList();
        var ended = Count(connection, "commit_replaced_ended", new { batchId });
        var taken = Count(connection, "commit_key_taken", new { batchId });
        var gone = Count(connection, "commit_followed_gone", new { batchId });
        if (bases.Count + ended + taken + gone > 0)
            return new(
                $"批次 {batchId} 检查之后，库内数据已变化（{ended} 行要替换的记录已失效，{taken} 个登记编号已入库，{gone} 条随访的病例已不在库内，"
                + $"相关批次：{List(bases)}）。请重新检查该文件。",
                $"The data changed after batch {batchId} was checked ({ended} rows to be replaced no longer count, "
                + $"{taken} keys were taken, the cases of {gone} follow-ups are gone, batches concerned: {List(bases)}). Check the file again.");
        if (PersonsMet(connection, batchId, versions.Staged) is { } met) return met;

        connection.Execute(SqlText.Query("tumour_relink"), new { batchId });
        connection.Execute(SqlText.Query("death_relink"), new { batchId });
        return null;
    }

    // The cases of a person are compared while a file is read: neither of two files that were read at the same time knows the cases of the other.
    private static Refusal? PersonsMet(SqliteConnection connection, long batchId, long staged) =>
        Count(connection, "commit_person_met", new { batchId, staged }) is var cases and > 0
            ? new(
                $"批次 {batchId} 检查之后，其中 {cases} 例的人员有其他病例入库，尚未与之比较（重复、多原发）。请重新检查该文件：registry batches check --batch {batchId}。",
                $"After batch {batchId} was checked, other cases of the persons of {cases} of its cases were committed, and were not compared with them "
                + $"(sent twice, multiple primaries). Check the file again: registry batches check --batch {batchId}.")
            : null;

    // Deaths that are on their way to cases may have been taken back, changed or decided otherwise since they were found.
    private static Refusal? AppliedGone(SqliteConnection connection, long batchId) =>
        Count(connection, "commit_applied_gone", new { batchId }) is var gone and > 0
            ? new(
                $"批次 {batchId} 未入库：其中 {gone} 例死亡已不计入、已变更，或已不属于该病例的人员。请重新运行 registry deaths apply。",
                $"Batch {batchId} is not committed: {gone} of its deaths count no longer, have changed, or are not of the person of the case any more. "
                + "Run `registry deaths apply` again.")
            : null;

    private static void Reconcile(SqliteConnection connection, Batch batch, long ended)
    {
        var parts = connection.Query<BatchRows>(SqlText.Query("batch_rows"), new { batchId = batch.Id }).ToList();
        var cells = connection.QuerySingle<Cells>(SqlText.Query("batch_cells"), new { batchId = batch.Id });
        var (rows, replacing) = (parts.Sum(p => p.RowCount), parts.Sum(p => p.Replacing));
        var isSound = batch.Counts.IsReconciled
            && rows == batch.Counts.Inserted + batch.Counts.Updated
            && replacing == batch.Counts.Updated
            && ended == replacing
            && cells.Cases == BatchRows.NewIn(parts, StoredPart.Tumour)
            && cells.Deaths == BatchRows.NewIn(parts, StoredPart.Death);
        if (!isSound)
            throw new BatchRefusedException(new(
                $"批次 {batch.Id} 未入库：计数不平（{batch.Counts}；库内 {rows} 行，其中替换 {replacing} 行，被替换 {ended} 行，"
                + $"计入 {cells.Cases} 例发病、{cells.Deaths} 例死亡）。请重新核查该文件。",
                $"Batch {batch.Id} is not committed, its counts do not reconcile: {batch.Counts}; in the tables {rows} rows, "
                + $"{replacing} of them replacing, {ended} replaced, {cells.Cases} cases and {cells.Deaths} deaths counted. Check the file again."));
    }

    private static long Count(SqliteConnection connection, string query, object parameters) =>
        connection.Query<long>(SqlText.Query(query), parameters).Sum();

    private static string List(List<long> batches) => batches.Count == 0 ? "-" : string.Join(", ", batches);
}

/// <summary>Rows of one part of a batch as they stand in the tables.</summary>
internal sealed record BatchRows
{
    public required long Part { get; init; }
    public required long RowCount { get; init; }
    public required long Replacing { get; init; }

    public static long NewIn(IEnumerable<BatchRows> parts, StoredPart part) =>
        parts.Where(p => p.Part == (long)part).Sum(p => p.RowCount - p.Replacing);
}

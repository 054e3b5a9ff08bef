using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Whether a batch can be undone, as things stood at one moment.</summary>
/// <param name="Batch">The batch, or null when there is none of this number.</param>
/// <param name="Refusal">Why it cannot be undone, or null.</param>
/// <param name="HeldBy">Later batches that hold it.</param>
/// <param name="RepeatedBy">Later batches that only repeated its rows.</param>
/// <param name="AuditEnd">Number of the last row of the audit then: whatever bears on an undo writes one.</param>
internal sealed record UndoJudgement(
    Batch? Batch, Refusal? Refusal, IReadOnlyList<LaterBatch> HeldBy, IReadOnlyList<LaterBatch> RepeatedBy, long AuditEnd)
{
    /// <summary>Judges a batch.</summary>
    /// <param name="connection">A connection that sees one moment.</param>
    /// <param name="path">The database file, for messages.</param>
    /// <param name="id">Number of the batch.</param>
    public static UndoJudgement Of(SqliteConnection connection, string path, long id)
    {
        var end = EndOf(connection);
        if (BatchRow.Find(connection, id) is not { } batch)
            return new(null, Refusal.NoSuch($"没有批次 {id}。", $"There is no batch {id}."), [], [], end);
        var (heldBy, repeatedBy) = UndoHolders.Of(connection, path, batch);
        return new(batch, RefusalOf(batch, heldBy) ?? DeathsBack(connection, batch), heldBy, repeatedBy, end);
    }

    /// <summary>The same, or a judgement anew when something was written since.</summary>
    public UndoJudgement Now(SqliteConnection connection, string path, long id) => EndOf(connection) == AuditEnd ? this : Of(connection, path, id);

    /// <summary>The refusal, with the way that is left where later batches forbid the undo. It may look at every row of the batch: call it outside a
    /// write transaction, so that nobody waits for it.</summary>
    public Refusal? Advised(SqliteConnection connection, string path)
    {
        if (Refusal is not { } refusal || Batch is not { State: BatchState.Committed, Kind: BatchKind.Delivery, CompensatedBy: null } batch || HeldBy.Count == 0)
            return Refusal;
        return CompensationPlan.WouldChangeData(connection, path, batch.Id)
            ? WithCompensation(refusal, batch.Id, HeldBy.Any(later => later.AppliedDeaths > 0))
            : new(refusal.Zh + "它写入的记录都已由之后的批次替换、沿用或随访，没有可冲销的内容。",
                refusal.En + " Later batches replaced, rely on or followed every record that it brought: there is nothing to compensate.");
    }

    private static long EndOf(SqliteConnection connection) => connection.QuerySingle<AuditHeadRow>(SqlText.Query("audit_head_find")).Number;

    private static Refusal? RefusalOf(Batch batch, IReadOnlyList<LaterBatch> heldBy)
    {
        if (batch.State != BatchState.Committed || batch.IsReturnedWhole)
            return new($"批次 {batch.Id} 的状态是“{BatchStateWords.Zh(batch)}”，只有已入库的批次可以撤销。",
                $"Batch {batch.Id} is {BatchStateWords.En(batch)}; only a committed batch can be undone.");
        if (heldBy.Count == 0) return null;
        var list = string.Join(", ", heldBy.Select(l => l.BatchId));
        var applied = heldBy.Where(later => later.AppliedDeaths > 0).ToList();
        return new(
            $"批次 {batch.Id} 不能撤销：之后入库的批次 {list} 替换、沿用或随访了它的记录。"
                + string.Concat(applied.Select(later => $"批次 {later.BatchId} 已据此将死亡写入 {later.AppliedDeaths} 个病例。")) + "请先撤销这些批次。",
            $"Batch {batch.Id} cannot be undone: later batches replaced, rely on or followed its rows ({list})."
                + string.Concat(applied.Select(later => $" Batch {later.BatchId} took deaths to {(later.AppliedDeaths == 1 ? "1 case" : $"{later.AppliedDeaths} cases")} because of it."))
                + " Undo those first.");
    }

    // Meanwhile a death was taken back, or decided or unmerged otherwise: its follow-up has gone, and must not come back by itself.
    private static Refusal? DeathsBack(SqliteConnection connection, Batch batch) =>
        connection.QuerySingle<long>(SqlText.Query("undo_applied_back"), new { batchId = batch.Id }) is var back and > 0
            ? new(
                $"批次 {batch.Id} 不能撤销：撤销会使死亡回到 {back} 个病例上，而这些死亡已不计入，或已不属于病例的人员。如判定有误，请先重新判定（registry deaths decide）。",
                $"Batch {batch.Id} cannot be undone: deaths would be on {(back == 1 ? "1 case" : $"{back} cases")} again that count no longer or are not of the person of the case any more. "
                + "If that is wrong, decide anew first (registry deaths decide).")
            : null;

    private static Refusal WithCompensation(Refusal refusal, long id, bool takesDeathsOff)
    {
        var command = $"registry batches compensate --batch {id} --by NAME --reason TEXT";
        return new(
            refusal.Zh + $"或冲销其中仍然有效的部分{(takesDeathsOff ? "（已写入病例的死亡一并取回）" : "")}：{command}（加 --preview 只看结果）",
            refusal.En + $" Or take back what of it still stands{(takesDeathsOff ? ", and those deaths off the cases" : "")}: {command} (with --preview it only says what would happen).");
    }
}

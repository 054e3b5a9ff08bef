using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What became of an undo.</summary>
/// <param name="Batch">The undone batch, or null when it was refused.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record UndoOutcome(Batch? Batch, Refusal? Refusal)
{
    /// <summary>Later batches that brought nothing but rows of it again; those rows went with it.</summary>
    public IReadOnlyList<LaterBatch> RepeatedBy { get; init; } = [];
}

/// <summary>Takes a committed batch back: its rows count no longer, the versions it replaced or withdrew count again.</summary>
internal static class BatchUndo
{
    private static readonly string[] ReturnQueries = ["tumour_return", "death_return", "population_return", "follow_up_return"];

    private sealed record PartCount
    {
        public required long Part { get; init; }
        public required long RowCount { get; init; }
    }

    public static UndoPreview? Preview(RegistryDatabase database, long id)
    {
        new RecordStore(database).PreparePersons();
        using var connection = database.OpenConnection();
        using var moment = connection.BeginTransaction(deferred: true);
        if (BatchRow.Find(connection, id) is not { } batch) return null;
        var (heldBy, repeatedBy) = UndoHolders.Of(connection, database.FilePath, batch);
        return new(
            batch, Parts(connection, batch), heldBy, repeatedBy, UndoConsequences.Of(connection, id), RefusalOf(batch, heldBy));
    }

    public static UndoOutcome Run(RegistryDatabase database, long id, string? reason) =>
        database.Write(connection => Undo(database, connection, id, reason));

    /// <summary>True when a later batch builds on the batch, were it only by bringing its rows again.</summary>
    public static bool HasLater(SqliteConnection connection, string path, Batch batch) =>
        UndoHolders.Of(connection, path, batch) is not ([], []);

    private static UndoOutcome Undo(RegistryDatabase database, SqliteConnection connection, long id, string? reason)
    {
        if (BatchRow.Find(connection, id) is not { } batch)
            return new(null, Refusal.NoSuch($"没有批次 {id}。", $"There is no batch {id}."));
        var (heldBy, repeatedBy) = UndoHolders.Of(connection, database.FilePath, batch);
        if (RefusalOf(batch, heldBy) is { } refusal) return new(null, refusal);

        var ended = batch.Counts.Updated + batch.Withdrawn;
        var traces = CertificateTraces.Before(connection, connection.Query<string>(SqlText.Query("batch_registries"), new { batchId = id }));
        var pairs = StandingQueries.PairsOf(connection, id);
        if (ended > 0) StandingQueries.GiveBackEnded(connection, id);
        var returned = ended == 0 ? 0 : ReturnQueries.Sum(q => connection.Execute(SqlText.Query(q), new { batchId = id }));
        if (returned != ended)
            throw new BatchRefusedException(new(
                $"批次 {id} 未撤销：它替换或移出了 {ended} 行，其中只有 {returned} 行可以恢复。",
                $"Batch {id} is not undone: it replaced or withdrew {ended} rows and {returned} of them could be brought back."));

        var at = database.Now();
        connection.Execute(SqlText.Query("data_state_bump"), new { at });
        connection.Execute(SqlText.Query("batch_undo"), new { id, at });
        StandingQueries.Refresh(connection, pairs);
        traces.Follow(database, connection, id, $"batch {id} undone", database.Actor);
        AuditStore.Append(database, connection, id, AuditEvents.Undone, Detail(batch.Counts, reason));
        return new(BatchRow.Find(connection, id), null) { RepeatedBy = repeatedBy };
    }

    private static object Detail(BatchCounts counts, string? reason) => new
    {
        counts.RowsRead, counts.Inserted, counts.Updated, counts.Unchanged, counts.Rejected, counts.Held,
        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
    };

    private static List<UndoPart> Parts(SqliteConnection connection, Batch batch)
    {
        var rows = connection.Query<BatchRows>(SqlText.Query("batch_rows"), new { batchId = batch.Id }).ToDictionary(row => row.Part);
        var withdrawn = connection.Query<PartCount>(SqlText.Query("undo_withdrawn"), new { batchId = batch.Id })
            .ToDictionary(row => row.Part, row => row.RowCount);
        return [.. rows.Values.OrderBy(row => row.Part)
            .Select(row => new UndoPart((PartKind)row.Part, row.RowCount - row.Replacing, row.Replacing + withdrawn.GetValueOrDefault(row.Part)))
            .Where(part => part.Disappearing + part.Returning > 0)];
    }

    private static Refusal? RefusalOf(Batch batch, IReadOnlyList<LaterBatch> heldBy)
    {
        if (batch.State != BatchState.Committed)
            return new($"批次 {batch.Id} 的状态是“{BatchStateWords.Zh(batch.State)}”，只有已入库的批次可以撤销。",
                $"Batch {batch.Id} is {BatchStateWords.En(batch.State)}; only a committed batch can be undone.");
        if (heldBy.Count == 0) return null;
        var list = string.Join(", ", heldBy.Select(l => l.BatchId));
        var applied = heldBy.Where(later => later.AppliedDeaths > 0).ToList();
        var refusal = new Refusal(
            $"批次 {batch.Id} 不能撤销：之后入库的批次 {list} 替换、沿用或随访了它的记录。"
                + string.Concat(applied.Select(later => $"批次 {later.BatchId} 已将其死亡写入 {later.AppliedDeaths} 个病例。")) + "请先撤销这些批次。",
            $"Batch {batch.Id} cannot be undone: later batches replaced, rely on or followed its rows ({list})."
                + string.Concat(applied.Select(later => $" Batch {later.BatchId} took its deaths to {(later.AppliedDeaths == 1 ? "1 case" : $"{later.AppliedDeaths} cases")}."))
                + " Undo those first.");
        return batch.Kind != BatchKind.Delivery || batch.CompensatedBy is not null ? refusal : WithCompensation(refusal, batch.Id, applied.Count > 0);
    }

    private static Refusal WithCompensation(Refusal refusal, long id, bool takesDeathsOff)
    {
        var command = $"registry batches compensate --batch {id} --by NAME --reason TEXT";
        return new(
            refusal.Zh + $"或冲销其中仍然有效的部分{(takesDeathsOff ? "（已写入病例的死亡一并取回）" : "")}：{command}（加 --preview 只看结果）",
            refusal.En + $" Or take back what of it still stands{(takesDeathsOff ? ", and its deaths off the cases" : "")}: {command} (with --preview it only says what would happen).");
    }
}

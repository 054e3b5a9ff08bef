using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What became of an undo.</summary>
/// <param name="Batch">The undone batch, or null when it was refused.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record UndoOutcome(Batch? Batch, Refusal? Refusal);

/// <summary>What an undo does to one part of the data.</summary>
/// <param name="Part">Cases, deaths, population or follow-up.</param>
/// <param name="Disappearing">Records that are in the data only by this batch.</param>
/// <param name="Returning">Records whose earlier version counts again.</param>
public sealed record UndoPart(PartKind Part, long Disappearing, long Returning);

/// <summary>A later committed batch that builds on the batch.</summary>
/// <param name="BatchId">The later batch.</param>
/// <param name="Updated">Rows of the batch that it replaced.</param>
/// <param name="Unchanged">Rows of the batch that it brought again, equal.</param>
public sealed record LaterBatch(long BatchId, long Updated, long Unchanged);

/// <summary>What an undo would do.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Parts">Consequences by part.</param>
/// <param name="HeldBy">Later batches that must be undone first.</param>
/// <param name="RepeatedBy">Later batches that brought nothing but rows of this one again; those rows disappear with
/// it.</param>
/// <param name="Refusal">Why it would be refused, or null.</param>
public sealed record UndoPreview(
    Batch Batch, IReadOnlyList<UndoPart> Parts, IReadOnlyList<LaterBatch> HeldBy,
    IReadOnlyList<LaterBatch> RepeatedBy, Refusal? Refusal);

/// <summary>Takes a committed batch back: its rows count no longer, the versions it replaced count again.</summary>
internal static class BatchUndo
{
    private static readonly string[] ReturnQueries = ["tumour_return", "death_return", "population_return", "follow_up_return"];

    private sealed record Later
    {
        public required long BatchId { get; init; }
        public required long Updated { get; init; }
        public required long Unchanged { get; init; }
        public required long ChangedData { get; init; }
    }

    public static UndoPreview? Preview(RegistryDatabase database, long id)
    {
        using var connection = database.OpenConnection();
        return BatchRow.Find(connection, id) is { } batch ? Preview(connection, batch) : null;
    }

    public static UndoOutcome Run(RegistryDatabase database, long id) =>
        database.Write(connection => Undo(database, connection, id));

    private static UndoOutcome Undo(RegistryDatabase database, SqliteConnection connection, long id)
    {
        if (BatchRow.Find(connection, id) is not { } batch)
            return new(null, new($"没有批次 {id}。", $"There is no batch {id}."));
        if (Preview(connection, batch).Refusal is { } refusal) return new(null, refusal);

        var returned = batch.Counts.Updated == 0 ? 0
            : ReturnQueries.Sum(q => connection.Execute(SqlText.Query(q), new { batchId = id }));
        if (returned != batch.Counts.Updated)
            throw new BatchRefusedException(new(
                $"批次 {id} 未撤销：它替换了 {batch.Counts.Updated} 行，其中只有 {returned} 行可以恢复。",
                $"Batch {id} is not undone: it replaced {batch.Counts.Updated} rows and {returned} of them could be brought back."));

        var at = database.Now();
        connection.Execute(SqlText.Query("data_state_bump"), new { at });
        connection.Execute(SqlText.Query("batch_undo"), new { id, at });
        AuditStore.Append(database, connection, id, "undone", batch.Counts);
        return new(BatchRow.Find(connection, id), null);
    }

    // A later batch holds this one when undoing it would leave the later one with rows that are not in the data.
    // A mere repetition holds nothing: its rows go with the file that brought them.
    private static UndoPreview Preview(SqliteConnection connection, Batch batch)
    {
        var rows = connection.Query<BatchRows>(SqlText.Query("batch_rows"), new { batchId = batch.Id }).ToList();
        var parts = rows.Where(r => r.RowCount > 0)
            .Select(r => new UndoPart((PartKind)r.Part, r.RowCount - r.Replacing, r.Replacing)).ToList();
        var later = connection.Query<Later>(SqlText.Query("undo_later"), new { batchId = batch.Id })
            .ToLookup(l => l.ChangedData > 0);
        var heldBy = later[true].Select(l => new LaterBatch(l.BatchId, l.Updated, l.Unchanged)).ToList();
        var repeatedBy = later[false].Select(l => new LaterBatch(l.BatchId, l.Updated, l.Unchanged)).ToList();
        return new(batch, parts, heldBy, repeatedBy, RefusalOf(batch, heldBy));
    }

    private static Refusal? RefusalOf(Batch batch, List<LaterBatch> heldBy)
    {
        if (batch.State != BatchState.Committed)
            return new($"批次 {batch.Id} 的状态是 {batch.State}，只有已入库的批次可以撤销。",
                $"Batch {batch.Id} is {batch.State}; only a committed batch can be undone.");
        if (heldBy.Count == 0) return null;
        var list = string.Join(", ", heldBy.Select(l => l.BatchId));
        return new($"批次 {batch.Id} 不能撤销：之后入库的批次 {list} 替换或沿用了它的记录。请先撤销这些批次。",
            $"Batch {batch.Id} cannot be undone: later batches replaced or rely on its rows ({list}). Undo those first.");
    }
}

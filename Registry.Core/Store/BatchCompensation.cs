using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Takes back what of a batch still stands, where later batches forbid its undo.</summary>
internal static class BatchCompensation
{
    public static CompensationPreview? Preview(RegistryDatabase database, long id)
    {
        new RecordStore(database).PreparePersons();
        using var connection = database.OpenConnection();
        using var moment = connection.BeginTransaction(deferred: true);
        if (BatchRow.Find(connection, id) is not { } batch) return null;
        if (RefusalOf(connection, database.FilePath, batch) is { } refusal) return CompensationPreview.Nothing(refusal);
        using var plan = CompensationPlan.OfBatch(connection, database.FilePath, id);
        return CompensationPreview.Of(connection, plan, NothingStands(plan, id));
    }

    public static CompensationOutcome Run(RegistryDatabase database, long id, string by, string reason)
    {
        new RecordStore(database).PreparePersons();
        return database.Write(connection =>
        {
            if (BatchRow.Find(connection, id) is not { } batch)
                return new CompensationOutcome(null, CompensationPreview.Nothing(Refusal.NoSuch($"没有批次 {id}。", $"There is no batch {id}.")));
            if ((RefusalOf(connection, database.FilePath, batch) ?? ActRefusals.Unsigned(by, reason)) is { } refusal) return new(null, CompensationPreview.Nothing(refusal));
            using var plan = CompensationPlan.OfBatch(connection, database.FilePath, id);
            var preview = CompensationPreview.Of(connection, plan, NothingStands(plan, id));
            if (preview.Refusal is not null) return new(null, preview);
            var made = CompensationWriter.Write(
                database, connection, plan, new(BatchKind.Compensation, batch.Registry, $"compensation of batch {id}", id, by.Trim(), reason.Trim()));
            return new(BatchRow.Find(connection, made), preview);
        });
    }

    private static Refusal? RefusalOf(SqliteConnection connection, string path, Batch batch) => batch switch
    {
        { State: not BatchState.Committed } or { IsReturnedWhole: true } => new(
            $"批次 {batch.Id} 的状态是“{BatchStateWords.Zh(batch)}”，只有已入库的批次可以冲销。",
            $"Batch {batch.Id} is {BatchStateWords.En(batch)}; only a committed batch can be compensated."),
        { Kind: not BatchKind.Delivery } => new(
            $"批次 {batch.Id} 本身是冲销，不能再冲销。请先撤销其后的批次再撤销它，或重新导入原文件。",
            $"Batch {batch.Id} takes something back itself and cannot be compensated. Undo what came after it and then it, or import the file again."),
        { CompensatedBy: { } by } => new(
            $"批次 {batch.Id} 已由批次 {by} 冲销。", $"Batch {batch.Id} has been compensated by batch {by} already."),
        _ when !BatchUndo.HasLater(connection, path, batch) => new(
            $"批次 {batch.Id} 之后没有依赖它的批次，可直接撤销：registry batches undo --batch {batch.Id}",
            $"Nothing later builds on batch {batch.Id}: undo it (registry batches undo --batch {batch.Id})."),
        _ => null,
    };

    private static Refusal? NothingStands(CompensationPlan plan, long id) =>
        plan.ChangesData ? null : NothingLeft.Refuse(id, plan.Rows.CountBy(row => (row.Fate, row.KeptBy!.Value)));
}

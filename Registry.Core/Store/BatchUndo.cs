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

    /// <summary>What went and what came back, part by part; empty when it was refused.</summary>
    public IReadOnlyList<UndoPart> Parts { get; init; } = [];
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
        if (UndoJudgement.Of(connection, database.FilePath, id) is not { Batch: { } batch } judged) return null;
        return new(
            batch, Parts(connection, batch), judged.HeldBy, judged.RepeatedBy, UndoConsequences.Of(connection, id),
            judged.Advised(connection, database.FilePath));
    }

    // What is refused is found out by reading, and so is what to do instead: nobody waits for either.
    public static UndoOutcome Run(RegistryDatabase database, long id, string? reason)
    {
        var judged = database.ReadAtOneMoment(connection => UndoJudgement.Of(connection, database.FilePath, id));
        if (judged.Refusal is null)
            judged = database.Write(connection => Undo(database, connection, id, judged, reason));
        return judged.Refusal is null
            ? database.Read(connection => new UndoOutcome(BatchRow.Find(connection, id), null) { RepeatedBy = judged.RepeatedBy, Parts = Parts(connection, judged.Batch!) })
            : new(null, database.ReadAtOneMoment(connection => judged.Advised(connection, database.FilePath)));
    }

    /// <summary>True when a later batch builds on the batch, were it only by bringing its rows again.</summary>
    public static bool HasLater(SqliteConnection connection, string path, Batch batch) =>
        UndoHolders.Of(connection, path, batch) is not ([], []);

    // Undoes the batch, unless what was written since it was judged forbids it.
    private static UndoJudgement Undo(RegistryDatabase database, SqliteConnection connection, long id, UndoJudgement before, string? reason)
    {
        var judged = before.Now(connection, database.FilePath, id);
        if (judged is not { Refusal: null, Batch: { } batch }) return judged;

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
        return judged;
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
}

using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Writes at the end of a staging where the batch stands.</summary>
internal static class StagedState
{
    /// <summary>The state and the counts of the batch, and a line of the audit. Inside the caller's transaction.</summary>
    public static void Write(StagingSession session, RegistryDatabase database, BatchState state, BatchCounts counts, long queried)
    {
        using var update = session.Prepare("batch_checked");
        long[] values =
        [
            (long)state, counts.RowsRead, counts.Inserted, counts.Updated, counts.Unchanged, counts.Rejected,
            counts.Held, queried, session.BatchId,
        ];
        for (var parameter = 0; parameter < values.Length; parameter++) update.Bind(parameter, values[parameter]);
        update.Run();
        using var audit = session.Prepare("audit_insert");
        audit.Bind(0, database.Now());
        audit.Bind(1, session.BatchId);
        audit.Bind(2, state == BatchState.Checked ? "checked" : "unreadable");
        audit.Bind(3, AuditStore.Json(counts));
        audit.Run();
    }
}

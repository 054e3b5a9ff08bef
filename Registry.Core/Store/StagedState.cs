using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Writes where a batch stands when its staging ends.</summary>
internal static class StagedState
{
    /// <summary>State and counts. Inside the caller's transaction.</summary>
    public static void Write(StagingSession session, BatchState state, BatchCounts counts, long queried)
    {
        using var update = session.Prepare("batch_checked");
        long[] values =
        [
            (long)state, counts.RowsRead, counts.Inserted, counts.Updated, counts.Unchanged, counts.Rejected,
            counts.Held, queried, session.BatchId,
        ];
        for (var parameter = 0; parameter < values.Length; parameter++) update.Bind(parameter, values[parameter]);
        update.Run();
        using var end = session.Prepare("interrupted_reading_end");
        end.Bind(0, session.BatchId);
        end.Run();
    }
}

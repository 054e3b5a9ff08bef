using Dapper;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Clears what programs that died while reading a file have left in the database.</summary>
internal static class BatchRecovery
{
    // A dry run has no lock before and after it is read; another program may be about to begin or to end it.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Puts every batch that is "parsing" and whose lock is free back to uploaded, without its staged
    /// rows, and notes that its reading ended a program; of a dry run that did not come to its end nothing stays.</summary>
    public static void Run(RegistryDatabase database)
    {
        using var connection = database.OpenConnection();
        foreach (var batchId in connection.Query<long>(SqlText.Query("batch_parsing")).ToList())
        {
            using var taken = FileLock.TryTake(database.Files.LockPath(batchId), FileOptions.DeleteOnClose);
            if (taken is null) continue;                     // its program lives
            var state = (BatchState)connection.QuerySingle<long>(SqlText.Query("batch_state"), new { id = batchId });
            if (state != BatchState.Parsing) continue;
            StagedRows.Abandon(database, batchId);
            if (batchId > 0) database.Write(connection, c => c.Execute(SqlText.Query("interrupted_reading_add"), new { batchId, at = database.Now() }));
        }
        var before = database.Now(-LongestPause);
        foreach (var dryRun in connection.Query<long>(SqlText.Query("batch_dry_run_left"), new { before }).ToList()) _ = BatchStore.TryForget(database, dryRun);
    }
}

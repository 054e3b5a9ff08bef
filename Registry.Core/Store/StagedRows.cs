using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Takes staged rows away that no commit has made count.</summary>
internal static class StagedRows
{
    private const long Step = 50_000;                        // rows of one transaction; others get their turn between

    private sealed record Stretch
    {
        public required long Part { get; init; }
        public required long FirstId { get; init; }
        public required long LastId { get; init; }
    }

    /// <summary>Removes rows and counts of the batch; its verdicts stay. May be broken off and begun again.</summary>
    public static void Remove(RegistryDatabase database, long batchId)
    {
        using var connection = database.OpenConnection();
        foreach (var stretch in connection.Query<Stretch>(SqlText.Query("batch_range_list"), new { batchId }).ToList())
            Remove(database, connection, batchId, stretch);
        database.Write(connection, c => c.Execute(SqlText.Query("staged_change_delete"), new { batchId })
            + c.Execute(SqlText.Query("staged_block_delete"), new { batchId })
            + c.Execute(SqlText.Query("staged_cell_delete"), new { batchId })
            + c.Execute(SqlText.Query("staged_base_delete"), new { batchId })
            + c.Execute(SqlText.Query("staged_unchanged_delete"), new { batchId })
            + c.Execute(SqlText.Query("staged_registry_delete"), new { batchId }));
    }

    /// <summary>Removes verdicts, their counts and what is kept of returned rows.</summary>
    public static void RemoveVerdicts(SqliteConnection connection, long batchId)
    {
        connection.Execute(SqlText.Query("staged_query_other_delete"), new { batchId });
        connection.Execute(SqlText.Query("staged_verdict_delete"), new { batchId });
        connection.Execute(SqlText.Query("staged_check_delete"), new { batchId });
        connection.Execute(SqlText.Query("staged_returned_delete"), new { batchId });
    }

    /// <summary>Removes everything a broken-off staging has written and puts the batch back to uploaded.</summary>
    public static void Abandon(RegistryDatabase database, long batchId)
    {
        Remove(database, batchId);
        database.Write(c =>
        {
            RemoveVerdicts(c, batchId);
            c.Execute(
                SqlText.Query("batch_state_set"),
                new { id = batchId, from = BatchState.Parsing, to = BatchState.Uploaded });
            AuditStore.Append(database, c, batchId, AuditEvents.StagingAbandoned, detail: null);
            return 0;
        });
    }

    private static void Remove(RegistryDatabase database, SqliteConnection connection, long batchId, Stretch stretch)
    {
        var delete = SqlText.Query((StoredPart)stretch.Part switch
        {
            StoredPart.Person => "staged_person_delete",
            StoredPart.Tumour => "staged_tumour_delete",
            StoredPart.Death => "staged_death_delete",
            StoredPart.FollowUp => "staged_follow_up_delete",
            _ => "staged_population_delete",
        });
        for (var first = stretch.FirstId; first <= stretch.LastId; first += Step)
        {
            var last = Math.Min(first + Step - 1, stretch.LastId);
            database.Write(connection, c => c.Execute(delete, new { batchId, first, last }));
        }
        database.Write(connection, c => c.Execute(
            SqlText.Query("batch_range_delete"), new { batchId, part = stretch.Part, firstId = stretch.FirstId }));
    }
}

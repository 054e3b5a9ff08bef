using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What a compensation is called and who wants it.</summary>
/// <param name="Kind">Of a batch, or of one record.</param>
/// <param name="Registry">Registry of the rows; null when the compensated batch has none.</param>
/// <param name="Name">What stands in the place of a file name.</param>
/// <param name="Compensates">The batch it takes back; null for one record.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
internal sealed record CompensationOrder(BatchKind Kind, string? Registry, string Name, long? Compensates, string By, string Reason);

/// <summary>Writes a plan down as a committed batch, inside the caller's transaction.</summary>
internal sealed class CompensationWriter : IDisposable
{
    private static readonly (StoredPart Part, string Next, string PutBack, string Withdraw)[] Tables =
    [
        (StoredPart.Tumour, "tumour_next", "tumour_put_back", "tumour_withdraw"),
        (StoredPart.Death, "death_next", "death_put_back", "death_withdraw"),
        (StoredPart.Population, "population_next", "population_put_back", "population_withdraw"),
        (StoredPart.FollowUp, "follow_up_next", "follow_up_put_back", "follow_up_withdraw"),
    ];

    private readonly RegistryDatabase _database;
    private readonly SqliteConnection _connection;
    private readonly CompensationPlan _plan;
    private readonly StagingSession _session;
    private readonly Dictionary<StoredPart, (long First, long Rows)> _new = [];

    private CompensationWriter(RegistryDatabase database, SqliteConnection connection, CompensationPlan plan)
    {
        (_database, _connection, _plan) = (database, connection, plan);
        _session = new(connection.Handle!, database.FilePath, connection.QuerySingle<long>(SqlText.Query("batch_next")));
    }

    /// <summary>Writes the plan.</summary>
    /// <returns>Number of the batch.</returns>
    /// <exception cref="BatchRefusedException">The tables do not hold what the plan says; the transaction must end.</exception>
    public static long Write(RegistryDatabase database, SqliteConnection connection, CompensationPlan plan, CompensationOrder order)
    {
        using var writer = new CompensationWriter(database, connection, plan);
        var traces = CertificateTraces.Before(connection, plan.Rows.Select(row => row.Version.Registry));
        writer.AddBatch(order);
        writer.AddEntries();
        writer.MoveRows();
        writer.AddCounts();
        writer.AddChanges();
        writer.LetCount();
        StandingQueries.Refresh(connection, StandingQueries.PairsOf(connection, writer._session.BatchId));
        traces.Follow(database, connection, writer._session.BatchId, order.Name, order.By);
        AuditStore.Append(database, connection, writer._session.BatchId, AuditEvents.Compensated, new
        {
            order.Compensates, order.By, order.Reason, withdrawn = writer.Of(CompensatedFate.Withdrawn), putBack = writer.Of(CompensatedFate.PutBack),
            kept = plan.Rows.Count(row => row.Ended is null),
        }, order.By);
        return writer._session.BatchId;
    }

    public void Dispose() => _session.Dispose();

    private int Of(CompensatedFate fate) => _plan.Rows.Count(row => row.Fate == fate);

    private void AddBatch(CompensationOrder order)
    {
        var at = _database.Now();
        _connection.Execute(SqlText.Query("data_state_bump"), new { at });
        _connection.Execute(SqlText.Query("compensation_insert"), new
        {
            id = _session.BatchId, registry = order.Registry, fileName = order.Name, at, kind = (int)order.Kind, compensates = order.Compensates,
            by = order.By, reason = order.Reason,
            updated = Of(CompensatedFate.PutBack), withdrawn = Of(CompensatedFate.Withdrawn),
            queried = _plan.Rows.Count(row => row.Restored is { HasOpenQuery: true }),
        });
    }

    private void AddEntries()
    {
        using var insert = _session.Prepare("compensated_insert");
        foreach (var (part, next, _, _) in Tables)
        {
            var first = _connection.QuerySingle<long>(SqlText.Query(next));
            var id = first;
            foreach (var row in _plan.Rows.Where(row => row.Version.Part == part))
            {
                long? newId = row.Restored is null ? null : id++;
                long?[] values =
                [
                    _session.BatchId, (long)part, row.Version.Id, (long)row.Fate, row.Ended?.Id, newId, row.Restored?.Id, row.KeptBy,
                ];
                for (var parameter = 0; parameter < values.Length; parameter++) insert.Bind(parameter, values[parameter]);
                insert.Run();
            }
            _new[part] = (first, id - first);
        }
    }

    // Rows are numbered from 1 through all parts: there is no file to take the number from.
    private void MoveRows()
    {
        var (batchId, before, moved) = (_session.BatchId, 0L, 0L);
        foreach (var (part, _, putBack, withdraw) in Tables)
        {
            var (first, rows) = _new[part];
            moved += _connection.Execute(SqlText.Query(withdraw), new { batchId });
            if (rows == 0) continue;
            moved += _connection.Execute(SqlText.Query(putBack), new { batchId, before = first - 1 - before });
            _connection.Execute(SqlText.Query("batch_range_insert"), new { batchId, part = (int)part, firstId = first, lastId = first + rows - 1 });
            before += rows;
        }
        StandingQueries.TakeEnded(_connection, batchId);
        var expected = Of(CompensatedFate.Withdrawn) + 2 * Of(CompensatedFate.PutBack);
        if (moved != expected)
            throw new BatchRefusedException(new(
                $"未作更改：应结束和恢复 {expected} 行，实际为 {moved} 行。请运行 registry verify。",
                $"Nothing was changed: {expected} rows were to end or to come back and {moved} did. Run `registry verify`."));
    }

    private void AddCounts()
    {
        var batchId = _session.BatchId;
        _connection.Execute(SqlText.Query("compensation_cells_tumour"), new { batchId });
        _connection.Execute(SqlText.Query("compensation_cells_death"), new { batchId });
        _connection.Execute(SqlText.Query("compensation_verdicts"), new { batchId });
        _connection.Execute(SqlText.Query("compensation_others"), new { batchId });
        _connection.Execute(SqlText.Query("compensation_checks"), new { batchId });
        foreach (var registry in _plan.Rows.Select(row => row.Version.Registry).Distinct())
            _connection.Execute(SqlText.Query("batch_registry_insert"), new { batchId, registry });
        foreach (var (baseId, (updated, unchanged)) in _plan.Bases)
            _connection.Execute(SqlText.Query("batch_base_insert"), new { batchId, baseId, updated, unchanged });
    }

    // Changes of a batch that counts are never added to.
    private void LetCount() => _connection.Execute(
        SqlText.Query("batch_state_set"), new { id = _session.BatchId, from = (int)BatchState.Checked, to = (int)BatchState.Committed });

    private void AddChanges()
    {
        using var changes = new StagedChanges(_session);
        foreach (var (part, _, _, _) in Tables)
        {
            var id = _new[part].First;
            foreach (var row in _plan.Rows.Where(row => row.Version.Part == part && row.Restored is not null)) changes.Add(part, id++, row.Ended!.Id);
        }
    }
}

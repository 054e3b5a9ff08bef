using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Reads the versions that staged rows meet, on a connection of its own: what is committed never changes.</summary>
internal sealed class StoredVersions(RegistryDatabase database) : IDisposable
{
    private SqliteConnection? _connection;

    private SqliteConnection Connection => _connection ??= database.OpenConnection();

    public StoredCase Case(long id) => Connection.QuerySingle<CaseRow>(SqlText.Query("case_by_id"), new { id }).ToStored();

    public StoredDeath Death(long id) => Connection.QuerySingle<DeathRow>(SqlText.Query("death_by_id"), new { id }).ToStored();

    public (PopulationCount Record, long BatchId, bool HasOpenQuery) Population(long id)
    {
        var row = Connection.QuerySingle<PopulationRow>(SqlText.Query("population_by_id"), new { id });
        return (row.ToRecord(), row.BatchId, row.OpenQuery != 0);
    }

    public StoredFollowUp FollowUp(long id) =>
        Connection.QuerySingle<FollowUpRow>(SqlText.Query("follow_up_by_id"), new { id }).ToStored();

    public IReadOnlyList<StoredQuery> Queries(long batchId, PartKind part, int fileRow) =>
        [.. Connection.Query<QueryRow>(SqlText.Query("query_of_row"), new { batchId, part = (int?)part, fileRow, checkId = (string?)null })
            .Where(row => row.Fingerprint is not null).Select(row => new StoredQuery(row.ToVerdict(), row.Fingerprint!.Value))];

    public void Dispose() => _connection?.Dispose();
}

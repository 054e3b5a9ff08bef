using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Finds the current cases that a follow-up may speak of. One thread; its connection stays open between two questions.</summary>
public sealed class CaseLookup(RegistryDatabase database) : IDisposable
{
    private SqliteConnection? _connection;
    private bool _isPrepared;

    private SqliteConnection Connection => _connection ??= database.OpenConnection();

    /// <summary>The current cases of a registration number, one for each tumour.</summary>
    public IReadOnlyList<CaseStatus> WithNumber(string registry, string caseNumber) =>
        Read("case_contact_of_number", new { registry, caseNumber });

    /// <summary>The current cases of the registry of the holder of a resident ID.</summary>
    public IReadOnlyList<CaseStatus> WithResidentId(string registry, ResidentId residentId)
    {
        if (!_isPrepared) new RecordStore(database).PreparePersons();
        _isPrepared = true;
        return Read("case_contact_of_resident", new { registry, residentKey = residentId.Key });
    }

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();

    private List<CaseStatus> Read(string query, object parameters) =>
        [.. CaseContactRow.ToStatuses(Connection.Query<CaseContactRow>(SqlText.Query(query), parameters))];
}

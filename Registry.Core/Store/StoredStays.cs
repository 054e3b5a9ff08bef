using Dapper;
using Microsoft.Data.Sqlite;

namespace Registry.Core.Store;

/// <summary>Finds a current case of the same inpatient of a hospital, on a connection of its own.</summary>
public sealed class StoredStays(RegistryDatabase database) : IDisposable
{
    private sealed record Place
    {
        public required long BatchId { get; init; }
        public required long FileRow { get; init; }
    }

    private SqliteConnection? _connection;

    private SqliteConnection Connection => _connection ??= database.OpenConnection();

    /// <summary>Makes the look-up fast, once for a database: an index of the cases that have an inpatient number. Nothing is made
    /// while the registry has no committed row.</summary>
    /// <returns>True when there is something to look up.</returns>
    /// <remarks>Call it before a chunk of the staging is open.</remarks>
    public bool Prepare(string registry)
    {
        if (Connection.QuerySingle<long>(SqlText.Query("registry_stored"), new { registry }) == 0) return false;
        if (Connection.QuerySingle<long>(SqlText.Query("tumour_inpatient_index_exists")) == 0)
            database.Write(connection => connection.Execute(SqlText.Query("tumour_inpatient_index")));
        return true;
    }

    /// <summary>Batch and row of another current case of the stay; null when there is none. A case with the same resident ID is none:
    /// it is compared as one of the same person.</summary>
    public (long BatchId, int FileRow)? Find(StayKey stay)
    {
        ArgumentNullException.ThrowIfNull(stay);
        var found = Connection.QueryFirstOrDefault<Place>(SqlText.Query("case_of_stay"), new
        {
            registry = stay.Registry, hospital = stay.Hospital, inpatientNumber = stay.InpatientNumber, name = stay.Name, sex = (int)stay.Sex,
            birthDate = stay.BirthDate.Number, category = stay.Category, caseNumber = stay.CaseNumber, tumourNumber = stay.TumourNumber,
            residentKey = stay.ResidentKey,
        });
        return found is null ? null : (found.BatchId, (int)found.FileRow);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();
}

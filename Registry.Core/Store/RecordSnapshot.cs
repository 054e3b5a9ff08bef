using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Cube;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>The current records as they stand at one moment: what commits while they are read is not seen.</summary>
/// <remarks>Personal data. One thread at a time; streams one after the other, or several at once.</remarks>
public sealed class RecordSnapshot : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _moment;

    /// <summary>Takes the moment.</summary>
    /// <exception cref="RegistryStoreException">The database could not be read.</exception>
    public RecordSnapshot(RegistryDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _connection = database.OpenConnection();
        try
        {
            _moment = _connection.BeginTransaction(deferred: true);
            State = CubeStore.StateOf(_connection);
            Registries = RegistryStore.Registries(_connection);
        }
        catch (SqliteException fault)
        {
            _connection.Dispose();
            throw RegistryStoreException.Of(fault, database.FilePath);
        }
    }

    /// <summary>The data state of the moment.</summary>
    public DataState State { get; }

    /// <summary>The registries that have records, in the order of their codes.</summary>
    public IReadOnlyList<RegistryArea> Registries { get; }

    /// <summary>Persons that are merged with others, each with the person that stands for all of them.</summary>
    public IReadOnlyDictionary<long, long> Roots() =>
        _connection.Query<(long PersonId, long RootId)>(SqlText.Query("root_list"), transaction: _moment)
            .ToDictionary(row => row.PersonId, row => row.RootId);

    /// <summary>The cases of a registry with years of incidence in the span, in the order of their numbers. Streams.</summary>
    public IEnumerable<StoredCase> Cases(string registry, int fromYear, int toYear) =>
        Stream<CaseRow>("case_export", registry, fromYear, toYear).Select(row => row.ToStored());

    /// <summary>The same cases, those of one person (merged ones are one) together, in the order of incidence. Streams.</summary>
    public IEnumerable<StoredCase> CasesByPerson(string registry, int fromYear, int toYear) =>
        Stream<CaseRow>("case_by_person", registry, fromYear, toYear).Select(row => row.ToStored());

    /// <summary>The deaths of a registry in the span, in the order of their numbers. Streams.</summary>
    public IEnumerable<StoredDeath> Deaths(string registry, int fromYear, int toYear) =>
        Stream<DeathRow>("death_export", registry, fromYear, toYear).Select(row => row.ToStored());

    /// <summary>The follow-ups of the cases of a registry with years of incidence in the span, in the order of their delivery, each with the number
    /// of the current version of its case. Streams.</summary>
    public IEnumerable<(long CaseId, FollowUp Record)> FollowUps(string registry, int fromYear, int toYear) =>
        _connection.Query<long, FollowUpRow, (long, FollowUp)>(
            SqlText.Query("follow_up_export"), (caseId, row) => (caseId, row.ToRecord()), new { registry, fromYear, toYear }, _moment, buffered: false);

    /// <summary>The population of a registry in the span, by year, sex and age group. Streams.</summary>
    public IEnumerable<PopulationCount> Population(string registry, int fromYear, int toYear) =>
        Stream<PopulationRow>("population_export", registry, fromYear, toYear).Select(row => row.ToRecord());

    /// <inheritdoc/>
    public void Dispose()
    {
        _moment.Dispose();
        _connection.Dispose();
    }

    private IEnumerable<T> Stream<T>(string query, string registry, int fromYear, int toYear) =>
        _connection.Query<T>(SqlText.Query(query), new { registry, fromYear, toYear }, _moment, buffered: false);
}

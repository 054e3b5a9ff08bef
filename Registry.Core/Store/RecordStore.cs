using Dapper;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>One stored version of a case with where it stands.</summary>
/// <param name="Id">Number of the version.</param>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="BatchState">State of that batch.</param>
/// <param name="PersonId">The person it was staged under.</param>
/// <param name="Replaces">The version before, or null.</param>
/// <param name="EndedBy">The batch that replaced or withdrew it, or null.</param>
/// <param name="HasOpenQuery">True when a query on it is unanswered.</param>
/// <param name="Record">The content; <see cref="CaseRecord.Row"/> is its row in the delivered file. Personal data.</param>
public sealed record StoredCase(
    long Id, long BatchId, BatchState BatchState, long PersonId, long? Replaces, long? EndedBy, bool HasOpenQuery, CaseRecord Record)
{
    /// <summary>True when this version counts.</summary>
    public bool IsCurrent => BatchState == BatchState.Committed && EndedBy is null;
}

/// <summary>One stored version of a death with where it stands.</summary>
/// <param name="Id">Number of the version.</param>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="BatchState">State of that batch.</param>
/// <param name="PersonId">The person it was staged under; null when no valid resident ID names one.</param>
/// <param name="Replaces">The version before, or null.</param>
/// <param name="EndedBy">The batch that replaced or withdrew it, or null.</param>
/// <param name="HasOpenQuery">True when a query on it is unanswered.</param>
/// <param name="Record">The content. Personal data.</param>
public sealed record StoredDeath(
    long Id, long BatchId, BatchState BatchState, long? PersonId, long? Replaces, long? EndedBy, bool HasOpenQuery, DeathRecord Record)
{
    /// <summary>True when this version counts.</summary>
    public bool IsCurrent => BatchState == BatchState.Committed && EndedBy is null;
}

/// <summary>Reads stored records back as they were accepted.</summary>
/// <remarks>What comes out is personal data. The streaming members hold a read transaction while they are enumerated:
/// what commits meanwhile is not seen.</remarks>
public sealed class RecordStore(RegistryDatabase database)
{
    /// <summary>A version of a case, or null when there is none of this number.</summary>
    public async Task<StoredCase?> CaseAsync(long id, CancellationToken stop) =>
        (await database.QueryAsync<CaseRow>("case_by_id", new { id }, stop)).SingleOrDefault()?.ToStored();

    /// <summary>All versions of a case, of one tumour or (null) of all, oldest first; those of undone, unfinished and waiting batches are among them.</summary>
    public async Task<IReadOnlyList<StoredCase>> CaseVersionsAsync(
        string registry, string caseNumber, int? tumourNumber, CancellationToken stop) =>
        [.. (await database.QueryAsync<CaseRow>("case_versions", new { registry, caseNumber, tumourNumber }, stop))
            .Select(row => row.ToStored())];

    /// <summary>True when a current case of the registry has this registration number.</summary>
    public bool HasCase(string registry, string caseNumber) =>
        database.Read(connection => connection.ExecuteScalar<bool>(SqlText.Query("case_number_known"), new { registry, caseNumber }));

    /// <summary>Makes the look-up of cases and deaths by person fast, once for a database: indexes that imports then keep up.</summary>
    /// <remarks>Call it before many persons are looked up. Without it, as in a database that may only be read, each look-up reads all cases.</remarks>
    public void PreparePersons()
    {
        if (database.IsReadOnly) return;
        using var connection = database.OpenConnection();
        if (connection.QuerySingle<long>(SqlText.Query("person_index_exists")) == 0)
            database.Write(connection, c => c.Execute(SqlText.Query("tumour_person_index")) + c.Execute(SqlText.Query("death_person_index")));
    }

    /// <summary>The database, after <see cref="PreparePersons"/>.</summary>
    internal RegistryDatabase WithPersons()
    {
        PreparePersons();
        return database;
    }

    /// <summary>The current cases staged under one person.</summary>
    public async Task<IReadOnlyList<StoredCase>> CasesOfPersonAsync(long personId, CancellationToken stop) =>
        [.. (await database.QueryAsync<CaseRow>("case_of_person", new { personId }, stop)).Select(row => row.ToStored())];

    /// <summary>The versions a batch brought, in the order of its file, whether they count or not. Streams.</summary>
    public IEnumerable<StoredCase> CasesOfBatch(long batchId) =>
        Stream<CaseRow>("case_of_batch", new { batchId }).Select(row => row.ToStored());

    /// <summary>The current cases of a registry (null: of all) with years of incidence in the span. Streams.</summary>
    public IEnumerable<StoredCase> CurrentCases(string? registry = null, int fromYear = 0, int toYear = 9999) =>
        Stream<CaseRow>("case_current", new { registry, fromYear, toYear }).Select(row => row.ToStored());

    /// <summary>A version of a death, or null when there is none of this number.</summary>
    public async Task<StoredDeath?> DeathAsync(long id, CancellationToken stop) =>
        (await database.QueryAsync<DeathRow>("death_by_id", new { id }, stop)).SingleOrDefault()?.ToStored();

    /// <summary>All versions of a death, oldest first; those of undone, unfinished and waiting batches are among them.</summary>
    public async Task<IReadOnlyList<StoredDeath>> DeathVersionsAsync(string registry, string deathNumber, CancellationToken stop) =>
        [.. (await database.QueryAsync<DeathRow>("death_versions", new { registry, deathNumber }, stop))
            .Select(row => row.ToStored())];

    /// <summary>The versions a batch brought, in the order of its file, whether they count or not. Streams.</summary>
    public IEnumerable<StoredDeath> DeathsOfBatch(long batchId) =>
        Stream<DeathRow>("death_of_batch", new { batchId }).Select(row => row.ToStored());

    /// <summary>The current deaths of a registry (null: of all) in the span of years. Streams.</summary>
    public IEnumerable<StoredDeath> CurrentDeaths(string? registry = null, int fromYear = 0, int toYear = 9999) =>
        Stream<DeathRow>("death_current", new { registry, fromYear, toYear }).Select(row => row.ToStored());

    /// <summary>The updates that a batch brings to cases, whether they count or not: the version it brings and the one it replaces. Streams.</summary>
    public IEnumerable<(StoredCase After, StoredCase Before)> ReplacedCases(long batchId) =>
        Pairs<CaseRow>("case_replaced", batchId, "Id").Select(pair => (pair.After.ToStored(), pair.Before.ToStored()));

    /// <inheritdoc cref="ReplacedCases"/>
    public IEnumerable<(StoredDeath After, StoredDeath Before)> ReplacedDeaths(long batchId) =>
        Pairs<DeathRow>("death_replaced", batchId, "Id").Select(pair => (pair.After.ToStored(), pair.Before.ToStored()));

    /// <inheritdoc cref="ReplacedCases"/>
    public IEnumerable<(PopulationCount After, PopulationCount Before)> ReplacedPopulation(long batchId) =>
        Pairs<PopulationRow>("population_replaced", batchId, "FileRow").Select(pair => (pair.After.ToRecord(), pair.Before.ToRecord()));

    /// <summary>What the undo of one record would do.</summary>
    public Task<CompensationPreview> PreviewUndoAsync(RecordKey record, CancellationToken stop) =>
        Task.Run(() => RecordUndo.Preview(database, record), stop);

    /// <summary>Takes back the newest version of one record: the version before stands again, or the record is withdrawn. A batch of one
    /// row, in one transaction, which can be undone itself.</summary>
    /// <param name="record">The record.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="stop">Ends the work before it begins.</param>
    /// <exception cref="RegistryStoreException">The database could not be written; nothing was changed.</exception>
    public Task<CompensationOutcome> UndoAsync(RecordKey record, string by, string reason, CancellationToken stop) =>
        Task.Run(() => RecordUndo.Run(database, record, by, reason), stop);

    /// <inheritdoc cref="ReplacedCases"/>
    public IEnumerable<(FollowUp After, FollowUp Before)> ReplacedFollowUps(long batchId) =>
        Pairs<FollowUpRow>("follow_up_replaced", batchId, "Id").Select(pair => (pair.After.ToRecord(), pair.Before.ToRecord()));

    private IEnumerable<(T After, T Before)> Pairs<T>(string query, long batchId, string firstColumn)
    {
        using var connection = database.OpenConnection();
        var rows = connection.Query<T, T, (T, T)>(
            SqlText.Query(query), (after, before) => (after, before), new { batchId }, buffered: false, splitOn: firstColumn);
        foreach (var row in rows) yield return row;
    }

    private IEnumerable<T> Stream<T>(string query, object parameters)
    {
        using var connection = database.OpenConnection();
        foreach (var row in connection.Query<T>(SqlText.Query(query), parameters, buffered: false)) yield return row;
    }
}

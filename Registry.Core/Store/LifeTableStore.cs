using Dapper;

namespace Registry.Core.Store;

/// <summary>Mortality of the population, for relative and net survival. A table is loaded and taken out as a whole.</summary>
public sealed class LifeTableStore(RegistryDatabase database)
{
    /// <summary>The tables there are.</summary>
    public Task<IReadOnlyList<StoredLifeTable>> ListAsync(CancellationToken stop) => database.QueryAsync<StoredLifeTable>("life_table_list", null, stop);

    /// <summary>The rows of a table; empty when there is none of the name.</summary>
    public Task<IReadOnlyList<StoredMortality>> RowsAsync(string name, CancellationToken stop) =>
        database.QueryAsync<StoredMortality>("life_table_rows", new { name }, stop);

    /// <summary>Loads a table, in place of one of the same name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="rows">Its rows, each stratum once.</param>
    /// <param name="by">Who loads it.</param>
    public void Load(string name, string source, IReadOnlyList<StoredMortality> rows, string by) =>
        database.Write(connection =>
        {
            var sourceHash = LifeTableDigest.Of(rows);
            connection.Execute(SqlText.Query("life_table_row_delete"), new { name });
            var replaced = connection.Execute(SqlText.Query("life_table_delete"), new { name });
            connection.Execute(SqlText.Query("life_table_insert"), new { name, source, at = database.Now(), by, sourceHash });
            connection.Execute(SqlText.Query("life_table_row_insert"), rows.Select(row => row with { Name = name }));
            AuditStore.Append(database, connection, batchId: null, "life-table-loaded", new { name, source, sourceHash, rows = rows.Count, replaced = replaced > 0 }, by);
            return 0;
        });

    /// <summary>Takes a table out.</summary>
    /// <returns>False when there is none of the name.</returns>
    public bool Remove(string name, string by) =>
        database.Write(connection =>
        {
            var sourceHash = connection.QuerySingleOrDefault<string?>(SqlText.Query("life_table_hash"), new { name });
            connection.Execute(SqlText.Query("life_table_row_delete"), new { name });
            if (connection.Execute(SqlText.Query("life_table_delete"), new { name }) == 0) return false;
            AuditStore.Append(database, connection, batchId: null, "life-table-removed", new { name, sourceHash }, by);
            return true;
        });
}

using Dapper;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>The registries that take part: those of which a committed batch has rows.</summary>
public sealed class RegistryStore(RegistryDatabase database)
{
    private sealed record RegistryRow
    {
        public required string Code { get; init; }
        public string? NameZh { get; init; }
        public string? NameEn { get; init; }
        public long? AreaType { get; init; }
        public long? SetBasis { get; init; }
        public long? CountedBasis { get; init; }

        public RegistryArea ToArea() => new(
            Code,
            NameZh ?? Area.Find(Code)?.FullNameZh ?? Code,
            NameEn ?? Code,
            AreaType is { } type ? (AreaType)type : TypeOf(Code),
            (PopulationBasis)(CountedBasis ?? SetBasis ?? (long)PopulationBasis.Registered));

        private static AreaType TypeOf(string code) => code.Length == 6 ? Area.TypeOf(code) : Coding.AreaType.Rural;
    }

    /// <summary>The registries in order of code. Name and type are those that were set, else those of the area list;
    /// the population basis is that of the latest population, else the one set, else registered.</summary>
    public async Task<IReadOnlyList<RegistryArea>> RegistriesAsync(CancellationToken stop) =>
        [.. (await database.QueryAsync<RegistryRow>("registry_list", null, stop)).Select(row => row.ToArea())];

    /// <summary>Gives a registry a name, a type or a population basis of its own; what is null follows the area list again. The data
    /// have a new state then: tables by area type change with it.</summary>
    public void Set(string code, string? nameZh, string? nameEn, AreaType? type, PopulationBasis? basis) =>
        database.Write(connection =>
        {
            connection.Execute(SqlText.Query("registry_delete"), new { code });
            connection.Execute(SqlText.Query("registry_insert"), new { code, nameZh, nameEn, areaType = (int?)type, basis = (int?)basis });
            connection.Execute(SqlText.Query("data_state_bump"), new { at = database.Now() });
            AuditStore.Append(database, connection, batchId: null, AuditEvents.RegistrySet, new { code, nameZh, nameEn, type, basis });
            return 0;
        });

    internal static IReadOnlyList<RegistryArea> Registries(Microsoft.Data.Sqlite.SqliteConnection connection) =>
        [.. connection.Query<RegistryRow>(SqlText.Query("registry_list")).Select(row => row.ToArea())];
}

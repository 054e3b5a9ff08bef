using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>The person-years of the cube: the delivered populations, and in their place the versions that somebody decided to use.</summary>
internal sealed class CubePopulations
{
    private readonly SqliteConnection _connection;
    private readonly IReadOnlySet<string>? _registries;
    private readonly Dictionary<RegistryYear, PopulationVersion> _versions;

    /// <summary>Reads what is in use.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="registries">Registries of which it is asked; of all when null.</param>
    public CubePopulations(SqliteConnection connection, IReadOnlySet<string>? registries = null)
    {
        (_connection, _registries) = (connection, registries);
        _versions = PopulationVersions.Uses(connection).Where(use => use.Version is not null && registries?.Contains(use.Registry) != false).ToDictionary(
            use => new RegistryYear(use.Registry, use.Year),
            use => PopulationVersions.Find(connection, PopulationVersions.NumberOf(use.Version!)!.Value)!);
        var provenance = (registries is null ? DeliveredPopulations.Provenance(connection, new())
            : registries.SelectMany(registry => DeliveredPopulations.Provenance(connection, new(registry)))).ToDictionary(entry => entry.Key, entry => entry.Provenance);
        foreach (var (key, version) in _versions)
            provenance[key] = new(version.Label, version.Basis, version.Method, version.Source, version.Caveats);
        Provenance = provenance;
    }

    /// <summary>Where the person-years of each registry and year come from.</summary>
    public IReadOnlyDictionary<RegistryYear, PopulationInUse> Provenance { get; }

    /// <summary>The cells, one by one. Deaths from all causes stay those that were delivered.</summary>
    public IEnumerable<PopulationCell> Cells()
    {
        foreach (var cell in Delivered())
            yield return _versions.ContainsKey(new(cell.Registry, cell.Year)) ? cell with { PersonYears = 0 } : cell;
        foreach (var (key, version) in _versions)
            foreach (var cell in CellsOf(key, version)) yield return cell;
    }

    private IEnumerable<PopulationCell> Delivered() => _registries is null
        ? _connection.Query<PopulationCell>(SqlText.Query("cube_populations"), buffered: false)
        : _registries.SelectMany(registry => _connection.Query<PopulationCell>(SqlText.Query("cube_populations_of"), new { registry }));

    /// <summary>The cells of a version that a registry and year is divided by.</summary>
    internal static IEnumerable<PopulationCell> CellsOf(RegistryYear key, PopulationVersion version)
    {
        foreach (var sex in (Sex[])[Sex.Male, Sex.Female])
        {
            var people = version.Counts.Of(sex).MergeTo(AgeScheme.Cn19);
            for (var age = 0; age < AgeScheme.Cn19.Count; age++)
                yield return new() { Registry = key.Registry, Year = key.Year, Sex = (int)sex, AgeGroup = age, PersonYears = people[age] };
        }
    }
}

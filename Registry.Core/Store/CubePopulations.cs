using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>The person-years of the cube: the delivered populations, and in their place the versions that somebody decided to use.</summary>
internal sealed class CubePopulations
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<RegistryYear, PopulationVersion> _versions;

    public CubePopulations(SqliteConnection connection)
    {
        _connection = connection;
        _versions = PopulationVersions.Uses(connection).Where(use => use.Version is not null).ToDictionary(
            use => new RegistryYear(use.Registry, use.Year),
            use => PopulationVersions.Find(connection, PopulationVersions.NumberOf(use.Version!)!.Value)!);
        var provenance = DeliveredPopulations.Provenance(connection, new()).ToDictionary(entry => entry.Key, entry => entry.Provenance);
        foreach (var (key, version) in _versions)
            provenance[key] = new(version.Label, version.Basis, version.Method, version.Source, version.Caveats);
        Provenance = provenance;
    }

    /// <summary>Where the person-years of each registry and year come from.</summary>
    public IReadOnlyDictionary<RegistryYear, PopulationInUse> Provenance { get; }

    /// <summary>The cells, one by one. Deaths from all causes stay those that were delivered.</summary>
    public IEnumerable<PopulationCell> Cells()
    {
        foreach (var cell in _connection.Query<PopulationCell>(SqlText.Query("cube_populations"), buffered: false))
            yield return _versions.ContainsKey(new(cell.Registry, cell.Year)) ? cell with { PersonYears = 0 } : cell;
        foreach (var (key, version) in _versions)
            foreach (var cell in CellsOf(key, version)) yield return cell;
    }

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

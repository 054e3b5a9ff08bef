using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>The person-years of an earlier data state, and where they came from.</summary>
internal sealed class PastPopulations
{
    private sealed record PersonRow
    {
        public required string Registry { get; init; }
        public required long Year { get; init; }
        public required long Sex { get; init; }
        public required long AgeGroup { get; init; }
        public required double Persons { get; init; }
        public required long AllCauseDeaths { get; init; }
        public required long PopulationBasis { get; init; }
        public required long BatchId { get; init; }
        public required string FileName { get; init; }
    }

    private PastPopulations(IReadOnlyList<PopulationCell> cells, IReadOnlyDictionary<RegistryYear, PopulationInUse> provenance) =>
        (Cells, Provenance) = (cells, provenance);

    /// <summary>The cells.</summary>
    public IReadOnlyList<PopulationCell> Cells { get; }

    /// <summary>Where the person-years of each registry and year came from.</summary>
    public IReadOnlyDictionary<RegistryYear, PopulationInUse> Provenance { get; }

    /// <summary>Reads the populations as they stood.</summary>
    public static PastPopulations Read(SqliteConnection connection, long state)
    {
        var (cells, provenance) = (new List<PopulationCell>(), new Dictionary<RegistryYear, PopulationInUse>());
        var delivered = connection.Query<PersonRow>(SqlText.Query("population_at"), new { state }).GroupBy(row => new RegistryYear(row.Registry, (int)row.Year));
        var versions = PopulationVersions.Uses(connection, state).Where(use => use.Version is not null).ToDictionary(
            use => new RegistryYear(use.Registry, use.Year), use => PopulationVersions.Find(connection, PopulationVersions.NumberOf(use.Version!)!.Value)!);
        foreach (var rows in delivered)
        {
            var isReplaced = versions.ContainsKey(rows.Key);
            if (!isReplaced) provenance[rows.Key] = Told([.. rows]);
            cells.AddRange(rows.Select(row => new PopulationCell
            {
                Registry = row.Registry, Year = (int)row.Year, Sex = (int)row.Sex, AgeGroup = (int)row.AgeGroup,
                PersonYears = isReplaced ? 0 : row.Persons, AllCauseDeaths = (int)row.AllCauseDeaths,
            }));
        }
        foreach (var (key, version) in versions)
        {
            provenance[key] = new(version.Label, version.Basis, version.Method, version.Source, version.Caveats);
            cells.AddRange(CubePopulations.CellsOf(key, version));
        }
        return new(cells, provenance);
    }

    private static PopulationInUse Told(IReadOnlyList<PersonRow> rows)
    {
        var batches = rows.DistinctBy(row => row.BatchId).OrderBy(row => row.BatchId).ToList();
        return new(
            string.Join('+', batches.Select(row => string.Create(CultureInfo.InvariantCulture, $"B{row.BatchId}"))),
            (PopulationBasis)rows.Max(row => row.PopulationBasis), PopulationMethod.Delivered,
            string.Join("; ", batches.Select(row => row.FileName).Distinct(StringComparer.Ordinal)), []);
    }
}

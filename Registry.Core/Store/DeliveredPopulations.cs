using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>The populations that the registries delivered with their files, told as versions: B3 is what batch 3 brought.</summary>
internal static class DeliveredPopulations
{
    private sealed record BatchPart
    {
        public required string Registry { get; init; }
        public required long Year { get; init; }
        public required long BatchId { get; init; }
        public required string FileName { get; init; }
        public required long PopulationBasis { get; init; }
        public string? CommittedAt { get; init; }
    }

    private sealed record CountRow
    {
        public required long Sex { get; init; }
        public required long AgeGroup { get; init; }
        public required double Persons { get; init; }
    }

    /// <summary>Where the current delivered population of each registry and year comes from.</summary>
    public static IEnumerable<(RegistryYear Key, PopulationInUse Provenance)> Provenance(SqliteConnection connection, PopulationFilter filter) =>
        connection.Query<BatchPart>(SqlText.Query("population_delivered"), new { registry = filter.Registry, year = filter.Year }).AsList()
            .GroupBy(part => new RegistryYear(part.Registry, (int)part.Year))
            .Select(parts => (parts.Key, Told([.. parts])));

    /// <summary>The delivered population of a registry and year; null when there is none.</summary>
    public static PopulationVersion? Find(SqliteConnection connection, string registry, int year)
    {
        if (Provenance(connection, new(registry, year)).Select(entry => entry.Provenance).SingleOrDefault() is not { } told) return null;
        var people = new double[2][] { new double[AgeScheme.Cn19.Count], new double[AgeScheme.Cn19.Count] };
        foreach (var row in connection.Query<CountRow>(SqlText.Query("population_delivered_counts"), new { registry, year }))
            people[row.Sex - 1][row.AgeGroup] = row.Persons;
        return new()
        {
            Label = told.Version,
            Registry = registry,
            Date = PopulationVersion.MidYear(year),
            Basis = told.Basis,
            Method = told.Method,
            Source = told.Source,
            Counts = new(new(AgeScheme.Cn19, people[0]), new(AgeScheme.Cn19, people[1])),
        };
    }

    /// <summary>Registry and year of a name such as 330106-2021; null when it is none.</summary>
    public static RegistryYear? KeyOf(string name) =>
        name.Split('-') is [var registry, var text] && Area.IsWellFormed(registry)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && text.Length == 4 ? new(registry, year) : null;

    private static PopulationInUse Told(IReadOnlyList<BatchPart> parts)
    {
        var batches = parts.DistinctBy(part => part.BatchId).ToList();
        return new(
            string.Join('+', batches.Select(part => string.Create(CultureInfo.InvariantCulture, $"B{part.BatchId}"))),
            (PopulationBasis)parts.Max(part => part.PopulationBasis), PopulationMethod.Delivered,
            string.Join("; ", batches.Select(part => part.FileName).Distinct(StringComparer.Ordinal)), []);
    }
}

using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>Reads population versions and the decisions on them, on one connection.</summary>
internal static class PopulationVersions
{
    private sealed record CountRow
    {
        public required long Sex { get; init; }
        public required long AgeFrom { get; init; }
        public required double Persons { get; init; }
    }

    private sealed record UseRow
    {
        public required string Registry { get; init; }
        public required long Year { get; init; }
        public long? VersionId { get; init; }
        public required long DataVersion { get; init; }
        public required string UsedAt { get; init; }
        public required string UsedBy { get; init; }
        public required string Reason { get; init; }

        public PopulationUse ToUse() => new(
            Registry, (int)Year, VersionId is { } id ? PopulationVersionRow.LabelOf(id) : null, DataVersion, BatchRow.Instant(UsedAt), UsedBy, Reason);
    }

    public static List<PopulationVersion> List(SqliteConnection connection, PopulationFilter filter) =>
        Read(connection, new
        {
            registry = filter.Registry,
            fromDate = filter.Year * 10_000,
            toDate = filter.Year * 10_000 + 9999,
            id = (long?)null,
        });

    /// <summary>The version P12; null when there is none.</summary>
    public static PopulationVersion? Find(SqliteConnection connection, long id) =>
        Read(connection, new { registry = (string?)null, fromDate = (int?)null, toDate = (int?)null, id = (long?)id }).SingleOrDefault();

    /// <summary>Number of a label such as P12; null when it is none.</summary>
    public static long? NumberOf(string label) =>
        label is ['P' or 'p', .. var digits] && long.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    /// <summary>The decisions that stand at a data state, or now (null).</summary>
    public static List<PopulationUse> Uses(SqliteConnection connection, long? state = null) =>
        [.. connection.Query<UseRow>(SqlText.Query("population_use_standing"), new { state }).Select(row => row.ToUse())];

    private static List<PopulationVersion> Read(SqliteConnection connection, object parameters) =>
        [.. connection.Query<PopulationVersionRow>(SqlText.Query("population_version_list"), parameters).AsList()
            .Select(row => row.ToVersion(Counts(connection, row.Id)))];

    private static SexAgeCounts Counts(SqliteConnection connection, long id)
    {
        var rows = connection.Query<CountRow>(SqlText.Query("population_version_counts"), new { id }).ToLookup(row => (Sex)row.Sex);
        var ages = AgeScheme.Of([.. rows[Sex.Male].Select(row => (int)row.AgeFrom)]);
        return new(Vector(Sex.Male), Vector(Sex.Female));
        AgeVector Vector(Sex sex) => new(ages, [.. rows[sex].Select(row => row.Persons)]);
    }
}

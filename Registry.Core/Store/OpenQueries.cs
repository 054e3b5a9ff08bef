using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A version of a record, with where it is counted.</summary>
internal sealed record VersionRow
{
    public required long Id { get; init; }
    public required long BatchId { get; init; }
    public required long FileRow { get; init; }
    public long? Replaces { get; init; }
    public long? EndedBy { get; init; }
    public required long OpenQuery { get; init; }
    public required long IsCurrent { get; init; }
    public long? CommittedVersion { get; init; }
    public required long EventYear { get; init; }
    public required long Sex { get; init; }
    public long? AgeGroup { get; init; }
    public required string Icd10Cube { get; init; }
}

/// <summary>Keeps what is said of open queries true when an answer comes or goes: the mark of each version, the number of
/// its batch, the cells.</summary>
internal static class OpenQueries
{
    /// <summary>The versions of a record in batches that count, wait for their commit or are being read; the current one first.</summary>
    /// <remarks>A batch that is being read has staged what it says of a version by then: what changes afterwards must reach it.</remarks>
    public static List<VersionRow> Versions(SqliteConnection connection, RecordKey record) =>
        record.Part is not { } part || record.Number.Length == 0 ? []
        : [.. connection.Query<VersionRow>(
            SqlText.Query(part switch
            {
                PartKind.Incidence => "tumour_standing", PartKind.Death => "death_standing",
                PartKind.FollowUp => "follow_up_standing", _ => "population_standing",
            }),
            new { registry = record.Registry, number = record.Number, tumourNumber = record.TumourNumber })];

    /// <summary>Marks the versions of a record anew. Inside the caller's transaction.</summary>
    /// <returns>True when what counts has changed.</returns>
    public static bool Refresh(SqliteConnection connection, RecordKey record)
    {
        var versions = Versions(connection, record);
        var changed = false;
        foreach (var version in versions)
        {
            var open = connection.QuerySingle<long>(SqlText.Query("query_open_count"), new
            {
                batchId = version.BatchId, part = (int)record.Part!.Value, fileRow = version.FileRow,
                number = record.Number, tumourNumber = record.TumourNumber,
            }) > 0 ? 1 : 0;
            if (open == version.OpenQuery) continue;
            Set(connection, record, version, open, [.. Taking(version, versions)]);
            changed |= version.IsCurrent != 0;
        }
        return changed;
    }

    // The batches whose cells have the version taken out: they replace it, or (a compensation) end it and put nothing in its place.
    private static IEnumerable<long> Taking(VersionRow version, List<VersionRow> versions) =>
        versions.Where(later => later.Replaces == version.Id).Select(later => later.BatchId)
            .Concat(version.EndedBy is { } ended ? [ended] : []).Distinct();

    // The cells of a batch are its rows less those it ends: both sides of a version change.
    private static void Set(SqliteConnection connection, RecordKey record, VersionRow version, int open, List<long> taking)
    {
        var change = open == 1 ? 1 : -1;
        var mark = record.Part!.Value switch
        {
            PartKind.Incidence => "tumour_open_query_set", PartKind.Death => "death_open_query_set",
            PartKind.FollowUp => "follow_up_open_query_set", _ => "population_open_query_set",
        };
        connection.Execute(SqlText.Query(mark), new { id = version.Id, open });
        if (version.EndedBy is null) connection.Execute(SqlText.Query("batch_queried_add"), new { batchId = version.BatchId, change });
        if (record.Part != PartKind.Incidence) return;
        Count(connection, version.BatchId, record.Registry, version, change);
        foreach (var batchId in taking) Count(connection, batchId, record.Registry, version, -change);
    }

    private static void Count(SqliteConnection connection, long batchId, string registry, VersionRow version, int change) =>
        connection.Execute(SqlText.Query("cell_open_query_add"), new
        {
            batchId, registry, eventYear = version.EventYear, sex = version.Sex, ageGroup = version.AgeGroup,
            icd10Cube = version.Icd10Cube, change,
        });
}

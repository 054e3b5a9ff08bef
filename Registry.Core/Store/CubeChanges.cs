using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>Reads what became of the counts since a data state: the cells of batches that came or went, those that answers to queries added, and
/// the person-years of the registries concerned.</summary>
internal static class CubeChanges
{
    private sealed record ChangedBatch
    {
        public required long Id { get; init; }
        public required long Sign { get; init; }
    }

    /// <summary>The way from a loaded cube to the state of the connection's snapshot.</summary>
    /// <remarks>Cells are only ever added, and those of a batch that does not count may be taken away again. So a cell behind the last one that the
    /// cube counted is new, and one before it is new only when its batch is.</remarks>
    public static CubeChange Since(SqliteConnection connection, string path, CountCube held, DataState now)
    {
        var batches = connection.Query<ChangedBatch>(SqlText.Query("cube_batches_changed"), new { version = held.State.Version }).ToList();
        var registries = batches.SelectMany(batch => connection.Query<string>(SqlText.Query("batch_registries"), new { batchId = batch.Id }))
            .Concat(PopulationVersions.Uses(connection).Where(use => use.DataState > held.State.Version).Select(use => use.Registry))
            .ToHashSet(StringComparer.Ordinal);
        var populations = new CubePopulations(connection, registries);
        var last = held.LastCell;
        var cells = batches.SelectMany(batch => CubeCells.OfBatch(connection, path, batch.Id, batch.Sign > 0 ? long.MaxValue : held.LastCell, (int)batch.Sign, Saw))
            .Concat(CubeCells.Added(connection, path, held.LastCell, held.State.Version, Saw)).ToList();
        return new(now, last, RegistryStore.Registries(connection), SettingStore.Read(connection), cells, registries, [.. populations.Cells()], populations.Provenance);

        void Saw(long place) => last = Math.Max(last, place);
    }
}

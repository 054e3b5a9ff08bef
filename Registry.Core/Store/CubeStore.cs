using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>Reads counts for the statistics; nothing here knows a rate.</summary>
public sealed class CubeStore(RegistryDatabase database)
{
    private sealed record StateRow
    {
        public required long Version { get; init; }
        public required string ChangedAt { get; init; }

        public DataState ToState() => new(Version, BatchRow.Instant(ChangedAt));
    }

    private sealed record CellRow
    {
        public required string Registry { get; init; }
        public required long EventYear { get; init; }
        public required long Sex { get; init; }
        public long? AgeGroup { get; init; }
        public required string Icd { get; init; }
        public required long Cases { get; init; }
        public required long Deaths { get; init; }
        public required long MorphologicallyVerified { get; init; }
        public required long DeathCertificateOnly { get; init; }
        public required long UnspecifiedMorphology { get; init; }
        public required long UnspecifiedSubsite { get; init; }
        public required long WithOpenQuery { get; init; }
        public required long UnknownBasis { get; init; }

        public CubeCell ToCell() => new()
        {
            Registry = Registry,
            Year = (int)EventYear,
            Sex = (int)Sex,
            AgeGroup = (int?)AgeGroup,
            Icd = Icd,
            Cases = (int)Cases,
            Deaths = (int)Deaths,
            MorphologicallyVerified = (int)MorphologicallyVerified,
            DeathCertificateOnly = (int)DeathCertificateOnly,
            UnspecifiedMorphology = (int)UnspecifiedMorphology,
            UnspecifiedSubsite = (int)UnspecifiedSubsite,
            WithOpenQuery = (int)WithOpenQuery,
            UnknownBasis = (int)UnknownBasis,
        };
    }

    /// <summary>The counts of all committed batches and the current population, of one data state.</summary>
    /// <exception cref="RegistryStoreException">The database could not be read.</exception>
    public Task<CountCube> LoadAsync(CancellationToken stop) => LoadAsync(Counting.All, stop);

    /// <summary>The same, with the tumours of persons with several counted in another way, or deaths from another source.</summary>
    /// <param name="counting">Which tumours count.</param>
    /// <param name="stop">Ends the loading before it begins.</param>
    /// <exception cref="RegistryStoreException">The database could not be read.</exception>
    public Task<CountCube> LoadAsync(Counting counting, CancellationToken stop) => LoadAsync(counting, DeathSource.VitalStatistics, stop);

    /// <inheritdoc cref="LoadAsync(Counting, CancellationToken)"/>
    /// <param name="counting">Which tumours count.</param>
    /// <param name="deaths">Where the deaths come from.</param>
    /// <param name="stop">Ends the loading before it begins.</param>
    public Task<CountCube> LoadAsync(Counting counting, DeathSource deaths, CancellationToken stop) =>
        Task.Run(() => Load(counting, deaths), stop);

    /// <summary>The counts now, from those of an earlier state: what became of them since is read, not everything again.</summary>
    /// <param name="held">Counts of this store.</param>
    /// <param name="stop">Ends the reading before it begins.</param>
    /// <returns><paramref name="held"/> itself when nothing has changed. Where tumours are counted in another way, or deaths come from
    /// elsewhere, everything is loaded again: what is left out hangs on all records of a person.</returns>
    /// <exception cref="RegistryStoreException">The database could not be read.</exception>
    public Task<CountCube> UpdateAsync(CountCube held, CancellationToken stop) => Task.Run(() => Update(held), stop);

    /// <summary>The data state now.</summary>
    public async Task<DataState> DataStateAsync(CancellationToken stop) =>
        (await database.QueryAsync<StateRow>("data_state", null, stop)).Single().ToState();

    /// <summary>Counts the current rows anew and compares: the cells that differ, as counted less stored, and those that differ from the block
    /// they are loaded from. Empty is sound.</summary>
    public async Task<IReadOnlyList<CubeCell>> VerifyAsync(CancellationToken stop) =>
        [.. (await database.QueryAsync<CellRow>("cube_verify", null, stop)).Select(row => row.ToCell()), .. await Task.Run(() => CellBlocks.Differences(database), stop)];

    internal static DataState StateOf(SqliteConnection connection) =>
        connection.QuerySingle<StateRow>(SqlText.Query("data_state")).ToState();

    // The death files out, the deaths of cases in.
    private static IEnumerable<CubeCell> Deaths(SqliteConnection connection, string path, IEnumerable<CubeCell> cells, DeathSource source) =>
        source == DeathSource.VitalStatistics ? cells
            : cells.Select(cell => cell.Deaths == 0 ? cell : cell with { Deaths = 0 }).Concat(DeathsOfCases.Read(connection, path));

    private CountCube Load(Counting counting, DeathSource deaths)
    {
        try
        {
            using var connection = database.OpenConnection();
            using var snapshot = connection.BeginTransaction(deferred: true);
            var notCounted = SeveralTumours.NotCounted(connection, database.FilePath, counting).ToList();
            var populations = new CubePopulations(connection);
            long last = 0;
            var cells = CubeCells.Read(connection, database.FilePath, place => last = Math.Max(last, place));
            var cube = new CountCube(
                RegistryStore.Registries(connection),
                Deaths(connection, database.FilePath, cells, deaths).Concat(notCounted.Select(CubeCells.Without)),
                populations.Cells(),
                StateOf(connection),
                new(counting, notCounted.CountBy(t => new RegistryYear(t.Cell.Registry, t.Cell.Year)).ToDictionary()) { Deaths = deaths },
                SettingStore.Read(connection))
            {
                PopulationsInUse = populations.Provenance,
            };
            return cube.CountedUpTo(last);
        }
        catch (SqliteException fault)
        {
            throw RegistryStoreException.Of(fault, database.FilePath);
        }
    }

    private CountCube Update(CountCube held)
    {
        try
        {
            using var connection = database.OpenConnection();
            using var snapshot = connection.BeginTransaction(deferred: true);
            var now = StateOf(connection);
            if (now == held.State) return held;
            if (held.Tumours is { Counting: Counting.All, Deaths: DeathSource.VitalStatistics } && held.LastCell > 0 && now.Version > held.State.Version)
                return held.With(CubeChanges.Since(connection, database.FilePath, held, now));
        }
        catch (SqliteException fault)
        {
            throw RegistryStoreException.Of(fault, database.FilePath);
        }
        return Load(held.Tumours.Counting, held.Tumours.Deaths);
    }
}

using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>Earlier data states: which there were, the counts of each, and what changed the counts between two of them.</summary>
/// <remarks>Nothing is stored for it: batches say since when and until when they counted, and rows which one they replace. The number of
/// cases with an open query is not kept for earlier states; it is that of the batches as they are now.</remarks>
public sealed class StateStore(RegistryDatabase database)
{
    private sealed record StateRow
    {
        public required long Version { get; init; }
        public required string At { get; init; }
        public required string Event { get; init; }
        public long? BatchId { get; init; }
        public string? Actor { get; init; }
    }

    private sealed record ChangeRow
    {
        public required string Registry { get; init; }
        public required long Year { get; init; }
        public required long Sex { get; init; }
        public long? AgeGroup { get; init; }
        public required string Icd { get; init; }
        public required long Cause { get; init; }
        public required long Cases { get; init; }
        public required long Deaths { get; init; }
    }

    /// <summary>The data states that the audit knows of, the first first.</summary>
    public async Task<IReadOnlyList<DataStateEntry>> ListAsync(CancellationToken stop) => Entries(await database.QueryAsync<StateRow>("state_list", null, stop));

    /// <summary>The data state that a text names: DS-12 or 12, or B7 for the one that the commit of batch 7 made; null when there is none.</summary>
    public Task<DataState?> FindAsync(string name, CancellationToken stop) => Task.Run(
        () => database.Read(connection => Find(connection, name)), stop);

    /// <summary>The counts of a data state, under the settings that the site had then.</summary>
    /// <param name="state">A state that <see cref="FindAsync"/> gave.</param>
    /// <param name="counting">Which tumours count.</param>
    /// <param name="stop">Ends the loading before it begins.</param>
    public Task<CountCube> LoadAsync(DataState state, Counting counting, CancellationToken stop) => Task.Run(
        () => database.ReadAtOneMoment(connection => Load(connection, state, counting)), stop);

    /// <summary>What changed the counts of cases and deaths from one state to a later one, cell by cell and cause by cause.</summary>
    /// <param name="before">The earlier state.</param>
    /// <param name="after">The later state, its tumours counted in the same way.</param>
    /// <param name="stop">Ends the work before it begins.</param>
    public Task<IReadOnlyList<CellChange>> ChangesAsync(CountCube before, CountCube after, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Task.Run<IReadOnlyList<CellChange>>(
            () => database.Read<IReadOnlyList<CellChange>>(connection =>
                [.. Changes(connection, before, after), .. Deduplicated(connection, before, -1), .. Deduplicated(connection, after, 1)]),
            stop);
    }

    private static IEnumerable<CellChange> Changes(SqliteConnection connection, CountCube before, CountCube after) =>
        connection.Query<ChangeRow>(SqlText.Query("state_changes"), new { before = before.State.Version, after = after.State.Version }).Select(row => new CellChange(
            new()
            {
                Registry = row.Registry, Year = (int)row.Year, Sex = (int)row.Sex, AgeGroup = (int?)row.AgeGroup, Icd = row.Icd,
                Cases = (int)row.Cases, Deaths = (int)row.Deaths,
            },
            row.Cause switch
            {
                1 => before.HasCounts(row.Registry, (int)row.Year) ? ChangeCause.Late : ChangeCause.FirstDelivery,
                2 => ChangeCause.Correction,
                _ => ChangeCause.TakenBack,
            }));

    // What a state leaves out as the same tumour is less in it; that the earlier state left it out already is no change.
    private IEnumerable<CellChange> Deduplicated(SqliteConnection connection, CountCube cube, int sign) =>
        PastTumours.NotCounted(connection, database.FilePath, cube.Tumours.Counting, cube.State.Version)
            .Select(CubeCells.Without).Select(cell => new CellChange(cell with { Cases = sign * cell.Cases }, ChangeCause.Deduplication));

    private CountCube Load(SqliteConnection connection, DataState state, Counting counting)
    {
        var notCounted = PastTumours.NotCounted(connection, database.FilePath, counting, state.Version).ToList();
        var populations = PastPopulations.Read(connection, state.Version);
        var cells = CubeCells.ReadAt(connection, database.FilePath, state.Version).Concat(notCounted.Select(CubeCells.Without)).ToList();
        var known = cells.Select(cell => cell.Registry).Concat(populations.Cells.Select(cell => cell.Registry)).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. RegistryStore.Registries(connection).Where(registry => known.Contains(registry.Code))], cells, populations.Cells, state,
            new(counting, notCounted.CountBy(t => new RegistryYear(t.Cell.Registry, t.Cell.Year)).ToDictionary()), SettingsAt(connection, state.Version))
        {
            PopulationsInUse = populations.Provenance,
        };
    }

    // Back from the settings of now, change by change.
    private static SiteSettings SettingsAt(SqliteConnection connection, long state)
    {
        var settings = SettingStore.Read(connection);
        foreach (var detail in connection.Query<string>(SqlText.Query("state_settings_after"), new { state }))
        {
            using var change = JsonDocument.Parse(detail);
            var (key, before) = (change.RootElement.GetProperty("key").GetString()!, change.RootElement.GetProperty("before").GetString()!);
            if (SiteSetting.Find(key, before) is { } setting) settings = settings.With(setting);
        }
        return settings;
    }

    private static DataState? Find(SqliteConnection connection, string name)
    {
        var states = Entries(connection.Query<StateRow>(SqlText.Query("state_list")));
        var number = name.StartsWith("DS-", StringComparison.OrdinalIgnoreCase) ? Number(name[3..])
            : name is ['B' or 'b', .. var batch] ? Number(batch) is { } id ? connection.Query<long?>(SqlText.Query("state_of_batch"), new { id }).FirstOrDefault() : null
            : Number(name);
        return number == 0 ? new(0, DateTimeOffset.UnixEpoch) : states.FirstOrDefault(entry => entry.State.Version == number)?.State;
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static List<DataStateEntry> Entries(IEnumerable<StateRow> rows) =>
        [.. rows.Select(row => new DataStateEntry(new(row.Version, BatchRow.Instant(row.At)), row.Event, row.BatchId, row.Actor))];
}

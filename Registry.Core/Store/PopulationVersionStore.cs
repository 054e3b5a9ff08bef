using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>Populations as versions: what was counted or worked out, and which version each registry and year is divided by.</summary>
/// <remarks>A version is never changed or taken away. Until somebody decides otherwise a year is divided by what its registry delivered.</remarks>
public sealed class PopulationVersionStore(RegistryDatabase database)
{
    /// <summary>The versions that were stored, by registry, day and number; delivered populations are not among them.</summary>
    public Task<IReadOnlyList<PopulationVersion>> ListAsync(PopulationFilter filter, CancellationToken stop) =>
        ReadAsync<IReadOnlyList<PopulationVersion>>(connection => PopulationVersions.List(connection, filter), stop);

    /// <summary>The populations that registries delivered, as versions B1, B2+B5, by registry and year.</summary>
    public Task<IReadOnlyList<PopulationVersion>> DeliveredAsync(PopulationFilter filter, CancellationToken stop) =>
        ReadAsync<IReadOnlyList<PopulationVersion>>(
            connection =>
            [
                .. DeliveredPopulations.Provenance(connection, filter)
                    .Select(entry => DeliveredPopulations.Find(connection, entry.Key.Registry, entry.Key.Year)!),
            ],
            stop);

    /// <summary>The decisions that stand, one for each registry and year that has one.</summary>
    public Task<IReadOnlyList<PopulationUse>> UsesAsync(CancellationToken stop) =>
        ReadAsync<IReadOnlyList<PopulationUse>>(connection => PopulationVersions.Uses(connection), stop);

    /// <summary>A version by its label (P12), or the delivered population of a registry and year (330106-2021); null when there is none.</summary>
    public Task<PopulationVersion?> FindAsync(string name, CancellationToken stop) => ReadAsync(connection => Find(connection, name), stop);

    /// <summary>Stores a version. It is no denominator before <see cref="Use(string, string, string)"/>.</summary>
    /// <param name="version">The version; its label, time and author are given by the store.</param>
    /// <returns>The same with its label.</returns>
    /// <exception cref="ArgumentException">The registry is no area code, or the source is empty.</exception>
    public PopulationVersion Add(PopulationVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (!Area.IsWellFormed(version.Registry)) throw new ArgumentException($"{version.Registry} is no area code.", nameof(version));
        if (string.IsNullOrWhiteSpace(version.Source)) throw new ArgumentException("A population has a source.", nameof(version));
        return database.Write(connection => Add(connection, version));
    }

    /// <summary>Divides a registry and year by a version from now on. The data have a new state then: rates change with it.</summary>
    /// <param name="name">P12, or 330106-2021 for what the registry delivered.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why.</param>
    /// <returns>The decision, or why it was refused; nothing is changed then.</returns>
    public (PopulationUse? Use, Refusal? Refusal) Use(string name, string by, string reason) =>
        database.Write<(PopulationUse?, Refusal?)>(connection =>
        {
            if (string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(reason))
                return (null, new("请注明由谁决定及理由。", "Say who decides, and why."));
            if (Find(connection, name) is not { } version)
                return (null, new($"没有人口版本 {name}。", $"There is no population version {name}."));
            return WhyNot(version) is { } refusal ? (null, refusal) : (Use(connection, version, by.Trim(), reason.Trim()), null);
        });

    private PopulationVersion Add(SqliteConnection connection, PopulationVersion version)
    {
        var (at, by) = (database.Now(), version.MadeBy ?? database.Actor);
        var id = connection.QuerySingle<long>(SqlText.Query("population_version_insert"), new
        {
            registry = version.Registry, countDate = PopulationVersionRow.NumberOf(version.Date), basis = (int)version.Basis,
            method = version.Method.Word(), source = version.Source.Trim(), madeOf = string.Join(' ', version.MadeOf),
            caveats = string.Join(' ', version.Caveats), at, by,
        });
        foreach (var sex in (Sex[])[Sex.Male, Sex.Female])
            for (var group = 0; group < version.Counts.Ages.Count; group++)
                connection.Execute(SqlText.Query("population_version_count_insert"), new
                {
                    id, sex = (int)sex, ageFrom = version.Counts.Ages.LowerBound(group), persons = version.Counts.Of(sex)[group],
                });
        AuditStore.Append(database, connection, null, "population-stored", new
        {
            version = PopulationVersionRow.LabelOf(id), version.Registry, date = version.Date, basis = (int)version.Basis, method = version.Method.Word(),
            madeOf = string.Join(' ', version.MadeOf), persons = version.Counts.Total,
        }, by);
        return PopulationVersions.Find(connection, id)!;
    }

    private PopulationUse Use(SqliteConnection connection, PopulationVersion version, string by, string reason)
    {
        var (at, year) = (database.Now(), version.Date.Year);
        connection.Execute(SqlText.Query("data_state_bump"), new { at });
        connection.Execute(SqlText.Query("population_use_insert"), new
        {
            registry = version.Registry, year, id = PopulationVersions.NumberOf(version.Label), at, by, reason,
        });
        AuditStore.Append(database, connection, null, "population-used", new { version = version.Label, version.Registry, year, reason }, by);
        return PopulationVersions.Uses(connection).Single(use => use.Registry == version.Registry && use.Year == year);
    }

    private static PopulationVersion? Find(SqliteConnection connection, string name) =>
        PopulationVersions.NumberOf(name) is { } id ? PopulationVersions.Find(connection, id)
        : DeliveredPopulations.KeyOf(name) is { } key ? DeliveredPopulations.Find(connection, key.Registry, key.Year)
        : null;

    private static Refusal? WhyNot(PopulationVersion version) =>
        !version.IsMidYear
            ? new(
                $"{version.Label} 是 {version.Date:yyyy-MM-dd} 的人口，率的分母须为年平均人口（7 月 1 日）；请用 populations derive 推算。",
                $"{version.Label} is of {version.Date:yyyy-MM-dd}; rates divide by mid-year populations (1 July). Work one out with populations derive.")
        : !version.Counts.Ages.CanMergeTo(AgeScheme.Cn19)
            ? new(
                $"{version.Label} 的年龄组（{version.Counts.Ages}）不能合并为 19 组；请用 populations derive 的 split-evenly 或 split-by-reference 拆分。",
                $"The age groups of {version.Label} ({version.Counts.Ages}) do not add up to the 19; divide them with populations derive, by split-evenly or split-by-reference.")
        : null;

    private async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken stop) =>
        await Task.Run(() => database.ReadAtOneMoment(read), stop);
}

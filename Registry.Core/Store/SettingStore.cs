using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>An answer that was set, with who set it and when.</summary>
/// <param name="Setting">The question and its answer.</param>
/// <param name="ChangedAt">When it was last set (UTC); null for a default that nobody touched.</param>
/// <param name="ChangedBy">Who set it; null for a default that nobody touched.</param>
public sealed record StoredSetting(SiteSetting Setting, DateTimeOffset? ChangedAt, string? ChangedBy);

/// <summary>What the site has decided for its tables: where or whether certain codes are counted.</summary>
public sealed class SettingStore(RegistryDatabase database)
{
    private sealed record SettingRow
    {
        public required string Key { get; init; }
        public required string Value { get; init; }
        public required string ChangedAt { get; init; }
        public required string ChangedBy { get; init; }
    }

    /// <summary>The answer to every question, in the order of the report.</summary>
    public async Task<IReadOnlyList<StoredSetting>> ListAsync(CancellationToken stop) =>
        Merge(await database.QueryAsync<SettingRow>("setting_list", null, stop));

    /// <summary>The answers in force.</summary>
    public async Task<SiteSettings> SiteSettingsAsync(CancellationToken stop) =>
        Of(await database.QueryAsync<SettingRow>("setting_list", null, stop));

    /// <summary>Answers one question. The data have a new state then: tables change with it.</summary>
    /// <param name="setting">The answer.</param>
    /// <param name="by">Who decides.</param>
    public void Set(SiteSetting setting, string by) =>
        database.Write(connection =>
        {
            var before = Read(connection)[setting.Key];
            connection.Execute(SqlText.Query("setting_delete"), new { key = setting.Key });
            connection.Execute(
                SqlText.Query("setting_insert"), new { key = setting.Key, value = setting.Value, at = database.Now(), by });
            connection.Execute(SqlText.Query("data_state_bump"), new { at = database.Now() });
            AuditStore.Append(
                database, connection, batchId: null, AuditEvents.SettingChanged, new { key = setting.Key, before, after = setting.Value }, by);
            return 0;
        });

    internal static SiteSettings Read(SqliteConnection connection) =>
        Of(connection.Query<SettingRow>(SqlText.Query("setting_list")));

    private static SiteSettings Of(IEnumerable<SettingRow> rows) =>
        rows.Select(row => SiteSetting.Find(row.Key, row.Value)).OfType<SiteSetting>()
            .Aggregate(SiteSettings.Default, (settings, setting) => settings.With(setting));

    private static List<StoredSetting> Merge(IReadOnlyList<SettingRow> rows) =>
        [.. Of(rows).Chosen.Select(setting => rows.FirstOrDefault(row => row.Key == setting.Key) is { } row
            ? new StoredSetting(setting, BatchRow.Instant(row.ChangedAt), row.ChangedBy)
            : new StoredSetting(setting, null, null))];
}

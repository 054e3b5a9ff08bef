using Dapper;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace Registry.Core.Store;

/// <summary>Brings a database to the schema of this program: the numbered scripts of sql/schema, each once.</summary>
internal static class Migrator
{
    private const string Journal = "schema_script";

    /// <summary>Applies what is missing. Several programs may call this at once.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="path">The database file, for messages.</param>
    /// <param name="lockPath">Lock file that keeps two programs from migrating at once.</param>
    /// <exception cref="RegistryStoreException">The database was made by a newer program, or a script
    /// failed.</exception>
    public static void Apply(SqliteConnection connection, string path, string lockPath)
    {
        if (Missing(connection, path).Count == 0) return;
        using var gate = FileLock.Wait(lockPath, TimeSpan.FromSeconds(30));
        if (Missing(connection, path).Count == 0) return;
        var result = DeployChanges.To.SqliteDatabase(connection.ConnectionString)
            .JournalToSqliteTable(Journal)
            .WithScripts(SqlText.Schema.Select(script => new SqlScript(script.Name, script.Text)))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new RegistryStoreException(
                $"{path}：数据库结构脚本 {result.ErrorScript?.Name} 执行失败，已回滚（{result.Error.Message}）。",
                $"{path}: schema script {result.ErrorScript?.Name} failed and was rolled back ({result.Error.Message}).",
                result.Error);
    }

    /// <summary>Scripts that the database lacks.</summary>
    /// <exception cref="RegistryStoreException">It has others: a newer program made it.</exception>
    public static List<string> Missing(SqliteConnection connection, string path)
    {
        var known = SqlText.Schema.Select(script => script.Name).ToList();
        var applied = Applied(connection);
        if (applied.Except(known).Order(StringComparer.Ordinal).LastOrDefault() is { } newer)
            throw new RegistryStoreException(
                $"{path}：该数据库由更新版本的程序创建（结构脚本 {newer}），本程序不能使用。请升级程序。",
                $"{path}: this database was made by a newer version of the program (schema script {newer}). "
                + "Update the program.");
        return [.. known.Except(applied)];
    }

    private static HashSet<string> Applied(SqliteConnection connection)
    {
        var hasJournal = connection.ExecuteScalar<long>(SqlText.Query("schema_journal"), new { journal = Journal }) > 0;
        return hasJournal ? [.. connection.Query<string>(SqlText.Query("schema_applied"))] : [];
    }
}

using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>A database that lies where this program may not write: a folder of another user, a read-only share, a backup.</summary>
/// <remarks>The engine needs a file beside the database to read it together with others. Where it cannot make one, the file is read as one that nobody
/// changes meanwhile, which is sound when no log lies beside it.</remarks>
internal static class ReadOnlyDatabase
{
    /// <summary>How such a database is opened.</summary>
    public static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = HasLog(path) ? path : new Uri(path).AbsoluteUri + "?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString();

    /// <summary>True when a fault says that nothing may be written beside or into a database that is there.</summary>
    public static bool Explains(Exception fault, string path) =>
        File.Exists(path) && (fault is RegistryStoreException { InnerException: { } inner } ? inner : fault)
            is UnauthorizedAccessException or SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM };

    /// <summary>Refuses what cannot be read without writing.</summary>
    /// <exception cref="RegistryStoreException">The database was made by another version, or its log cannot be read here.</exception>
    public static void MustBeReadable(Func<SqliteConnection> open, string path)
    {
        try
        {
            using var connection = open();
            if (Migrator.Missing(connection, path).Count > 0)
                throw new RegistryStoreException(
                    $"{path}：数据库结构须由本版本程序更新，但此处不可写。请在可写的位置打开一次（如 registry batches list），或把数据库复制到可写的文件夹。",
                    $"{path}: the database must be brought up to this version of the program, and may not be written here. Open it once where it may be "
                    + "(registry batches list), or copy it to a folder that may be written.");
        }
        catch (Exception fault) when (Explains(fault, path) && HasLog(path))
        {
            throw new RegistryStoreException(
                $"{path}：数据库旁的日志（-wal）中有尚未并入的更改，在不可写的位置无法读取。请在可写的位置打开一次（如 registry batches list），"
                + "或把数据库连同 -wal 文件复制到可写的文件夹。",
                $"{path}: changes in the log beside the database (-wal) are not in it yet and cannot be read where nothing may be written. Open it once where it may be "
                + "(registry batches list), or copy the database with its -wal file to a folder that may be written.",
                fault);
        }
    }

    private static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };
}

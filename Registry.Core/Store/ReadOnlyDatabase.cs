using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>A database that lies where this program may not write: a folder of another user, a read-only share, a backup.</summary>
/// <remarks>The engine needs files beside the database (-wal, -shm) to read it together with others. Where there are none and none can be made, the file is
/// read as one that nobody changes meanwhile; whether that still holds is asked at every opening. Safe for use by several threads.</remarks>
internal sealed class ReadOnlyDatabase(string path)
{
    private const int Attempts = 5;
    private readonly Lock _gate = new();
    private Surroundings _seen = Surroundings.Of(path);

    /// <summary>How the database is opened as things stood when that was asked last.</summary>
    public string ConnectionString
    {
        get
        {
            lock (_gate) return ConnectionStringOf(path, _seen);
        }
    }

    /// <summary>Opens it; connections of a file that has changed since are not used again.</summary>
    /// <exception cref="RegistryStoreException">It cannot be read here, or not safely.</exception>
    public SqliteConnection Open(string pragmas)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var seen = Look();
            SqliteConnection? connection = null;
            try
            {
                connection = new SqliteConnection(ConnectionStringOf(path, seen));
                connection.Open();
                connection.Execute(pragmas);
                if (Surroundings.Of(path) == seen) return connection;
            }
            catch (SqliteException fault) when (Surroundings.Of(path) == seen)
            {
                connection?.Dispose();
                throw seen.HasLog && IsRefusal(fault) ? LogOutOfReach(fault) : RegistryStoreException.Of(fault, path);
            }
            catch (SqliteException)
            {
                // Another program came or went: anew.
            }
            connection?.Dispose();
        }
        throw new RegistryStoreException(
            $"{path}：另一个程序正在更改数据库，在不可写的位置无法安全读取。请稍后重试。",
            $"{path}: another program is changing the database, and it cannot be read safely where nothing may be written. Try again later.");
    }

    /// <summary>Refuses what was made by another version: it cannot be brought up to date here.</summary>
    /// <exception cref="RegistryStoreException">It was made by another version.</exception>
    public void MustBeOfThisVersion(SqliteConnection connection)
    {
        if (Migrator.Missing(connection, path).Count > 0)
            throw new RegistryStoreException(
                $"{path}：数据库结构须由本版本程序更新，但此处不可写。请在可写的位置打开一次（如 registry batches list），或把数据库复制到可写的文件夹。",
                $"{path}: the database must be brought up to this version of the program, and may not be written here. Open it once where it may be "
                + "(registry batches list), or copy it to a folder that may be written.");
    }

    /// <summary>True when an opening failed because the database or its folder may not be written; any other fault (no handles left, a lock file, damage)
    /// is none.</summary>
    public static bool Explains(Exception fault, string path) =>
        File.Exists(path) && (fault is RegistryStoreException { InnerException: { } inner } ? inner : fault) is SqliteException engine && IsRefusal(engine)
            && (IsReadOnly(path) || MayNotAddTo(Path.GetDirectoryName(path)!));

    /// <summary>The address of a file for the engine, which takes no name of a server behind the first two strokes.</summary>
    public static string AddressOf(string path) =>
        new Uri(path) is { IsUnc: true } share ? "file:////" + share.AbsoluteUri["file://".Length..] : new Uri(path).AbsoluteUri;

    private Surroundings Look()
    {
        lock (_gate)
        {
            var now = Surroundings.Of(path);
            if (now == _seen) return now;
            using (var before = new SqliteConnection(ConnectionStringOf(path, _seen))) SqliteConnection.ClearPool(before);
            return _seen = now;
        }
    }

    private RegistryStoreException LogOutOfReach(SqliteException fault) => new(
        $"{path}：数据库旁有日志（-wal、-shm），其中可能有尚未并入的更改，在不可写的位置无法读取。请在可写的位置打开一次（如 registry batches list），"
        + "或把数据库连同 -wal 文件复制到可写的文件夹。",
        $"{path}: a log lies beside the database (-wal, -shm); changes in it may not be in the database yet, and it cannot be read where nothing may be written. "
        + "Open it once where it may be (registry batches list), or copy the database with its -wal file to a folder that may be written.",
        fault);

    private static string ConnectionStringOf(string path, Surroundings seen) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = seen.HasLog ? path : AddressOf(path) + "?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString();

    private static bool IsRefusal(SqliteException fault) => fault.SqliteErrorCode is raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM;

    // Through the engine: to open and close the file beside it would let go of the locks that this process holds on it.
    private static bool IsReadOnly(string path)
    {
        var code = raw.sqlite3_open_v2(path, out var database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        using (database) return code == raw.SQLITE_OK && raw.sqlite3_db_readonly(database, "main") == 1;
    }

    private static bool MayNotAddTo(string folder)
    {
        try
        {
            File.OpenHandle(Path.Combine(folder, $".{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose).Dispose();
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return RegistryStoreException.IsWriteProtection(fault);
        }
    }

    // While a log lies beside it, the engine itself sees to changes of the file.
    private readonly record struct Surroundings(bool HasWal, bool HasShm, long Length, DateTime Written)
    {
        public bool HasLog => HasWal || HasShm;

        public static Surroundings Of(string path)
        {
            var (wal, shm, file) = (File.Exists(path + "-wal"), File.Exists(path + "-shm"), new FileInfo(path));
            return wal || shm || !file.Exists ? new(wal, shm, 0, default) : new(wal, shm, file.Length, file.LastWriteTimeUtc);
        }
    }
}

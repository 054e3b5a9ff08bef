using System.Diagnostics;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>Begins and ends write transactions on the raw handle.</summary>
/// <remarks>The driver's own waiting polls every 150 ms and would starve beside a program that stages chunk after
/// chunk; this one asks every millisecond and finds the gap between two chunks.</remarks>
internal static class WriteTransaction
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Takes the write lock.</summary>
    /// <exception cref="RegistryStoreException">Another program kept it for 30 seconds, or the file cannot be
    /// written.</exception>
    public static void Begin(sqlite3 database, string path)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var code = raw.sqlite3_exec(database, "begin immediate");
            if (code == raw.SQLITE_OK) return;
            if (Primary(code) != raw.SQLITE_BUSY || Stopwatch.GetElapsedTime(since) > Longest)
                throw Fault(database, code, path);
            Thread.Sleep(1);
        }
    }

    /// <summary>Makes the work durable.</summary>
    public static void Commit(sqlite3 database, string path)
    {
        var code = raw.sqlite3_exec(database, "commit");
        if (code != raw.SQLITE_OK) throw Fault(database, code, path);
    }

    /// <summary>Takes the work back; nothing happens when the engine has already done so.</summary>
    public static void RollBack(sqlite3 database)
    {
        if (raw.sqlite3_get_autocommit(database) == 0)
            _ = raw.sqlite3_exec(database, "rollback");
    }

    internal static RegistryStoreException Fault(sqlite3 database, int code, string path) =>
        RegistryStoreException.Of(Primary(code), raw.sqlite3_errmsg(database).utf8_to_string(), path);

    internal static int Primary(int code) => code & 0xFF;
}

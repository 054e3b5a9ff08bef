using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>The embedded database of a site: one SQLite file, and beside it the folder of the files that were
/// delivered.</summary>
/// <remarks>Any number of programs may have it open. Readers never wait; writers wait for each other, 30 seconds at
/// most. Safe for use by several threads: every call opens its own (pooled) connection.</remarks>
public sealed class RegistryDatabase : IDisposable
{
    private const string Pragmas = "pragma synchronous = full; pragma cache_size = -16384";
    private readonly string _connectionString;
    private ReadOnlyDatabase? _reading;

    static RegistryDatabase() => Batteries_V2.Init();

    private RegistryDatabase(string path, TimeProvider clock, string actor)
    {
        (FilePath, Clock, Actor) = (Path.GetFullPath(path), clock, actor);
        Files = new(FilePath + ".files");
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = FilePath,
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    /// <summary>Full path of the database file.</summary>
    public string FilePath { get; }

    /// <summary>In whose name the stores of this database write: goes into every row of the audit.</summary>
    public string Actor { get; }

    /// <summary>True when the database may only be read: whatever writes is refused.</summary>
    public bool IsReadOnly => _reading is not null;

    /// <summary>Ends what is going to write before it has begun, where the database may only be read.</summary>
    /// <exception cref="RegistryStoreException">It may only be read.</exception>
    public void MustBeWritable()
    {
        if (IsReadOnly) throw RegistryStoreException.ReadOnly(FilePath);
    }

    internal TimeProvider Clock { get; }

    internal BatchFiles Files { get; }

    /// <summary>Opens a database, makes it when the file does not exist, brings its schema up to date and clears what
    /// programs that died while reading a file have left. One that may not be written is opened for reading.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="clock">Time of the audit; the system's when null.</param>
    /// <param name="by">Who works with it; the user of the operating system when null or blank.</param>
    /// <exception cref="RegistryStoreException">The file cannot be opened or written, is no registry database, or is
    /// newer than this program.</exception>
    public static RegistryDatabase Open(string path, TimeProvider? clock = null, string? by = null)
    {
        var database = new RegistryDatabase(path, clock ?? TimeProvider.System, NameOf(by) ?? NameOf(Environment.UserName) ?? "?");
        try
        {
            if (database.TryPrepare()) return database;
            database.Dispose();
            database._reading = new(database.FilePath);
            using var connection = database.OpenConnection();
            database._reading.MustBeOfThisVersion(connection);
            return database;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            database.Dispose();
            throw RegistryStoreException.Of(fault, database.FilePath);
        }
    }

    // False where nothing may be written. Only the opening says that: what fails later is a fault.
    private bool TryPrepare()
    {
        using (var connection = TryOpenForWriting())
        {
            if (connection is null) return false;
            Migrator.Apply(connection, FilePath, Files.SchemaLockPath);
        }
        AuditChain.SealOlder(this);
        BatchRecovery.Run(this);
        CellBlocks.WriteMissing(this);
        return true;
    }

    private SqliteConnection? TryOpenForWriting()
    {
        SqliteConnection? connection = null;
        try
        {
            connection = OpenConnection();
            if (raw.sqlite3_db_readonly(connection.Handle!, "main") == 0)
            {
                connection.Execute("pragma page_size = 8192; pragma journal_mode = wal");
                return connection;
            }
        }
        catch (Exception fault) when (ReadOnlyDatabase.Explains(fault, FilePath))
        {
            // Read below.
        }
        connection?.Dispose();
        return null;
    }

    /// <summary>The same database in the name of another: a service writes for whoever sent the request. It need not be disposed.</summary>
    /// <param name="by">Who works with it; the one who opened it when null or blank.</param>
    public RegistryDatabase As(string? by) =>
        NameOf(by) is { } actor && actor != Actor ? new(FilePath, Clock, actor) { _reading = _reading } : this;

    /// <summary>An open connection with the settings of this product; the caller disposes it.</summary>
    public DbConnection Connect() => OpenConnection();

    /// <summary>Rows of a query.</summary>
    /// <param name="name">Name of the file in sql/query, without dialect and ending.</param>
    /// <param name="parameters">Values of its parameters by name, or null.</param>
    /// <param name="stop">Ends the query.</param>
    /// <exception cref="RegistryStoreException">The engine failed.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string name, object? parameters, CancellationToken stop)
    {
        try
        {
            await using var connection = OpenConnection();
            return [.. await connection.QueryAsync<T>(
                new CommandDefinition(SqlText.Query(name), parameters, cancellationToken: stop))];
        }
        catch (SqliteException fault)
        {
            throw RegistryStoreException.Of(fault, FilePath);
        }
    }

    /// <summary>Reads on a connection of its own; a fault of the engine is explained.</summary>
    /// <exception cref="RegistryStoreException">The engine failed.</exception>
    internal T Read<T>(Func<SqliteConnection, T> read)
    {
        try
        {
            using var connection = OpenConnection();
            return read(connection);
        }
        catch (SqliteException fault)
        {
            throw RegistryStoreException.Of(fault, FilePath);
        }
    }

    /// <summary>Reads as it all stood at one moment, whatever is written meanwhile.</summary>
    /// <inheritdoc cref="Read"/>
    internal T ReadAtOneMoment<T>(Func<SqliteConnection, T> read) => Read(connection =>
    {
        using var moment = connection.BeginTransaction(deferred: true);
        return read(connection);
    });

    /// <summary>Gives the pooled connections back; the last one to close the file folds the log into it.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_reading?.ConnectionString ?? _connectionString);
        SqliteConnection.ClearPool(connection);
    }

    internal SqliteConnection OpenConnection()
    {
        if (_reading is not null) return _reading.Open(Pragmas);
        try
        {
            var connection = new SqliteConnection(_connectionString);
            connection.Open();
            connection.Execute(Pragmas);
            return connection;
        }
        catch (SqliteException fault)
        {
            throw RegistryStoreException.Of(fault, FilePath);
        }
    }

    /// <summary>A raw connection for the staging of one batch, for one thread: power failure may cost staged rows,
    /// never the database.</summary>
    internal sqlite3 OpenForStaging()
    {
        var code = raw.sqlite3_open_v2(
            FilePath, out var staging, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code == raw.SQLITE_OK)
            code = raw.sqlite3_exec(
                staging,
                "pragma synchronous = normal; pragma cache_size = -65536; pragma wal_autocheckpoint = 32768; "
                + "pragma temp_store = memory");
        return code == raw.SQLITE_OK ? staging : throw WriteTransaction.Fault(staging, code, FilePath);
    }

    /// <summary>Runs a piece of writing in one transaction: all of it happens, or an exception leaves and none of it
    /// does.</summary>
    internal T Write<T>(Func<SqliteConnection, T> work)
    {
        using var connection = OpenConnection();
        return Write(connection, work);
    }

    internal T Write<T>(SqliteConnection connection, Func<SqliteConnection, T> work)
    {
        MustBeWritable();
        WriteTransaction.Begin(connection.Handle!, FilePath);
        try
        {
            var result = work(connection);
            WriteTransaction.Commit(connection.Handle!, FilePath);
            return result;
        }
        catch (Exception fault)
        {
            WriteTransaction.RollBack(connection.Handle!);
            if (fault is SqliteException) throw RegistryStoreException.Of(fault, FilePath);
            throw;
        }
    }

    private static string? NameOf(string? by) => string.IsNullOrWhiteSpace(by) ? null : by.Trim();

    internal string Now(TimeSpan shift = default) =>
        (Clock.GetUtcNow().UtcDateTime + shift).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

using System.Text;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>A prepared statement with direct binds, for the rows that come by the million.</summary>
/// <remarks>A value that is still bound from the row before is not bound again: in real files half of them are. Columns
/// are read from 0, parameters are bound from 0 in the order in which they first stand in the SQL file.</remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly string _path;
    private readonly long?[] _numbers;                       // as bound; a parameter is always number or always text
    private readonly string?[] _texts;
    private byte[] _bytes = new byte[4096];

    public Statement(sqlite3 database, string query, string path)
    {
        (_database, _path) = (database, path);
        var code = raw.sqlite3_prepare_v3(
            database, SqlText.Query(query), raw.SQLITE_PREPARE_PERSISTENT, out _statement);
        if (code != raw.SQLITE_OK) throw WriteTransaction.Fault(database, code, path);
        var count = raw.sqlite3_bind_parameter_count(_statement);
        (_numbers, _texts) = (new long?[count], new string?[count]);
    }

    /// <summary>Names of the parameters in order, without the @.</summary>
    public IReadOnlyList<string> Parameters =>
        [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement))
            .Select(i => raw.sqlite3_bind_parameter_name(_statement, i).utf8_to_string()[1..])];

    public void Bind(int parameter, long? value)
    {
        if (_numbers[parameter] == value) return;            // in the beginning nothing is bound, which is null as well
        _numbers[parameter] = value;
        if (value is { } number) raw.sqlite3_bind_int64(_statement, parameter + 1, number);
        else raw.sqlite3_bind_null(_statement, parameter + 1);
    }

    public void BindReal(int parameter, double value) => raw.sqlite3_bind_double(_statement, parameter + 1, value);

    public void Bind(int parameter, string? text)
    {
        if (string.Equals(_texts[parameter], text, StringComparison.Ordinal)) return;
        _texts[parameter] = text;
        if (text is null)
        {
            raw.sqlite3_bind_null(_statement, parameter + 1);
            return;
        }
        if (text.Length * 3 > _bytes.Length) _bytes = new byte[text.Length * 3];
        raw.sqlite3_bind_text(_statement, parameter + 1, _bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, _bytes)));
    }

    public void BindBlob(int parameter, ReadOnlySpan<byte> bytes) => raw.sqlite3_bind_blob(_statement, parameter + 1, bytes);

    /// <summary>Goes to the next row of the answer; false when there is none.</summary>
    public bool Read() => Step() == raw.SQLITE_ROW;

    /// <summary>Runs the statement and makes it ready for the next binds.</summary>
    public void Run()
    {
        if (!TryRun()) throw new InvalidOperationException("A row that must be new has the key of another.");
    }

    /// <summary>Runs an insert and makes the statement ready for the next binds; false when a unique key refused the
    /// row.</summary>
    public bool TryRun()
    {
        var code = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        return code switch
        {
            raw.SQLITE_DONE or raw.SQLITE_ROW => true,
            _ when WriteTransaction.Primary(code) == raw.SQLITE_CONSTRAINT
                && raw.sqlite3_extended_errcode(_database) == raw.SQLITE_CONSTRAINT_UNIQUE => false,
            _ => throw WriteTransaction.Fault(_database, code, _path),
        };
    }

    public int ColumnCount => raw.sqlite3_column_count(_statement);

    public string ColumnName(int column) => raw.sqlite3_column_name(_statement, column).utf8_to_string();

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public int? NumberOrNull(int column) => IsNull(column) ? null : raw.sqlite3_column_int(_statement, column);

    public string? Text(int column) =>
        IsNull(column) ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>Bytes of a text; valid until the next row.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>Value of a column as the engine holds it: null, long, double or string.</summary>
    public object? Value(int column) =>
        raw.sqlite3_column_type(_statement, column) switch
        {
            raw.SQLITE_NULL => null,
            raw.SQLITE_INTEGER => Number(column),
            raw.SQLITE_FLOAT => raw.sqlite3_column_double(_statement, column),
            _ => Text(column),
        };

    /// <summary>Ends the reading, so that the statement can be bound and run again.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();

    private int Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE) return code;
        raw.sqlite3_reset(_statement);
        throw WriteTransaction.Fault(_database, code, _path);
    }
}

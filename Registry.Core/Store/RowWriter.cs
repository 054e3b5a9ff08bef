using System.Runtime.CompilerServices;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>Binds the rows of one table to its insert statement and takes the fingerprint of their content on the
/// way.</summary>
/// <typeparam name="TColumn">The parameters of the statement in its order; the names are compared when the writer is
/// made.</typeparam>
internal sealed class RowWriter<TColumn> : IDisposable
    where TColumn : struct, Enum
{
    private readonly Statement _insert;
    private readonly ContentHash _hash = new();

    public RowWriter(sqlite3 database, string query, string path)
    {
        _insert = new(database, query, path);
        var names = Enum.GetNames<TColumn>();
        if (!names.SequenceEqual(_insert.Parameters, StringComparer.OrdinalIgnoreCase))
            throw new InvalidOperationException(
                $"{query}.sql does not have the parameters of {typeof(TColumn).Name} in their order.");
    }

    /// <summary>Begins a row: the fingerprint starts anew.</summary>
    public void Begin() => _hash.Clear();

    /// <summary>Fingerprint of the content bound since <see cref="Begin"/>.</summary>
    public long Hash => _hash.Value;

    /// <summary>Binds a value that is content.</summary>
    public void Content(TColumn column, long? value)
    {
        _hash.Add(value);
        Bind(column, value);
    }

    /// <inheritdoc cref="Content(TColumn, long?)"/>
    public void Content(TColumn column, string? value)
    {
        _hash.Add(value);
        Bind(column, value);
    }

    /// <inheritdoc cref="Content(TColumn, long?)"/>
    public void ContentReal(TColumn column, double value)
    {
        _hash.Add(BitConverter.DoubleToInt64Bits(value));
        _insert.BindReal(Index(column), value);
    }

    /// <summary>Content that stands in another table.</summary>
    public void ContentElsewhere(long? value) => _hash.Add(value);

    /// <summary>Binds a key, a link or a value that follows from the content.</summary>
    public void Bind(TColumn column, long? value) => _insert.Bind(Index(column), value);

    /// <inheritdoc cref="Bind(TColumn, long?)"/>
    public void Bind(TColumn column, string? value) => _insert.Bind(Index(column), value);

    /// <summary>Inserts the row; false when the batch already has a row of this key.</summary>
    public bool Insert() => _insert.TryRun();

    public void Dispose()
    {
        _insert.Dispose();
        _hash.Dispose();
    }

    private static int Index(TColumn column) => Unsafe.As<TColumn, int>(ref column);
}

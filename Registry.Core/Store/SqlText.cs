using System.Collections.Concurrent;

namespace Registry.Core.Store;

/// <summary>The SQL files built into this assembly, found by name: query/NAME.sqlite.sql if there is one, else
/// query/NAME.sql.</summary>
internal static class SqlText
{
    private const string Dialect = "sqlite";
    private static readonly ConcurrentDictionary<string, string> Read = new(StringComparer.Ordinal);

    /// <summary>Text of a query.</summary>
    /// <exception cref="ArgumentException">There is no file of that name.</exception>
    public static string Query(string name) =>
        Read.GetOrAdd(name, static n => Resource($"sql/query/{n}.{Dialect}.sql") ?? Resource($"sql/query/{n}.sql")
            ?? throw new ArgumentException($"There is no sql/query/{n}.sql.", nameof(name)));

    /// <summary>Names of all queries, without folder, dialect and ending.</summary>
    public static IReadOnlyList<string> Names =>
        [.. Files("sql/query/").Select(file => file["sql/query/".Length..].Split('.')[0]).Distinct()
            .Order(StringComparer.Ordinal)];

    /// <summary>The numbered schema scripts of this engine in order: file name and text.</summary>
    public static IReadOnlyList<(string Name, string Text)> Schema =>
        [.. Files("sql/schema/").Where(f => f.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => (file["sql/schema/".Length..], Resource(file)!))];

    private static IEnumerable<string> Files(string folder) =>
        typeof(SqlText).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal));

    private static string? Resource(string name)
    {
        using var stream = typeof(SqlText).Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

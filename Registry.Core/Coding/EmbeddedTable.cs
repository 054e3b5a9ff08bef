using CsvHelper;

namespace Registry.Core.Coding;

/// <summary>Reads the CSV tables that are built into this assembly (<c>Coding/tables</c>).</summary>
internal static class EmbeddedTable
{
    /// <summary>Every row of a table, each as column name to text.</summary>
    /// <exception cref="ArgumentException">No table of that name is embedded.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string fileName) =>
        ReadOptional(fileName) ?? throw new ArgumentException($"No embedded table {fileName}.", nameof(fileName));

    /// <summary>As <see cref="Read(string)"/>, or null when this build leaves the table out.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>>? ReadOptional(string fileName)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream($"tables/{fileName}");
        return stream is null ? null : Read(stream);
    }

    /// <summary>Every row of a CSV with a header, each as column name to text.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(Stream stream)
    {
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = true });
        var rows = new List<IReadOnlyDictionary<string, string>>();
        string[]? header = null;
        while (reader.Read())
        {
            header ??= [.. reader.Headers!];
            var row = new Dictionary<string, string>(header.Length, StringComparer.Ordinal);
            for (var column = 0; column < header.Length; column++)
                row[header[column]] = reader.GetString(column) ?? "";
            rows.Add(row);
        }
        return rows;
    }
}

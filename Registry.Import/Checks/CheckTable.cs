using CsvHelper;

namespace Registry.Import.Checks;

/// <summary>Reads the CSV tables of the checks.</summary>
internal static class CheckTable
{
    /// <summary>Every row of a built-in table, each as column name to text.</summary>
    /// <exception cref="ArgumentException">No table of that name is built in.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string fileName)
    {
        using var stream = typeof(CheckTable).Assembly.GetManifestResourceStream($"checks/{fileName}")
            ?? throw new ArgumentException($"No embedded table {fileName}.", nameof(fileName));
        using var text = new StreamReader(stream);
        return Read(text);
    }

    /// <summary>Every row of a CSV text with a header.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(TextReader text)
    {
        using var reader = CsvReader.Create(text, new CsvReaderOptions { HasHeader = true });
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

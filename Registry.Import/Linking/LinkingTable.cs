namespace Registry.Import.Linking;

/// <summary>The tables of this folder; none has quoted fields.</summary>
internal static class LinkingTable
{
    /// <summary>Every row of an embedded table, each as column name to text.</summary>
    /// <exception cref="ArgumentException">No table of that name is embedded.</exception>
    public static List<Dictionary<string, string>> Read(string fileName)
    {
        using var stream = typeof(LinkingTable).Assembly.GetManifestResourceStream($"linking/{fileName}")
            ?? throw new ArgumentException($"No embedded table {fileName}.", nameof(fileName));
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine()!.Split(',');
        var rows = new List<Dictionary<string, string>>();
        while (reader.ReadLine() is { } line)
            rows.Add(header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        return rows;
    }
}

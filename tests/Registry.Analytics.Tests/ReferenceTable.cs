namespace Registry.Analytics.Tests;

/// <summary>Reads a table of published or worked-out values from tests/reference; no value in them holds a comma.</summary>
internal static class ReferenceTable
{
    public static IReadOnlyList<Dictionary<string, string>> Read(string fileName)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "reference", fileName));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(p => p.First, p => p.Second))];
    }

    public static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>Reads the tables of foreign formats: which column carries which item.</summary>
internal static class FormatTable
{
    /// <summary>Every row of a built-in table, each as column name to text.</summary>
    /// <exception cref="ArgumentException">No table of that name is built in.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string fileName)
    {
        using var stream = typeof(FormatTable).Assembly.GetManifestResourceStream($"formats/{fileName}")
            ?? throw new ArgumentException($"No embedded table {fileName}.", nameof(fileName));
        using var text = new StreamReader(stream);
        return CheckTable.Read(text);
    }

    /// <summary>The item of a cell of such a table; null when it is empty.</summary>
    /// <exception cref="InvalidOperationException">There is no such item.</exception>
    public static Item? ItemOf(string name) =>
        name.Length == 0 ? null
        : ItemCatalogue.Find(name)?.Item ?? throw new InvalidOperationException($"There is no item {name}.");
}

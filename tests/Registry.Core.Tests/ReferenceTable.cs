using Registry.Core.Coding;

namespace Registry.Core.Tests;

/// <summary>Reads a table of published or worked-out values from tests/reference.</summary>
internal static class ReferenceTable
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string fileName)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "reference", fileName));
        return EmbeddedTable.Read(stream);
    }
}

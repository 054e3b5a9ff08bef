namespace Registry.Api.Tables;

/// <summary>Rows as members of a document: the columns of the CSV, in its order.</summary>
internal static class NamedRows
{
    /// <summary>Each row with the names of its columns.</summary>
    public static IReadOnlyList<Dictionary<string, object?>> Of(IReadOnlyList<string> columns, IEnumerable<IEnumerable<object?>> rows) =>
        [.. rows.Select(row => columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
}

namespace Registry.Core.Coding;

/// <summary>Names of ICD-O and ICD-10 codes. The texts are WHO's and stand in files that a build may leave out.</summary>
internal sealed class RubricNames
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _rows;

    private RubricNames(Dictionary<string, IReadOnlyDictionary<string, string>> rows) => _rows = rows;

    /// <summary>Names of a file; without the file every code is its own name.</summary>
    public static RubricNames Read(string fileName) =>
        new((EmbeddedTable.ReadOptional(fileName) ?? []).ToDictionary(row => row["code"], StringComparer.Ordinal));

    /// <summary>English name, else the code.</summary>
    public string En(string code) => Text(code, "name_en") ?? code;

    /// <summary>Chinese name, else the English one, else the code.</summary>
    public string Zh(string code) => Text(code, "name_zh") ?? En(code);

    private string? Text(string code, string column) =>
        _rows.TryGetValue(code, out var row) && row.TryGetValue(column, out var text) && text.Length > 0 ? text : null;
}

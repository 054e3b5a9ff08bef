namespace Registry.Core.Coding;

/// <summary>The neoplasm chapter of ICD-10 (C00-D48): which codes exist.</summary>
public static class NeoplasmCodes
{
    private static readonly Dictionary<string, string> NamesZh =
        EmbeddedTable.Read("icd10_neoplasms.csv").ToDictionary(r => r["code"], r => r["name_zh"], StringComparer.Ordinal);

    /// <summary>True when the chapter has the code. C80, C80.0 and C80.9 are one; a category stands for itself.</summary>
    public static bool Exists(IcdCode code) => NamesZh.ContainsKey(code.Code) || code.Category == "C80";

    /// <summary>Chinese name, or null when the chapter has no such code.</summary>
    public static string? NameZh(IcdCode code) => NamesZh.GetValueOrDefault(code.Code);
}

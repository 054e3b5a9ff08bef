using System.Collections.Frozen;

namespace Registry.Core.Coding;

/// <summary>The neoplasm chapter of ICD-10 (C00-D48): which codes exist.</summary>
public static class NeoplasmCodes
{
    private static readonly RubricNames Names = RubricNames.Read("icd10_names_zh.csv");
    private static readonly FrozenSet<IcdCode> Codes = Load();

    /// <summary>Every code in order, categories and subdivisions; C80 stands for C80.0 and C80.9 too.</summary>
    public static IReadOnlyList<IcdCode> All { get; } = [.. Codes.OrderBy(c => c.Code, StringComparer.Ordinal)];

    /// <summary>True when the chapter has the code. C80, C80.0 and C80.9 are one; a category stands for itself.</summary>
    public static bool Exists(IcdCode code) =>
        Codes.Contains(code) || (code.Category == "C80" && code.Subdivision is 0 or 9);

    /// <summary>Chinese name, the code itself in a build without the names, or null when the chapter has no such code.</summary>
    public static string? NameZh(IcdCode code) =>
        !Exists(code) ? null : Names.Zh(Codes.Contains(code) ? code.Code : code.Category);

    private static FrozenSet<IcdCode> Load() =>
        EmbeddedTable.Read("icd10_neoplasms.csv")
            .Select(row => IcdCode.TryParse(row["code"]) ?? throw new FormatException($"No ICD-10 code: {row["code"]}."))
            .ToFrozenSet();
}

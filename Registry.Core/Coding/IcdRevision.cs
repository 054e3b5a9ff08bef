using System.Collections.Frozen;

namespace Registry.Core.Coding;

/// <summary>The code that the revised ICD-10 has for diseases which ICD-O-3 made malignant: D45, D46, D47.1 and D47.3.</summary>
/// <remarks>For the eye only: a stored code is never rewritten, and the report group of D45-D47 follows the setting d45-d47.</remarks>
public static class IcdRevision
{
    private static readonly FrozenDictionary<IcdCode, IcdCode> Revised = EmbeddedTable.Read("icd10_revision.csv")
        .ToFrozenDictionary(row => Code(row["code"]), row => Code(row["revised"]));

    /// <summary>The revised code, or null when the code is not one of the older edition.</summary>
    public static IcdCode? Of(IcdCode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Revised.GetValueOrDefault(code);
    }

    private static IcdCode Code(string text) => IcdCode.TryParse(text) ?? throw new FormatException($"No ICD-10 code: {text}.");
}

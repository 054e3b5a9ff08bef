using System.Text.Json;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Linking;

/// <summary>Which deaths speak of a reportable tumour (RULES K-DCN-1: the underlying cause, or any cause that is mentioned).</summary>
internal static class DeathCauses
{
    private const string CausePrefix = "cause_";

    /// <summary>True when the underlying cause or a mentioned cause is reportable.</summary>
    public static bool SpeaksOfCancer(DeathRecord death) =>
        IsReportable(death.UnderlyingCause) || Mentioned(death.OtherItems).Any(IsReportable);

    /// <summary>C00-C97, D00-D09, D32-D33, D42-D43, D45-D47 (RULES P-SCOPE-1).</summary>
    public static bool IsReportable(IcdCode code)
    {
        var number = (code.Category[1] - '0') * 10 + code.Category[2] - '0';
        return code.Category[0] switch
        {
            'C' => number <= 97,
            'D' => number is <= 9 or 32 or 33 or 42 or 43 or (>= 45 and <= 47),
            _ => false,
        };
    }

    /// <summary>True for the chapter of neoplasms, C00-D48: what category 1 of the causes of death means.</summary>
    public static bool IsNeoplasm(IcdCode code) => code.CategoryNumber is >= 200 and <= 348;

    /// <summary>True when the code names a primary site: neither ill-defined (C76, C80, C97) nor secondary (C77-C79).</summary>
    public static bool NamesASite(IcdCode code) =>
        IsReportable(code) && code.Category is not ("C76" or "C77" or "C78" or "C79" or "C80" or "C97");

    /// <summary>The first code of cancer that is mentioned when the underlying cause is none; else the underlying cause.</summary>
    public static IcdCode CancerOf(DeathRecord death) =>
        IsReportable(death.UnderlyingCause) ? death.UnderlyingCause : Mentioned(death.OtherItems).First(IsReportable);

    /// <summary>An item of the other items of a record, or null.</summary>
    public static string? Other(string? otherItems, Item item)
    {
        if (otherItems is null) return null;
        using var json = JsonDocument.Parse(otherItems);
        return json.RootElement.TryGetProperty(Checks.ItemNames.Name(item), out var value) ? value.GetString() : null;
    }

    private static IEnumerable<IcdCode> Mentioned(string? otherItems)
    {
        if (otherItems is null) yield break;
        using var json = JsonDocument.Parse(otherItems);
        foreach (var item in json.RootElement.EnumerateObject())
            if (item.Name.StartsWith(CausePrefix, StringComparison.Ordinal)
                && item.Value.GetString() is { } text && IcdCode.TryParse(text) is { } code)
                yield return code;
    }
}

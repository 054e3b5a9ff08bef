using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>How a value is shown in a verdict: personal values only by their length.</summary>
internal static class MaskedValue
{
    private const int Longest = 60;

    /// <summary>The value, or its length when the item is personal; null stays null.</summary>
    public static string? Of(Item item, string? value)
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (ItemNames.IsPersonal(item)) return string.Create(CultureInfo.InvariantCulture, $"({value.Length} characters)");
        return value.Length <= Longest ? value : string.Concat(value.AsSpan(0, Longest), "…");
    }
}

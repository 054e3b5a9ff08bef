using System.Globalization;
using System.Text.RegularExpressions;

namespace Registry.Import.Checks;

/// <summary>The words for a value that is not shown because it may identify a person: its length.</summary>
/// <remarks>They are kept in English with the verdict or change, and said in the language of the reader.</remarks>
public static partial class HiddenValue
{
    /// <summary>Words for a value of so many characters.</summary>
    internal static string OfLength(int length) => string.Create(CultureInfo.InvariantCulture, $"({length} character{(length == 1 ? "" : "s")})");

    /// <summary>A text with such words in Chinese; any other text as it is.</summary>
    public static string? InChinese(string? text) =>
        text is null || !text.Contains(" character", StringComparison.Ordinal) ? text : Words().Replace(text, "（$1 个字符）");

    [GeneratedRegex(@"\(([0-9]+) characters?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}

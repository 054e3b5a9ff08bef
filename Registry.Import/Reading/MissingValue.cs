namespace Registry.Import.Reading;

/// <summary>The ways in which files say that a value is missing.</summary>
public static class MissingValue
{
    private static readonly string[] Words = ["NULL", "NA", "N/A", "#N/A", "不详", "未知", "-", "--", "/", "—"];

    /// <summary>The word for missing that the text is, in one spelling; null when the text is a value.</summary>
    /// <remarks>IMPORT_FORMATS.md §0 (empty, NULL, NA, 不详, 未知, -, /).</remarks>
    public static string? Find(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 4) return null;
        foreach (var word in Words)
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase)) return word;
        return null;
    }
}

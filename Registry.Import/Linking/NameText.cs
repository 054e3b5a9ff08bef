namespace Registry.Import.Linking;

/// <summary>A name in the form in which names are compared: code points without spaces, dots and remarks.</summary>
internal static class NameText
{
    /// <summary>Characters of a name that are compared; the rest of a longer one is left out.</summary>
    public const int Longest = 30;

    private static readonly string[] Unknown =
        ["不详", "不祥", "未知", "无名", "无名氏", "无名男", "无名女", "佚名", "无", "空", "缺失", "NULL", "NA", "N/A", "UNKNOWN"];

    /// <summary>Writes the compared form and gives its length; 0 when the text is no name.</summary>
    public static int Normalise(string? text, Span<int> points)
    {
        if (string.IsNullOrWhiteSpace(text)) return 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var point = HalfWidth(rune.Value);
            if (point is '(' or '[' or '【' or '〔') break;
            if (IsDropped(point)) continue;
            if (IsMask(point)) return 0;
            if (length == Longest || length == points.Length) break;
            points[length++] = point is >= 'a' and <= 'z' ? point - 'a' + 'A' : point < 0x32000 ? point : 0xFFFD;
        }
        return IsUnknown(points[..length]) ? 0 : length;
    }

    /// <summary>Characters of the surname: two for a compound surname with a given name, none for a name in letters, else one.</summary>
    public static int SurnameLength(ReadOnlySpan<int> points) =>
        points.Length == 0 || points[0] < 0x2E80 ? 0
        : points.Length >= 3 && Surnames.IsCompound(points[0], points[1]) ? 2
        : 1;

    private static int HalfWidth(int point) => point is >= 0xFF01 and <= 0xFF5E ? point - 0xFF01 + '!' : point;

    // Spaces, dots between the parts of a name, hyphens, quotes, zero-width marks.
    private static bool IsDropped(int point) =>
        point is <= ' ' or 0xA0 or 0x3000 or 0xB7 or 0x2022 or 0x2027 or 0x30FB or '.' or '-' or '_' or '\'' or ',' or '、' or '。' or 0xFEFF
            or (>= 0x2000 and <= 0x200F) or (>= 0xFE00 and <= 0xFE0F);

    // Somebody hid the name: 张某某, 张*, 张×.
    private static bool IsMask(int point) => point is '某' or '*' or '?' or '×' or '■' or '□' or '○';

    private static bool IsUnknown(ReadOnlySpan<int> points)
    {
        if (points.Length == 0) return true;
        var digits = 0;
        foreach (var point in points)
            if (point is >= '0' and <= '9') digits++;
        if (digits == points.Length) return true;
        foreach (var word in Unknown)
            if (IsWord(points, word)) return true;
        return false;
    }

    private static bool IsWord(ReadOnlySpan<int> points, string word)
    {
        if (word.Length != points.Length) return false;
        for (var i = 0; i < word.Length; i++)
            if (word[i] != points[i]) return false;
        return true;
    }
}

using System.Buffers;
using Registry.Import.Reading;

namespace Registry.Import;

/// <summary>Brings the text of a cell into the one form that readers and checks see.</summary>
internal static class ItemText
{
    private static readonly SearchValues<char> FullWidth =
        SearchValues.Create([.. Enumerable.Range('！', '～' - '！' + 1).Select(c => (char)c), '\u3000', '\u00a0']);

    /// <summary>Trims, turns full-width characters into half-width ones, and recognises the ways to write nothing.</summary>
    /// <param name="text">The cell as read.</param>
    /// <param name="isFreeText">True for names, addresses and diagnoses: their punctuation stays as written.</param>
    /// <param name="word">The word for "no value" that the cell holds, or null; an empty cell has none.</param>
    /// <returns>The text, the same instance where nothing changed; null when the cell has no value.</returns>
    public static string? Normalise(string? text, bool isFreeText, out string? word)
    {
        word = null;
        if (string.IsNullOrEmpty(text)) return null;
        if (!isFreeText && text.AsSpan().ContainsAny(FullWidth)) text = HalfWidth(text);
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) text = text.Trim();
        if (text.Length is > 0 and <= 4 && !IsCode(text)) word = MissingValue.Find(text);
        return text.Length == 0 || word is not null ? null : text;
    }

    // 1, 8140, C61: no word for missing has a digit among its first two characters.
    private static bool IsCode(string text) => char.IsAsciiDigit(text[0]) || (text.Length > 1 && char.IsAsciiDigit(text[1]));

    private static string HalfWidth(string text) =>
        string.Create(text.Length, text, static (result, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                result[i] = source[i] switch
                {
                    >= '！' and <= '～' and var c => (char)(c - '！' + '!'),
                    '\u3000' or '\u00a0' => ' ',
                    var c => c,
                };
        });
}

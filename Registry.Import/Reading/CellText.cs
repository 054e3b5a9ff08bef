using System.Buffers;

namespace Registry.Import.Reading;

/// <summary>The text of a cell without what programs put around it.</summary>
internal static class CellText
{
    // Invisible characters that come along when text is copied from web pages, and what a damaged disk leaves.
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\0\u200B\u200E\u200F\u202A\u202C\u2060\uFEFF");

    /// <summary>Without surrounding blanks of any width, invisible characters, and the apostrophe by which spreadsheets keep digits and formulas as text; null when nothing is left.</summary>
    public static string? Clean(string text)
    {
        if (text.AsSpan().IndexOfAny(Invisible) >= 0) text = string.Concat(text.Where(letter => !Invisible.Contains(letter)));
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))) text = text.Trim();
        if (text.Length > 1 && text[0] == '\'' && (char.IsAsciiLetterOrDigit(text[1]) || IsFormulaSign(text[1]))) text = text[1..];
        return text.Length == 0 ? null : text;
    }

    /// <summary>True when the text holds the replacement character of a failed conversion, or NUL.</summary>
    public static bool IsGarbled(string text) => text.AsSpan().IndexOfAny('\uFFFD', '\0') >= 0;

    /// <summary>True for a character with which a text would be taken for a formula by a spreadsheet.</summary>
    public static bool IsFormulaSign(char letter) => letter is '=' or '+' or '-' or '@';
}

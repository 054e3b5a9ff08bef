using System.Globalization;
using Registry.Import.Reading;

namespace Registry.Import;

/// <summary>Text for a cell of a CSV file that a spreadsheet program may open.</summary>
public static class SpreadsheetText
{
    /// <summary>The text; with an apostrophe before it when a spreadsheet would take it for a formula.</summary>
    /// <remarks>For what this program writes.</remarks>
    public static string Guard(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..] ? "'" + text : text;

    /// <summary>A cell that somebody sent, with an apostrophe before what a spreadsheet would take for a formula; numbers and a lone sign stay as they are.</summary>
    /// <remarks>Reading takes the apostrophe and blanks before a sign away again, so the copy reads the same.</remarks>
    public static string? GuardSent(string? text)
    {
        if (string.IsNullOrEmpty(text) || (!CellText.IsFormulaSign(text[0]) && !char.IsWhiteSpace(text[0]))) return text;
        var bare = text.TrimStart();
        var isFormula = bare.Length > 1 && CellText.IsFormulaSign(bare[0]) && !double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return isFormula ? "'" + bare : text;
    }
}

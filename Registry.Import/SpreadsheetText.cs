namespace Registry.Import;

/// <summary>Text for a cell of a CSV file that a spreadsheet program may open.</summary>
public static class SpreadsheetText
{
    /// <summary>The text; with an apostrophe before it when a spreadsheet would take it for a formula.</summary>
    /// <remarks>Only for what this program writes: the cells of a sender are data and stay as they are.</remarks>
    public static string Guard(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..] ? "'" + text : text;
}

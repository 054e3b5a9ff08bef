using System.Globalization;
using Registry.Import;

namespace Registry.Api.Tables;

/// <summary>Writes CSV: invariant culture, full precision, nothing for what is absent, no text that a spreadsheet takes for a formula.</summary>
internal static class CsvText
{
    /// <summary>Writes a header and rows.</summary>
    public static async Task WriteAsync(TextWriter output, IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows)
    {
        await output.WriteAsync(Line(header));
        foreach (var row in rows) await output.WriteAsync(Line(row));
    }

    /// <summary>Writes one row behind others.</summary>
    public static Task WriteAsync(TextWriter output, IEnumerable<object?> row) => output.WriteAsync(Line(row));

    private static string Line(IEnumerable<object?> fields) => string.Join(',', fields.Select(Field)) + "\n";

    private static string Field(object? value)
    {
        var text = value switch
        {
            null => "",
            string words => SpreadsheetText.Guard(words),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

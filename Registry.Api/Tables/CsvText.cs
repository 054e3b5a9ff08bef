using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Registry.Api.Tables;

/// <summary>Writes rows as CSV: invariant culture, full precision, the header being the names of the JSON members.</summary>
internal static class CsvText
{
    /// <summary>Writes header and rows.</summary>
    /// <param name="rows">The rows; read once.</param>
    /// <param name="output">Where to.</param>
    /// <param name="leaveOut">Columns that this table does not have.</param>
    public static async Task WriteAsync<T>(IEnumerable<T> rows, TextWriter output, params string[] leaveOut)
    {
        var columns = typeof(T).GetProperties()
            .Select(property => (property, name: property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name))
            .Where(column => !leaveOut.Contains(column.name))
            .ToList();
        await output.WriteAsync(string.Join(',', columns.Select(column => column.name)) + "\n");
        foreach (var row in rows)
            await output.WriteAsync(string.Join(',', columns.Select(column => Field(column.property.GetValue(row)))) + "\n");
    }

    private static string Field(object? value)
    {
        var text = value switch
        {
            null => "",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Registry.Api.Tables;

namespace Registry.Api.Compute;

/// <summary>What the calculator answers; JSON and CSV hold the same, in full precision.</summary>
/// <param name="Computation">The statistic.</param>
/// <param name="Parameters">Its parameters, defaults included.</param>
/// <param name="By">Columns that divide the rows into groups.</param>
/// <param name="Rows">Values of those columns, and the numbers of a row.</param>
/// <param name="Pooled">What was added up; null when nothing was.</param>
internal sealed record ComputeAnswer(
    Computation Computation, ParameterValues Parameters, IReadOnlyList<string> By,
    IReadOnlyList<(IReadOnlyList<string> Group, ResultRow Row)> Rows, Bilingual? Pooled)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    private static readonly Bilingual Beyond = new("有结果超出可表示的范围，已留空。", "A result is beyond the range of numbers and left empty.");

    private static readonly string[] Always = ["method", "note_zh", "note_en"];

    /// <summary>Names of the columns: groups, results, method, notes.</summary>
    public IReadOnlyList<string> Columns => [.. By, .. Computation.Results.Select(r => r.Name), .. Always];

    /// <summary>Writes CSV; the parameters and the citation stand in every row.</summary>
    public Task WriteCsvAsync(TextWriter output)
    {
        var parameters = string.Join("; ", Parameters.All.Where(p => p.Value.Length > 0).Select(p => $"{p.Key}={p.Value}"));
        return CsvText.WriteAsync(output, ["statistic", .. Columns, "parameters", "citation"],
            Rows.Select(row => Values(row).Prepend(Computation.Name).Append(parameters).Append(Computation.Citation)));
    }

    /// <summary>The answer as JSON.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            WriteHead(json);
            json.WriteStartArray("rows");
            foreach (var row in Rows) WriteRow(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    // A number that is none is left empty, and a note says so.
    private static object?[] Values((IReadOnlyList<string> Group, ResultRow Row) row)
    {
        var values = row.Row.Values.Select(value => value is double number && !double.IsFinite(number) ? Beyond : value).ToList();
        var note = row.Row.Note ?? (values.Contains(Beyond) ? Beyond : null);
        return [.. row.Group, .. values.Select(value => ReferenceEquals(value, Beyond) ? null : value), row.Row.Method, note?.Zh, note?.En];
    }

    private void WriteHead(Utf8JsonWriter json)
    {
        json.WriteString("statistic", Computation.Name);
        json.WriteString("titleZh", Computation.Title.Zh);
        json.WriteString("titleEn", Computation.Title.En);
        json.WriteStartObject("parameters");
        foreach (var parameter in Computation.AllParameters)
            if (parameter.Kind is ParameterKind.Number or ParameterKind.Whole) json.WriteNumber(parameter.Name, Parameters.Number(parameter.Name));
            else json.WriteString(parameter.Name, Parameters.Text(parameter.Name));
        json.WriteEndObject();
        if (Pooled is { } pooled)
        {
            json.WriteString("pooledZh", pooled.Zh);
            json.WriteString("pooledEn", pooled.En);
        }
        json.WriteString("methods", $"docs/methods.md, {Computation.Heading}");
        json.WriteString("citation", Computation.Citation);
    }

    private void WriteRow(Utf8JsonWriter json, (IReadOnlyList<string> Group, ResultRow Row) row)
    {
        json.WriteStartObject();
        foreach (var (name, value) in Columns.Zip(Values(row)))
        {
            json.WritePropertyName(name);
            switch (value)
            {
                case null: json.WriteNullValue(); break;
                case int number: json.WriteNumberValue(number); break;
                case double number: json.WriteNumberValue(number); break;
                case var text: json.WriteStringValue(text.ToString()); break;
            }
        }
        json.WriteEndObject();
    }
}

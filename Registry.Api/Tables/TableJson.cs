using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Registry.Analytics;
using Registry.Analytics.Tidy;
using Registry.Api.Populations;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>A table as JSON: the data state and the question once, then the rows, whose members are the columns of the CSV.</summary>
internal static class TableJson
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the table; rows go out while they are made.</summary>
    public static async Task WriteAsync(
        Stream output, CountCube cube, TableQuestion question, IReadOnlyList<string> columns, IEnumerable<TidyRow> rows,
        CancellationToken stop)
    {
        await using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        WriteHead(json, cube, question);
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            WriteRow(json, columns, row.Values);
            if (json.BytesPending > 1 << 16) await json.FlushAsync(stop);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The table as one text.</summary>
    public static async Task<string> TextAsync(
        CountCube cube, TableQuestion question, IReadOnlyList<string> columns, IEnumerable<TidyRow> rows, CancellationToken stop)
    {
        using var buffer = new MemoryStream();
        await WriteAsync(buffer, cube, question, columns, rows, stop);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteHead(Utf8JsonWriter json, CountCube cube, TableQuestion question)
    {
        json.WriteStartObject("dataState");
        json.WriteNumber("version", cube.State.Version);
        json.WriteString("at", cube.State.At);
        json.WriteEndObject();
        json.WriteString("siteScheme", question.Scheme.Code);
        json.WriteString("counting", cube.Tumours.Counting.Word());
        json.WriteString("deaths", cube.Tumours.Deaths.Word());
        json.WriteString("settings", question.Scheme.Settings.ToString());
        json.WriteStartArray("standards");
        foreach (var standard in question.Standards) json.WriteStringValue(standard.Code);
        json.WriteEndArray();
        json.WriteNumber("confidence", 0.95);
        if (StatisticalTables.Whole(cube, question) is { } whole)
        {
            json.WriteNumber("tumoursLeftOut", cube.Tumours.LeftOutIn(StatisticalTables.RegistriesOf(cube, question), whole.FromYear, whole.ToYear));
            WriteGaps(json, whole, question.Events);
            WritePopulations(json, PopulationProvenance.Of(cube, StatisticalTables.RegistriesOf(cube, question), new(whole.FromYear, whole.ToYear)));
        }
        json.WriteString("methods", CountingWords.Methods(cube, question.Scheme));
    }

    // What the rows do not hold: cases and deaths of unknown sex, registries and years that reported nothing.
    private static void WriteGaps(Utf8JsonWriter json, SiteTable whole, IReadOnlyList<RegistryEvent> events)
    {
        json.WriteStartObject("notTabulated");
        json.WriteNumber("cases", whole.NotTabulatedCases);
        json.WriteNumber("deaths", whole.NotTabulatedDeaths);
        json.WriteEndObject();
        json.WriteStartArray("incomplete");
        foreach (var what in events.Count > 0 ? events : [RegistryEvent.Incidence, RegistryEvent.Mortality])
            foreach (var (registry, year) in whole.Coverage(what == RegistryEvent.Mortality).WithoutData)
            {
                json.WriteStartObject();
                json.WriteString("registry", registry);
                json.WriteNumber("year", year);
                json.WriteString("event", what == RegistryEvent.Mortality ? "mortality" : "incidence");
                json.WriteEndObject();
            }
        json.WriteEndArray();
    }

    private static void WritePopulations(Utf8JsonWriter json, IReadOnlyList<PopulationProvenance> populations)
    {
        json.WriteStartArray("populations");
        // As bytes: serialising into the writer would flush it, which the answer of a service does not allow.
        foreach (var population in populations) json.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(population, Web));
        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, IReadOnlyList<string> columns, IReadOnlyList<object?> values)
    {
        json.WriteStartObject();
        for (var column = 0; column < columns.Count; column++)
        {
            json.WritePropertyName(columns[column]);
            switch (values[column])
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

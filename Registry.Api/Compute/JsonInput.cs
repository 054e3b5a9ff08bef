using System.Text.Json;

namespace Registry.Api.Compute;

/// <summary>Reads a question in JSON: <c>{ "parameters": { … }, "rows": [ { "age": "0-4", … } ] }</c>.</summary>
internal static class JsonInput
{
    private static readonly Bilingual Shape = new(
        "应为 { \"parameters\": { … }, \"rows\": [ { \"age\": \"0-4\", … } ] }。",
        "{ \"parameters\": { … }, \"rows\": [ { \"age\": \"0-4\", … } ] } is expected.");

    /// <summary>Parameters and rows of a text; what is wrong with it is refused, and so is a table beyond <see cref="InputLimits"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="companion">Name of the member that holds the rows of the second table; null where there is none.</param>
    /// <param name="refusals">What is refused is added.</param>
    public static (IReadOnlyDictionary<string, string> Parameters, InputTable Table, InputTable? Companion) Read(
        string text, string? companion, List<ComputeRefusal> refusals)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!CsvInput.IsText(text, refusals)) return (parameters, new([], []), null);
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("rows", out var rows) || rows.ValueKind != JsonValueKind.Array)
            {
                refusals.Add(new("rows", Shape));
                return (parameters, new([], []), null);
            }
            foreach (var stranger in root.EnumerateObject().Where(p => p.Name is not ("rows" or "parameters") && p.Name != companion))
                refusals.Add(new(stranger.Name, Stranger(stranger.Name, companion)));
            if (root.TryGetProperty("parameters", out var said) && said.ValueKind == JsonValueKind.Object)
                foreach (var parameter in said.EnumerateObject())
                    parameters[parameter.Name] = parameter.Value.ValueKind == JsonValueKind.Array
                        ? string.Join(',', parameter.Value.EnumerateArray().Select(TextOf)) : TextOf(parameter.Value) ?? "";
            var second = companion is not null && root.TryGetProperty(companion, out var member) && member.ValueKind == JsonValueKind.Array
                ? Table(member, refusals) : null;
            return (parameters, Table(rows, refusals), second);
        }
        catch (ComputeRefusedException refused)
        {
            refusals.AddRange(refused.Refusals);
            return (parameters, new([], []), null);
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber + 1;
            refusals.Add(new("input", new($"第 {line} 行不是合法的 JSON。{Shape.Zh}", $"is no JSON at line {line}. {Shape.En}")));
            return (parameters, new([], []), null);
        }
    }

    private static Bilingual Stranger(string name, string? companion) => name is "geometry" or "key"
        ? new("是地图的成员：请加 format=geojson。", "belongs to a map: say format=geojson.")
        : new Bilingual("没有这个成员；", "there is no such member; ") + KnownWords.Instead(name, companion is null ? ["parameters", "rows"] : ["parameters", "rows", companion]);

    private static InputTable Table(JsonElement rows, List<ComputeRefusal> refusals)
    {
        var count = rows.GetArrayLength();
        InputLimits.MustFit("rows", count, columns: 0);
        var (header, names) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var lines = new List<Dictionary<string, string?>>();
        foreach (var row in rows.EnumerateArray())
        {
            var values = new Dictionary<string, string?>(StringComparer.Ordinal);
            lines.Add(values);
            if (row.ValueKind != JsonValueKind.Object)
            {
                if (refusals.Count < InputLimits.MostRefusedRows) refusals.Add(new($"rows[{lines.Count - 1}]", Shape));
                continue;
            }
            foreach (var value in row.EnumerateObject())
            {
                if (names.Add(value.Name))
                {
                    header.Add(value.Name);
                    InputLimits.MustFit($"rows[{lines.Count - 1}]", count, header.Count);
                }
                values[value.Name] = TextOf(value.Value);
            }
        }
        return new(header, [.. lines.Select((values, i) => new InputLine($"rows[{i}]", [.. header.Select(name => values.GetValueOrDefault(name))]))]);
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 } text ? text : null,
        _ => value.GetRawText(),
    };
}

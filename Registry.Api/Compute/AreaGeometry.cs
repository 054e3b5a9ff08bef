using System.Text.Json;
using System.Text.Json.Nodes;

namespace Registry.Api.Compute;

/// <summary>An answer by area as a map: the GeoJSON of the caller with the numbers of each area among the properties of its feature.</summary>
internal static class AreaGeometry
{
    private const int MostNamed = 5;

    /// <summary>True for a statistic that answers one row an area.</summary>
    public static bool CanCarry(Computation computation) => computation.Results.Any(r => r.Name == AreaRows.Area.Name);

    /// <summary>The map, with statistic, parameters and citation beside its features.</summary>
    /// <param name="answer">Answer of a statistic that <see cref="CanCarry"/> takes, not divided into groups.</param>
    /// <param name="geometry">A GeoJSON FeatureCollection (RFC 7946). Features without a row keep their own properties.</param>
    /// <param name="key">The property that holds name or code of the area.</param>
    /// <exception cref="ComputeRefusedException">The text is no such collection, an area has no feature or several, or several rows.</exception>
    public static string Join(ComputeAnswer answer, string geometry, string key)
    {
        var map = Read(geometry);
        var features = map["features"]!.AsArray().OfType<JsonObject>().ToLookup(f => Named(f, key));
        var whole = JsonNode.Parse(answer.ToJson())!.AsObject();
        var rows = whole["rows"]!.AsArray().Select(r => r!.AsObject()).ToLookup(r => (string)r[AreaRows.Area.Name]!);
        MustMatch(rows.Where(r => r.Count() > 1), "有多行；请勿用 by 分组", "several rows; a map holds one row for each, so leave by out");
        MustMatch(rows.Where(r => !features[r.Key].Any()), $"在几何文件的属性 {key} 中找不到", $"no feature; the property {key} of one must hold the name");
        MustMatch(rows.Where(r => features[r.Key].Skip(1).Any()), $"在几何文件中有多个要素；请合并为一个 MultiPolygon", "several features; make them one MultiPolygon");
        foreach (var row in rows) AddTo(features[row.Key].Single(), row.Single());
        foreach (var (name, value) in whole.Where(p => p.Key != "rows")) map[name] = value?.DeepClone();
        return map.ToJsonString(ComputeText.Readable);
    }

    private static void AddTo(JsonObject feature, JsonObject row)
    {
        var properties = feature["properties"]!.AsObject();
        foreach (var (name, value) in row) properties[name] = value?.DeepClone();
    }

    // A code may be a number on the map and a text in the rows.
    private static string? Named(JsonObject feature, string key) =>
        feature["properties"] is JsonObject properties && properties[key] is JsonValue value ? value.ToString() : null;

    private static JsonObject Read(string geometry)
    {
        try
        {
            if (JsonNode.Parse(geometry) is JsonObject map && (map["type"] as JsonValue)?.ToString() == "FeatureCollection" && map["features"] is JsonArray) return map;
        }
        catch (JsonException)
        {
            // Said below, as for JSON that is something else.
        }
        throw ComputeInput.Refuse("geometry", "不是 GeoJSON 的 FeatureCollection；请另存为 GeoJSON。", "is no GeoJSON FeatureCollection; save the map as GeoJSON.");
    }

    private static void MustMatch(IEnumerable<IGrouping<string, JsonObject>> wrong, string zh, string en)
    {
        var names = wrong.Select(r => r.Key).ToList();
        if (names.Count == 0) return;
        var (some, more) = (string.Join(", ", names.Take(MostNamed)), names.Count - MostNamed);
        throw ComputeInput.Refuse("geometry", $"{names.Count} 个地区（{some}{(more > 0 ? " 等" : "")}）{zh}。",
            $"{names.Count} areas ({some}{(more > 0 ? $" and {more} more" : "")}) have {en}.");
    }
}

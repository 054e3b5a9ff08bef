using System.Text.Json;
using System.Text.Json.Nodes;

namespace Registry.Api.Compute;

/// <summary>A question whose answer is wanted as a map: the GeoJSON of the areas stands in the body beside the rows.</summary>
/// <param name="Geometry">The map, as text.</param>
/// <param name="Key">The property of its features that holds name or code of the area.</param>
/// <param name="Question">The rest of the body: parameters and rows.</param>
internal sealed record ComputeMap(string Geometry, string Key, string Question)
{
    /// <summary>The media type of a map (RFC 7946).</summary>
    public const string MediaType = "application/geo+json";

    private const string GeometryMember = "geometry", KeyMember = "key";

    /// <summary>Takes map and key out of a body.</summary>
    /// <exception cref="ComputeRefusedException">The statistic does not answer by area, or the body has no map.</exception>
    public static ComputeMap Read(Computation computation, string body)
    {
        if (!AreaGeometry.CanCarry(computation))
        {
            var able = string.Join(", ", Computations.All.Where(AreaGeometry.CanCarry).Select(c => c.Name));
            throw ComputeInput.Refuse("format", $"geojson 只用于按地区给出结果的统计项：{able}。", $"geojson is for statistics that answer by area: {able}.");
        }
        if (Parse(body) is not { } question || !question.Remove(GeometryMember, out var geometry) || geometry is null)
            throw ComputeInput.Refuse(GeometryMember, "format=geojson 时正文须为 JSON，其 geometry 为各地区的 GeoJSON FeatureCollection，key 为要素中存放地区的属性名（默认 area）。",
                "is missing: with format=geojson the body is JSON, its geometry the GeoJSON FeatureCollection of the areas, its key the property of the features that holds the area (default area).");
        question.Remove(KeyMember, out var key);
        return new(geometry.ToJsonString(), (key as JsonValue)?.ToString() ?? AreaRows.Area.Name, question.ToJsonString());
    }

    /// <summary>The answer as a map.</summary>
    /// <exception cref="ComputeRefusedException">Map and answer do not fit.</exception>
    public string Of(ComputeAnswer answer) => AreaGeometry.Join(answer, Geometry, Key);

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;                                   // what is said of a missing map says how the body looks
        }
    }
}

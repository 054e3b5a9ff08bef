using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Registry.Api.Serving;

/// <summary>Compares JSON with the type that will be made of it; what does not fit is refused under its place, such as answers[2].check.</summary>
/// <remarks>No value stands in what is said of it: a body may hold names and numbers of persons.</remarks>
internal sealed class MemberCheck(JsonSerializerOptions options, Refusals refusals)
{
    private const int MostRefusals = 20;

    /// <summary>What was refused.</summary>
    public Refusals Refusals => refusals;

    /// <summary>Looks at a value and everything inside.</summary>
    public void Look(JsonElement value, Type type, string place)
    {
        if (refusals.Count >= MostRefusals) return;
        var info = options.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                Members(value, info, place);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var element in value.EnumerateArray()) Look(element, info.ElementType!, $"{place}[{index++}]");
                break;
            case JsonTypeInfoKind.None when Fits(value, info):
                break;
            default:
                refusals.Say(place.Length == 0 ? "body" : place, Expected(type));
                break;
        }
    }

    /// <summary>What is expected where a type stands.</summary>
    public Bilingual Expected(Type type) => options.GetTypeInfo(type) switch
    {
        { Kind: JsonTypeInfoKind.Object } info => new(
            $"应为 JSON 对象，其成员有 {string.Join("、", info.Properties.Select(p => p.Name))}。",
            $"a JSON object is expected, with the members {string.Join(", ", info.Properties.Select(p => p.Name))}."),
        { Kind: JsonTypeInfoKind.Enumerable } => new("应为方括号中的列表。", "a list in square brackets is expected."),
        _ => Leaf(Nullable.GetUnderlyingType(type) ?? type),
    };

    private void Members(JsonElement value, JsonTypeInfo info, string place)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in value.EnumerateObject())
        {
            var name = place.Length == 0 ? member.Name : $"{place}.{member.Name}";
            var known = info.Properties.FirstOrDefault(property => property.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase));
            if (known is null) refusals.AddUnknown(name, member.Name, new("成员", "member"), [.. info.Properties.Select(property => property.Name)]);
            else if (!seen.Add(member.Name)) refusals.Say(name, new("写了两次；请只留一个。", "stands twice; keep one."));
            else if (member.Value.ValueKind != JsonValueKind.Null || !IsReference(known.PropertyType)) Look(member.Value, known.PropertyType, name);
        }
    }

    private static bool IsReference(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private static bool Fits(JsonElement value, JsonTypeInfo info)
    {
        try
        {
            return value.Deserialize(info) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Bilingual Leaf(Type type) =>
        type == typeof(string) ? new("应为引号中的文本。", "a text in quotes is expected.")
        : type == typeof(bool) ? new("应为 true 或 false。", "true or false is expected.")
        : type.IsEnum ? OneOf(Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))
        : type == typeof(double) ? new("应为数。", "a number is expected.")
        : type.IsPrimitive ? new("应为不带引号的整数。", "a whole number without quotes is expected.")
        : new("类型不符。", "a value of another type is expected.");

    private static Bilingual OneOf(IEnumerable<string> words)
    {
        var list = string.Join(", ", words);
        return new($"应为 {list} 之一。", $"one of {list} is expected.");
    }
}

using System.Text.Json;

namespace Registry.Import.Reading;

/// <summary>A saved mapping of the headers of one system's files to items.</summary>
/// <remarks>
/// JSON: <c>{ "name": "…", "columns": { "their header": "item_name" }, "separator": ";", "dateOrder": "ymd" }</c>; the last two may be absent.
/// </remarks>
public sealed record ColumnProfile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>Name of the profile, printed in how the file was read.</summary>
    public required string Name { get; init; }

    /// <summary>Header as written in their files → snake-case name of the item.</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>Separator of their text files, or null.</summary>
    public string? Separator { get; init; }

    /// <summary>Order of the parts of their dates: ymd (also when absent), dmy or mdy. Dates are rewritten to year-month-day while reading.</summary>
    public string? DateOrder { get; init; }

    /// <summary>Reads a profile and proves it.</summary>
    /// <exception cref="FormatException">It is not such a JSON object, or names an item that does not exist; the message says which.</exception>
    public static ColumnProfile Parse(string json)
    {
        ColumnProfile profile;
        try
        {
            profile = JsonSerializer.Deserialize<ColumnProfile>(json, Json) ?? throw new FormatException("The profile is empty.");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"The profile is not valid JSON with name and columns: {fault.Message}", fault);
        }
        profile.Prove();
        return profile;
    }

    private void Prove()
    {
        var unknown = Columns.Values.Where(item => ItemCatalogue.Find(item) is null).ToList();
        if (unknown.Count > 0) throw new FormatException($"The profile names items that do not exist: {string.Join(", ", unknown)}.");
        var twice = Columns.GroupBy(column => column.Value, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        if (twice.Count > 0) throw new FormatException($"The profile maps two columns to: {string.Join(", ", twice)}.");
        if (DateOrder is not (null or "ymd" or "dmy" or "mdy")) throw new FormatException($"dateOrder is ymd, dmy or mdy, not {DateOrder}.");
        if (Separator is not null && Separator.Length != 1) throw new FormatException("separator is one character.");
    }
}

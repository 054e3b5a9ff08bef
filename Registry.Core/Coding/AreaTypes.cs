namespace Registry.Core.Coding;

/// <summary>Urban or rural by registry: the rule of the code, except where a list says otherwise.</summary>
/// <remarks>The list is a CSV with the columns code and area_type (urban or rural; 城市 or 农村; 1 or 2).</remarks>
public sealed class AreaTypes
{
    private readonly Dictionary<string, AreaType> _listed;

    private AreaTypes(Dictionary<string, AreaType> listed) => _listed = listed;

    /// <summary>The rule alone.</summary>
    public static AreaTypes ByRule { get; } = new([]);

    /// <summary>Reads a list of exceptions.</summary>
    /// <exception cref="InvalidDataException">A column is missing, a code has the wrong form or stands twice, or a type is unknown.
    /// The message names the line.</exception>
    public static AreaTypes Read(Stream csv)
    {
        var listed = new Dictionary<string, AreaType>(StringComparer.Ordinal);
        var line = 1;
        foreach (var row in EmbeddedTable.Read(csv))
        {
            line++;
            if (!row.TryGetValue("code", out var code) || !row.TryGetValue("area_type", out var type))
                throw new InvalidDataException("Columns code and area_type are needed.");
            if (!Area.IsWellFormed(code)) throw new InvalidDataException($"Line {line}: {code} is no division code.");
            var read = TypeOf(type) ?? throw new InvalidDataException($"Line {line}: {type} is neither urban nor rural.");
            if (!listed.TryAdd(code, read)) throw new InvalidDataException($"Line {line}: {code} stands twice.");
        }
        return new(listed);
    }

    /// <summary>Urban or rural.</summary>
    /// <param name="code">Registry code, six digits.</param>
    public AreaType Of(string code) => _listed.TryGetValue(code, out var type) ? type : Area.TypeOf(code);

    private static AreaType? TypeOf(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "1" or "URBAN" or "城市" => AreaType.Urban,
            "2" or "RURAL" or "农村" => AreaType.Rural,
            _ => null,
        };
}

using Registry.Core.Coding;

namespace Registry.Api.Coding;

/// <summary>Reads the codes that a caller wants to know about.</summary>
internal static class CodingQuestion
{
    /// <summary>Morphology with behaviour, such as 8140/3; null when there is no such code.</summary>
    public static Morphology? Morphology(string? text) =>
        Core.Coding.Morphology.Split(text) is { Behaviour: { } digit and >= '0' and <= '3' } parts && Histology.TryParse(parts.Histology) is { } histology
            ? new(histology, (Behaviour)(digit - '0'))
            : null;

    /// <summary>Sex 0, 1, 2 or 9; unknown when it is left out, null for anything else.</summary>
    public static Sex? Sex(string? text) => text?.Trim() switch
    {
        null or "" or "0" => Core.Coding.Sex.Unknown,
        "1" => Core.Coding.Sex.Male,
        "2" => Core.Coding.Sex.Female,
        "9" => Core.Coding.Sex.NotStated,
        _ => null,
    };
}

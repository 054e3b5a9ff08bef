using Registry.Core.Coding;

namespace Registry.Api.Populations;

/// <summary>Definitions of a population as a caller writes them.</summary>
internal static class DefinitionWords
{
    /// <summary>huji (household-registered) or changzhu (usual residents).</summary>
    public static string Word(this PopulationBasis basis) => basis == PopulationBasis.Registered ? "huji" : "changzhu";

    /// <summary>Reads huji, 户籍, changzhu or 常住; null for any other word.</summary>
    public static PopulationBasis? Read(string? word) => word?.Trim() switch
    {
        "huji" or "户籍" => PopulationBasis.Registered,
        "changzhu" or "常住" => PopulationBasis.UsualResidence,
        _ => null,
    };
}

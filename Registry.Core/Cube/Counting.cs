namespace Registry.Core.Cube;

/// <summary>Which tumours of a person with several are counted.</summary>
public enum Counting
{
    /// <summary>Every registered tumour.</summary>
    All,

    /// <summary>Primaries by the international rules of 2004: records that are the same tumour count once.</summary>
    Primaries,

    /// <summary>The first primary of each person only.</summary>
    First,
}

/// <summary>Where the deaths of mortality and M:I come from.</summary>
public enum DeathSource
{
    /// <summary>Deaths of residents by underlying cause, registered as cases or not: the death files.</summary>
    VitalStatistics,

    /// <summary>Registered cases that died of cancer, by their date of death.</summary>
    RegisteredCases,
}

/// <summary>What was counted, and what was left out for it.</summary>
/// <param name="Counting">Which tumours of a person are counted.</param>
/// <param name="LeftOut">Tumours that are not counted, by registry and year of incidence; nothing when every tumour counts.</param>
public sealed record CountedTumours(Counting Counting, IReadOnlyDictionary<RegistryYear, int> LeftOut)
{
    /// <summary>Where the deaths come from.</summary>
    public DeathSource Deaths { get; init; }

    /// <summary>Every registered tumour.</summary>
    public static CountedTumours All { get; } = new(Counting.All, new Dictionary<RegistryYear, int>());

    /// <summary>Tumours not counted, of some registries over a period.</summary>
    public int LeftOutIn(IReadOnlyCollection<string> registries, int fromYear, int toYear) =>
        LeftOut.Where(l => l.Key.Year >= fromYear && l.Key.Year <= toYear && registries.Contains(l.Key.Registry)).Sum(l => l.Value);
}

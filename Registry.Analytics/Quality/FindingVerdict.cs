namespace Registry.Analytics.Quality;

/// <summary>What is said of a quality indicator. Nothing is ever refused for it.</summary>
public enum FindingVerdict
{
    /// <summary>Within the limits.</summary>
    Fine,

    /// <summary>Outside the limits by more than chance: the registry is asked to explain.</summary>
    Explain,

    /// <summary>Outside the limits, but its confidence interval reaches into them.</summary>
    Chance,

    /// <summary>Too few cases, or too few registries to compare with, to say anything.</summary>
    TooFew,

    /// <summary>It cannot be computed: no deaths, no population, no year before.</summary>
    NoData,
}

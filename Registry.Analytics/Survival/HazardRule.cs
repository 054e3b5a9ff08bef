namespace Registry.Analytics.Survival;

/// <summary>What hazard of the population a person has in a piece of time in which a birthday or a New Year lies.</summary>
internal enum HazardRule
{
    /// <summary>That of the beginning of the piece, as relsurv takes it for Pohar Perme and Ederer II.</summary>
    AtStart,

    /// <summary>The mean over the piece.</summary>
    Mean,
}

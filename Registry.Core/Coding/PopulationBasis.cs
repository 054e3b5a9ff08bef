namespace Registry.Core.Coding;

/// <summary>Whose residence a population count means. Rates on different bases are different rates.</summary>
public enum PopulationBasis
{
    /// <summary>户籍 household-registered population.</summary>
    Registered = 1,

    /// <summary>常住 usual residents.</summary>
    UsualResidence = 2,
}

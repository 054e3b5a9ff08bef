namespace Registry.Analytics;

/// <summary>What is counted.</summary>
public enum RegistryEvent
{
    /// <summary>New cases.</summary>
    Incidence = 1,

    /// <summary>Deaths.</summary>
    Mortality = 2,
}

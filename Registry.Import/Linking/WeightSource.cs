namespace Registry.Import.Linking;

/// <summary>Where the weights of a comparison come from.</summary>
public enum WeightSource
{
    /// <summary>From general experience: the data are too few.</summary>
    Defaults,

    /// <summary>Estimated from the data.</summary>
    Estimated,
}

namespace Registry.Analytics.SmallAreas;

/// <summary>Where an area stands beside its neighbours: its ratio and their mean, each above or not above the mean of all areas.</summary>
public enum LocalPlace
{
    /// <summary>A high ratio among high ones.</summary>
    HighAmongHigh,

    /// <summary>A low ratio among low ones.</summary>
    LowAmongLow,

    /// <summary>A high ratio among low ones.</summary>
    HighAmongLow,

    /// <summary>A low ratio among high ones.</summary>
    LowAmongHigh,
}

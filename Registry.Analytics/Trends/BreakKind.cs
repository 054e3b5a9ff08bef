namespace Registry.Analytics.Trends;

/// <summary>What happened at a known break of a series.</summary>
public enum BreakKind
{
    /// <summary>Another edition or rule of coding.</summary>
    Coding,

    /// <summary>A screening programme began or changed.</summary>
    Screening,

    /// <summary>The area or its people changed.</summary>
    Area,

    /// <summary>Another way of reporting, such as reports from hospital systems.</summary>
    Reporting,
}

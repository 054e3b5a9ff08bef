namespace Registry.Analytics.Trends;

/// <summary>The distribution behind limits and p of a trend.</summary>
public enum TrendLimits
{
    /// <summary>Student's t with n − 2 degrees of freedom.</summary>
    StudentT,

    /// <summary>Normal: too narrow for a short series; for comparison with programs that use it.</summary>
    Normal,
}

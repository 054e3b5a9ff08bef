namespace Registry.Analytics.Trends;

/// <summary>Where the search looks for joinpoints.</summary>
public enum JoinpointSearch
{
    /// <summary>At the years, or at equally spaced places between them too (Lerman).</summary>
    Grid,

    /// <summary>At any time; a joinpoint between two years lies where the lines on either side meet (Hudson).</summary>
    Continuous,
}

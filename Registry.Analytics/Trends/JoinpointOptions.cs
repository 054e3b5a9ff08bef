namespace Registry.Analytics.Trends;

/// <summary>What can be chosen about a joinpoint regression; the defaults are those of the Joinpoint program since version 4.5, but for constant weights.</summary>
public sealed record JoinpointOptions : TrendOptions
{
    /// <summary>Fewest years strictly before the first joinpoint and strictly after the last; 1 or more.</summary>
    public int LeastAtEnds { get; init; } = 2;

    /// <summary>Fewest years strictly between two joinpoints; 0 or more.</summary>
    public int LeastBetween { get; init; } = 2;

    /// <summary>Places between two years where a joinpoint may lie, equally spaced; 0 for joinpoints at years only.</summary>
    public int GridPointsBetween { get; init; }
}

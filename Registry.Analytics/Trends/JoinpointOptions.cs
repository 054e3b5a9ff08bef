namespace Registry.Analytics.Trends;

/// <summary>What can be chosen about a joinpoint regression; the defaults are those of the Joinpoint program since version 4.5, but for constant weights.</summary>
public sealed record JoinpointOptions : TrendOptions
{
    /// <summary>Fewest years strictly before the first joinpoint and strictly after the last; 1 or more.</summary>
    public int LeastAtEnds { get; init; } = 2;

    /// <summary>Fewest years strictly between two joinpoints; 0 or more.</summary>
    public int LeastBetween { get; init; } = 2;

    /// <summary>Where joinpoints are looked for.</summary>
    public JoinpointSearch Search { get; init; } = JoinpointSearch.Grid;

    /// <summary>Places between two years where a joinpoint may lie, equally spaced; 0 for joinpoints at years only.</summary>
    public int GridPointsBetween { get; init; }

    /// <summary>Correlation of the residuals of successive years, above −1 and below 1; null for one estimated from the series.</summary>
    public double? Autocorrelation { get; init; } = 0;

    /// <summary>Known breaks: the last year before each change of coding, area or screening that moved the level but not the trend.</summary>
    public IReadOnlyList<double> Breaks { get; init; } = [];

    /// <summary>Distribution of the limits and of p of slopes.</summary>
    public TrendLimits Limits { get; init; } = TrendLimits.StudentT;

    /// <exception cref="ArgumentException">A distance, the grid or the autocorrelation is impossible, or a combination is not offered.</exception>
    internal void MustBePossible()
    {
        if (LeastAtEnds < 1 || LeastBetween < 0 || GridPointsBetween < 0)
            throw new StatisticRefusedException(
                $"两端至少 {LeastAtEnds} 年、转折点之间至少 {LeastBetween} 年、年份之间 {GridPointsBetween} 个网格点：前者应不小于 1，后两者不小于 0。",
                $"At least {LeastAtEnds} years at the ends, {LeastBetween} between joinpoints and {GridPointsBetween} places between years: the first is 1 or more, the others 0 or more.");
        if (Autocorrelation is { } fixedAt && !(fixedAt is > -1 and < 1))
            throw new StatisticRefusedException(
                $"自相关 {fixedAt} 不在 -1 与 1 之间。",
                $"Autocorrelation {fixedAt} is not between -1 and 1.");
        if (Search == JoinpointSearch.Continuous && (Autocorrelation != 0 || Breaks.Count > 0))
            throw new StatisticRefusedException(
                "连续搜索对各部分分别拟合，不能与自相关或断点同用；请用网格搜索并在年份之间加网格点。",
                "The continuous search fits each part on its own and knows neither autocorrelation nor breaks; use the grid, with places between years.");
    }
}

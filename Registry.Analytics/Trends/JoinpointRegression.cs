namespace Registry.Analytics.Trends;

/// <summary>Straight lines that meet at joinpoints: in which years a trend changed, and what it was before and after.</summary>
/// <remarks>Lerman PM. Appl Stat 1980;29:77-84. Kim HJ, Fay MP, Feuer EJ, Midthune DN. Stat Med 2000;19:335-351. What the papers leave open
/// follows the Joinpoint program of the National Cancer Institute, versions 4.5 and later.</remarks>
public static class JoinpointRegression
{
    /// <summary>The model of least sum of squares with a given number of joinpoints.</summary>
    /// <param name="points">A rate for each year, in any order.</param>
    /// <param name="joinpoints">How many joinpoints; 0 is one straight line.</param>
    /// <param name="options">Scale, weights, distances and grid; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no room for so many joinpoints, fewer than three years take part, a year comes twice, or a
    /// number is not as <see cref="TrendPoint"/> says.</exception>
    public static JoinpointModel Fit(IReadOnlyList<TrendPoint> points, int joinpoints, JoinpointOptions? options = null)
    {
        options ??= new();
        return JoinpointFit.Of(TrendSeries.Of(points, options), options, _ => joinpoints).Model(joinpoints);
    }
}

namespace Registry.Analytics.Trends;

/// <summary>A series whose earlier years are put on the coding of the later ones by a ratio known from records coded both ways.</summary>
/// <remarks>Chen HS, Zeichner S, Anderson RN, Espey DK, Kim HJ, Feuer EJ. J Off Stat 2020;36:49-62.</remarks>
public static class ComparabilityRatio
{
    /// <summary>Years up to the last of the old coding times the ratio; the error of the ratio goes into their standard errors.</summary>
    /// <param name="points">A rate for each year.</param>
    /// <param name="lastYear">Last year of the old coding.</param>
    /// <param name="ratio">Cases by the new coding over cases by the old, of the same records; above 0.</param>
    /// <param name="standardError">Its standard error; 0 or more.</param>
    /// <exception cref="ArgumentException">The ratio is not above 0, its standard error is negative, or no year lies on one side of the change.</exception>
    public static IReadOnlyList<TrendPoint> Apply(IReadOnlyList<TrendPoint> points, double lastYear, double ratio, double standardError = 0)
    {
        if (!(ratio > 0 && double.IsFinite(ratio) && standardError >= 0 && double.IsFinite(standardError)))
            throw new StatisticRefusedException(
                $"可比性比 {ratio}，标准误 {standardError}：前者应大于 0，后者不小于 0。",
                $"Comparability ratio {ratio} with standard error {standardError}: the first is above 0, the second 0 or more.");
        if (!points.Any(p => p.Year <= lastYear) || !points.Any(p => p.Year > lastYear))
            throw new StatisticRefusedException(
                $"{lastYear} 年后的变更一侧没有年份。",
                $"The change after {lastYear} has no years on one side of it.");
        return [.. points.Select(p => p.Year > lastYear ? p : p with
        {
            Rate = p.Rate * ratio,
            StandardError = p.StandardError is { } error ? Math.Sqrt(ratio * ratio * error * error + p.Rate * p.Rate * standardError * standardError) : null,
        })];
    }
}

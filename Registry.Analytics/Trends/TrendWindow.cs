namespace Registry.Analytics.Trends;

/// <summary>A window of which a mean change is asked for: a period, or the last years of a series.</summary>
/// <param name="FromYear">First year; of a window at the end how many years before the last.</param>
/// <param name="ToYear">Last year; null for a window at the end.</param>
public sealed record TrendWindow(double FromYear, double? ToYear)
{
    /// <summary>A window at the end of each series.</summary>
    /// <param name="years">How many years before the last it begins: 9 is a window of ten calendar years, nine steps long.</param>
    public static TrendWindow OfLast(double years) => new(years, null);

    /// <summary>The mean change of a model over it.</summary>
    /// <exception cref="StatisticRefusedException">The window is empty or leaves the series.</exception>
    public AverageChange Of(JoinpointModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ToYear is { } last ? model.Average(FromYear, last) : model.AverageOfLast(FromYear);
    }
}

namespace Registry.Analytics.Trends;

/// <summary>How many joinpoints a series has, by an information criterion.</summary>
/// <remarks>Zhang NR, Siegmund DO. Biometrics 2007;63:22-32 (BIC3). Joinpoint Help Manual, National Cancer Institute (weighted BIC).</remarks>
public static class JoinpointSelection
{
    /// <summary>Most joinpoints that are ever tried.</summary>
    public const int Most = 5;

    /// <summary>Most joinpoints worth trying with a number of years: 0 below 7, 1 to 11, 2 to 16, 3 to 21, 4 to 26, then 5.</summary>
    public static int MostFor(int years) => Math.Clamp((years - 2) / 5, 0, Most);

    /// <summary>The model with the least criterion; of equals the one with fewer joinpoints.</summary>
    /// <param name="points">A rate for each year, in any order.</param>
    /// <param name="most">Most joinpoints tried, 0 to 5; null for <see cref="MostFor"/>, or fewer where there is no room.</param>
    /// <param name="criterion">What is compared.</param>
    /// <param name="options">Scale, weights, distances and grid; null for the defaults.</param>
    /// <exception cref="ArgumentException">More than five joinpoints are asked for, or as <see cref="JoinpointRegression.Fit"/>.</exception>
    public static SelectedJoinpoints Of(
        IReadOnlyList<TrendPoint> points, int? most = null, SelectionCriterion criterion = SelectionCriterion.WeightedBic, JoinpointOptions? options = null)
    {
        options ??= new();
        var fit = JoinpointFit.Of(TrendSeries.Of(points, options), options, plain => LastOf(plain, most));
        return Of(fit, most, criterion);
    }

    internal static SelectedJoinpoints Of(JoinpointFit fit, int? most, SelectionCriterion criterion)
    {
        var last = LastOf(fit, most);
        JoinpointModel[] models = [.. Enumerable.Range(0, last + 1).Select(fit.Model)];
        var selected = models.MinBy(model => Value(model.Criteria, criterion) ?? double.NegativeInfinity)!;
        return new(selected, models, $"least {Name(criterion)} of 0 to {last} joinpoints");
    }

    internal static int LastOf(JoinpointFit fit, int? most) => most switch
    {
        null => Math.Min(MostFor(fit.Series.Count), fit.MostJoinpoints),
        >= 0 and <= Most => most.Value,
        _ => throw new StatisticRefusedException(
            $"转折点 {most} 个；可试 0 至 {Most} 个。",
            $"{most} joinpoints; 0 to {Most} are tried."),
    };

    private static double? Value(JoinpointCriteria criteria, SelectionCriterion criterion) => criterion switch
    {
        SelectionCriterion.Bic => criteria.Bic,
        SelectionCriterion.Bic3 => criteria.Bic3,
        _ => criteria.WeightedBic,
    };

    private static string Name(SelectionCriterion criterion) => criterion switch
    {
        SelectionCriterion.Bic => "BIC",
        SelectionCriterion.Bic3 => "BIC3",
        _ => "weighted BIC",
    };
}

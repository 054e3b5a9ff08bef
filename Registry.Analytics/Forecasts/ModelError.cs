namespace Registry.Analytics.Forecasts;

/// <summary>What models do not know of themselves: how far back-tested forecasts missed, beyond the estimation and Poisson errors that they declare.</summary>
/// <remarks>
/// A wrong slope makes an error in proportion to the periods ahead, hence the variance is told for one period and grows with their square.
/// A few points say little of one model: it is drawn towards the median of the models with the weight of two points, so that no model is believed because it was lucky.
/// </remarks>
internal static class ModelError
{
    private const double PriorPoints = 2;

    /// <summary>Relative variance one period ahead of each model; not negative.</summary>
    public static IReadOnlyDictionary<ForecastModel, double> Of(IEnumerable<BackTestPoint> points)
    {
        var own = points.GroupBy(p => p.Model).ToDictionary(g => g.Key, g => (Points: g.Count(), Variance: Math.Max(0, g.Average(Beyond))));
        if (own.Count == 0) return new Dictionary<ForecastModel, double>();
        var usual = Median([.. own.Values.Select(o => o.Variance)]);
        return own.ToDictionary(o => o.Key, o => (o.Value.Points * o.Value.Variance + PriorPoints * usual) / (o.Value.Points + PriorPoints));
    }

    // The miss on the scale of roots, where a Poisson count has one variance, as a share of the expected; less the variance the model declares.
    private static double Beyond(BackTestPoint point)
    {
        var expected = Math.Max(point.Predicted.Expected, 0.5);
        var miss = 2 * (Math.Sqrt(point.Observed) - Math.Sqrt(expected)) / Math.Sqrt(expected);
        var declared = point.Predicted.StandardDeviation / expected;
        return (miss * miss - Math.Min(declared * declared, 1e6)) / ((double)point.Horizon * point.Horizon);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

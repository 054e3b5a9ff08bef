namespace Registry.Analytics.Forecasts;

/// <summary>The back-test of some models on one table.</summary>
/// <param name="Points">Every forecast with what came.</param>
/// <param name="Refusals">Why a model could not be tested at an origin.</param>
/// <param name="Confidence">Level of the intervals.</param>
public sealed record BackTestResult(IReadOnlyList<BackTestPoint> Points, IReadOnlyDictionary<ForecastModel, string> Refusals, double Confidence)
{
    /// <summary>Score of a model over all horizons; null when it could not be tested.</summary>
    public BackTestScore? Of(ForecastModel model) => Score(null, Points.Where(p => p.Model == model));

    /// <summary>Scores of a model by horizon.</summary>
    public IReadOnlyList<BackTestScore> ByHorizon(ForecastModel model) =>
        [.. Points.Where(p => p.Model == model).GroupBy(p => p.Horizon).OrderBy(g => g.Key).Select(g => Score(g.Key, g)!)];

    /// <summary>Weights in proportion to 1/ranked score, of models that were tested at every origin; an origin may be left out.</summary>
    /// <param name="without">Origin left out; null for none.</param>
    public IReadOnlyDictionary<ForecastModel, double> Weights(int? without = null)
    {
        var points = Points.Where(p => p.Held != without).ToList();
        var most = points.Count == 0 ? 0 : points.GroupBy(p => p.Model).Max(g => g.Count());
        var shares = points.GroupBy(p => p.Model).Where(g => g.Count() == most).ToDictionary(g => g.Key, g => 1 / Math.Max(0.01, Score(null, g)!.RankedPercent));
        var sum = shares.Values.Sum();
        return shares.ToDictionary(s => s.Key, s => s.Value / sum);
    }

    /// <summary>Score of the weighted models together, each origin with weights that the other origins gave (equal ones where there is no other).</summary>
    public BackTestScore? Ensemble()
    {
        var scores = new List<(double Observed, PooledCount Pool)>();
        foreach (var origin in Points.GroupBy(p => p.Held))
        {
            var weights = Points.Any(p => p.Held != origin.Key) ? Weights(without: origin.Key) : origin.Select(p => p.Model).Distinct().ToDictionary(m => m, _ => 1.0);
            foreach (var period in origin.Where(p => p.Observed > 0 && weights.ContainsKey(p.Model)).GroupBy(p => p.Horizon))
                scores.Add((period.First().Observed, new(period.Select(p => (weights[p.Model], p.Predicted)))));
        }
        return scores.Count == 0 ? null : Mean(null, scores.Select(s => Judge(s.Observed, s.Pool.Expected, s.Pool.Interval(Confidence), s.Pool.RankedScore(s.Observed))));
    }

    private BackTestScore? Score(int? horizon, IEnumerable<BackTestPoint> points)
    {
        var scored = points.Where(p => p.Observed > 0).Select(p => Judge(p.Observed, p.Predicted.Expected, p.Predicted.Interval(Confidence), p.Predicted.RankedScore(p.Observed))).ToList();
        return scored.Count == 0 ? null : Mean(horizon, scored);
    }

    private BackTestScore Judge(double observed, double expected, (double Lower, double Upper) interval, double ranked)
    {
        var outside = Math.Max(0, interval.Lower - observed) + Math.Max(0, observed - interval.Upper);
        var error = 100 * (expected - observed) / observed;
        return new(null, 1, error, Math.Abs(error), outside > 0 ? 0 : 100,
            100 * (interval.Upper - interval.Lower + 2 / (1 - Confidence) * outside) / observed, 100 * ranked / observed);
    }

    private static BackTestScore Mean(int? horizon, IEnumerable<BackTestScore> scores)
    {
        var all = scores.ToList();
        return new(horizon, all.Count, all.Average(s => s.BiasPercent), all.Average(s => s.AbsolutePercent), all.Average(s => s.CoveragePercent),
            all.Average(s => s.IntervalPercent), all.Average(s => s.RankedPercent));
    }
}

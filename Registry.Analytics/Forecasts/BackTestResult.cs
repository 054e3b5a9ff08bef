namespace Registry.Analytics.Forecasts;

/// <summary>The back-test of some models on one table.</summary>
/// <param name="Points">Every forecast with what came.</param>
/// <param name="Refusals">Why a model could not be tested at an origin.</param>
/// <param name="Confidence">Level of the intervals.</param>
public sealed record BackTestResult(IReadOnlyList<BackTestPoint> Points, IReadOnlyDictionary<ForecastModel, Bilingual> Refusals, double Confidence)
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
        var points = Points.Where(p => p.Held != without && p.Observed > 0).ToList();
        var most = points.Count == 0 ? 0 : points.GroupBy(p => p.Model).Max(g => g.Count());
        var shares = points.GroupBy(p => p.Model).Where(g => g.Count() == most).ToDictionary(g => g.Key, g => 1 / Math.Max(0.01, Score(null, g)!.RankedPercent));
        var sum = shares.Values.Sum();
        return shares.ToDictionary(s => s.Key, s => s.Value / sum);
    }

    /// <summary>Relative variance one period ahead that each model does not know of; an origin may be left out.</summary>
    /// <param name="without">Origin left out; null for none.</param>
    public IReadOnlyDictionary<ForecastModel, double> Errors(int? without = null) => ModelError.Of(Points.Where(p => p.Held != without));

    /// <summary>Score of the models together, each origin with weights and errors that the other origins gave (equal weights and none where there is no other).</summary>
    public BackTestScore? Ensemble()
    {
        var scores = new List<BackTestScore>();
        foreach (var origin in Points.GroupBy(p => p.Held))
        {
            var hasOther = Points.Any(p => p.Held != origin.Key);
            var weights = hasOther ? Weights(without: origin.Key) : origin.Select(p => p.Model).Distinct().ToDictionary(m => m, _ => 1.0);
            var errors = hasOther ? Errors(without: origin.Key) : ModelError.Of([]);
            foreach (var period in origin.Where(p => p.Observed > 0 && weights.ContainsKey(p.Model)).GroupBy(p => p.Horizon))
            {
                var sober = SoberModels.Of(period.Select(p => (p.Model, p.Predicted)));
                var pool = new PooledCount(period.Where(p => sober.Contains(p.Model)).Select(p => (weights[p.Model], p.Predicted.Widened(errors.GetValueOrDefault(p.Model) * p.Horizon * p.Horizon))));
                var observed = period.First().Observed;
                scores.Add(Judge(observed, pool.Expected, pool.Interval(Confidence), pool.RankedScore(observed)));
            }
        }
        return scores.Count == 0 ? null : Mean(null, scores);
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

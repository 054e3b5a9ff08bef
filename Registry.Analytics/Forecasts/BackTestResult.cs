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

    /// <summary>Weights in proportion to 1/ranked score, of models that were tested at every origin.</summary>
    public IReadOnlyDictionary<ForecastModel, double> Weights() => WeightsBy(Points);

    /// <summary>Relative variance one period ahead that each model does not know of.</summary>
    public IReadOnlyDictionary<ForecastModel, double> Errors() => ModelError.Of(Points);

    /// <summary>Score of the models together: each forecast with the weights and errors that other origins gave for other periods.</summary>
    /// <remarks>What came in the period that is judged, or was forecast from the same origin, has no say in its weights; where nothing else is left, all models
    /// weigh the same and none is widened. Null when nothing can be scored.</remarks>
    public BackTestScore? Ensemble()
    {
        var scores = new List<(BackTestPoint Point, BackTestScore Score)>();
        foreach (var period in Points.Where(p => p.Observed > 0).GroupBy(p => (p.Held, p.Horizon)))
        {
            var first = period.First();
            List<BackTestPoint> others = [.. Points.Where(p => p.Held != first.Held && p.PeriodsFromEnd != first.PeriodsFromEnd)];
            var (weights, errors) = (WeightsBy(others), ModelError.Of(others));
            if (weights.Count == 0) (weights, errors) = (period.ToDictionary(p => p.Model, _ => 1.0), ModelError.Of([]));
            if (period.Any(p => weights.ContainsKey(p.Model))) scores.Add((first, Together([.. period.Where(p => weights.ContainsKey(p.Model))], weights, errors)));
        }
        return scores.Count == 0 ? null : Mean(null, scores);
    }

    private BackTestScore Together(List<BackTestPoint> period, Dictionary<ForecastModel, double> weights, IReadOnlyDictionary<ForecastModel, double> errors)
    {
        var sober = SoberModels.Of(period.Select(p => (p.Model, p.Predicted)));
        var pool = new PooledCount(period.Where(p => sober.Contains(p.Model)).Select(p => (weights[p.Model], p.Predicted.Widened(errors.GetValueOrDefault(p.Model) * p.Horizon * p.Horizon))));
        var observed = period[0].Observed;
        return Judge(observed, pool.Expected, pool.Interval(Confidence), pool.RankedScore(observed));
    }

    private Dictionary<ForecastModel, double> WeightsBy(IReadOnlyList<BackTestPoint> points)
    {
        var scored = points.Where(p => p.Observed > 0).GroupBy(p => p.Model).ToList();
        var most = scored.Select(g => g.Count()).DefaultIfEmpty(0).Max();
        // A model that once forecast what is no number, or counts beyond number, has no score to be weighed by.
        var shares = scored.Where(g => g.Count() == most).Select(g => (g.Key, Score: Score(null, g)!.RankedPercent)).Where(g => double.IsFinite(g.Score))
            .ToDictionary(g => g.Key, g => 1 / Math.Max(0.01, g.Score));
        var sum = shares.Values.Sum();
        return shares.ToDictionary(s => s.Key, s => s.Value / sum);
    }

    private BackTestScore? Score(int? horizon, IEnumerable<BackTestPoint> points)
    {
        var scored = points.Where(p => p.Observed > 0)
            .Select(p => (p, Judge(p.Observed, p.Predicted.Expected, p.Predicted.Interval(Confidence), p.Predicted.RankedScore(p.Observed)))).ToList();
        return scored.Count == 0 ? null : Mean(horizon, scored);
    }

    private BackTestScore Judge(double observed, double expected, (double Lower, double Upper) interval, double ranked)
    {
        var outside = Math.Max(0, interval.Lower - observed) + Math.Max(0, observed - interval.Upper);
        var error = 100 * (expected - observed) / observed;
        return new(null, Forecasts: 1, Periods: 1, Farthest: 0, error, Math.Abs(error), outside > 0 ? 0 : 100,
            100 * (interval.Upper - interval.Lower + 2 / (1 - Confidence) * outside) / observed, 100 * ranked / observed);
    }

    private static BackTestScore Mean(int? horizon, List<(BackTestPoint Point, BackTestScore Score)> scores)
    {
        double Average(Func<BackTestScore, double> of) => scores.Average(s => of(s.Score));
        return new(horizon, scores.Count, scores.Select(s => s.Point.PeriodsFromEnd).Distinct().Count(), scores.Max(s => s.Point.Horizon), Average(s => s.BiasPercent), Average(s => s.AbsolutePercent),
            Average(s => s.CoveragePercent), Average(s => s.IntervalPercent), Average(s => s.RankedPercent));
    }
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Forecasts;

/// <summary>Expected counts with the gradient of each, made into predictive distributions by the delta method.</summary>
internal sealed class ForecastParts
{
    private readonly ForecastTable _table;
    private readonly double[,] _means, _variances;
    private readonly double[] _totalVariances, _standardVariances;
    private readonly double _dispersion;
    private readonly IReadOnlyList<double>? _standard;

    public ForecastParts(ForecastTable table, double dispersion, IReadOnlyList<double>? standard)
    {
        (_table, _dispersion, _standard) = (table, dispersion, standard);
        (_means, _variances) = (new double[table.Ages, table.Horizons], new double[table.Ages, table.Horizons]);
        (_totalVariances, _standardVariances) = (new double[table.Horizons], new double[table.Horizons]);
    }

    /// <summary>Fills a period: expectation and gradient of ages that share coefficients.</summary>
    public void Add(int horizon, double[][] covariance, IEnumerable<(int Age, double Mean, double[] Gradient)> ages)
    {
        var (sum, weighed) = (new double[covariance.Length], new double[covariance.Length]);
        foreach (var (age, mean, gradient) in ages)
        {
            _means[age, horizon] = Math.Max(0, mean);
            if (mean <= 0) continue;                                   // a line below 0: nothing is expected, and nothing known of it
            _variances[age, horizon] = _dispersion * Form(gradient, covariance);
            var weight = _table.StandardWeight(_standard, age, horizon);
            for (var i = 0; i < sum.Length; i++) (sum[i], weighed[i]) = (sum[i] + gradient[i], weighed[i] + weight * gradient[i]);
        }
        _totalVariances[horizon] += _dispersion * Form(sum, covariance);
        if (_standard is not null) _standardVariances[horizon] += _dispersion * Form(weighed, covariance);
    }

    /// <summary>Fills an age group that stands by itself.</summary>
    public void Add(int age, int horizon, double mean, double variance)
    {
        (_means[age, horizon], _variances[age, horizon]) = (mean, variance);
        _totalVariances[horizon] += variance;
        _standardVariances[horizon] += Math.Pow(_table.StandardWeight(_standard, age, horizon), 2) * variance;
    }

    /// <summary>An age group at its pooled rate of the last periods.</summary>
    public void AddRecent(int age, int periods)
    {
        var (cases, years) = (_table.RecentCases(age, periods), _table.RecentPersonYears(age, periods));
        for (var horizon = 0; horizon < _table.Horizons; horizon++)
        {
            var ratio = years > 0 ? _table.FuturePersonYears(age, horizon) / years : 0;
            Add(age, horizon, ratio * cases, ratio * ratio * cases);
        }
    }

    public PredictedCount[,] ByAge()
    {
        var counts = new PredictedCount[_table.Ages, _table.Horizons];
        for (var age = 0; age < _table.Ages; age++)
            for (var horizon = 0; horizon < _table.Horizons; horizon++)
                counts[age, horizon] = new(_means[age, horizon], _variances[age, horizon], IsLogarithmic: false, _dispersion);
        return counts;
    }

    public PredictedCount[] Totals() => [.. Enumerable.Range(0, _table.Horizons).Select(horizon =>
        new PredictedCount(Enumerable.Range(0, _table.Ages).Sum(age => _means[age, horizon]), _totalVariances[horizon], IsLogarithmic: false, _dispersion))];

    /// <summary>The standardised rates; null without a standard.</summary>
    public PredictedCount[]? Standardised() => _standard is null ? null : [.. Enumerable.Range(0, _table.Horizons).Select(horizon =>
        _table.Standardised(_standard, horizon, age => _means[age, horizon], _dispersion) with { Variance = _standardVariances[horizon] })];

    private static double Form(double[] gradient, double[][] covariance)
    {
        double sum = 0;
        for (var i = 0; i < gradient.Length; i++)
            if (gradient[i] != 0)
                for (var j = 0; j < gradient.Length; j++) sum += gradient[i] * gradient[j] * covariance[i][j];
        return Math.Max(0, sum);
    }

    /// <summary>Pearson's dispersion of a fit, at least 1; 1 where it is not asked for.</summary>
    public static double Dispersion(ForecastOptions options, double[] counts, PoissonRegression fit)
    {
        if (!options.IsOverdispersed || fit.DegreesOfFreedom <= 0) return 1;
        double sum = 0;
        for (var i = 0; i < counts.Length; i++) sum += (counts[i] - fit.Means[i]) * (counts[i] - fit.Means[i]) / fit.Means[i];
        return Math.Max(1, sum / fit.DegreesOfFreedom);
    }
}

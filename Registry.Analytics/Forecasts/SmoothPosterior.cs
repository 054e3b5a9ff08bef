using Registry.Analytics.Numerics;

namespace Registry.Analytics.Forecasts;

/// <summary>The best precisions of a smooth model, and points about them with their share of the posterior.</summary>
internal sealed class SmoothPosterior
{
    private const double Step = 0.05, Farthest = 15;
    private readonly SmoothApc _model;
    private readonly SmoothPrior _prior;

    public SmoothPosterior(SmoothApc model, SmoothPrior prior)
    {
        (_model, _prior) = (model, prior);
        Best = Search();
        if (!double.IsFinite(Value(Best))) throw Unsettled();
    }

    /// <summary>Logarithms of the precisions where the marginal posterior is highest.</summary>
    public double[] Best { get; }

    /// <summary>Forecasts of a model at the best precisions, or averaged over points about them.</summary>
    /// <param name="table">Population to come.</param>
    /// <param name="averaged">False: the precisions are taken as known.</param>
    /// <param name="standard">Weights of a standard population; null for no standardised rate.</param>
    public (PredictedCount[,] ByAge, PredictedCount[] Totals, PredictedCount[]? Standardised) Predict(ForecastTable table, bool averaged, IReadOnlyList<double>? standard)
    {
        var points = averaged ? Points() : [(Best, 1.0)];
        var (ages, totals, rates) = (new LogMixture[table.Ages, table.Horizons], new LogMixture[table.Horizons], new LogMixture[table.Horizons]);
        foreach (var (logs, share) in points)
        {
            var covariance = _model.Marginal(logs).Information.Inverse();
            for (var horizon = 0; horizon < table.Horizons; horizon++)
            {
                var (byAge, total, rate) = _model.Predict(horizon, logs, covariance, standard);
                (totals[horizon], rates[horizon]) = (totals[horizon].With(total, share), rates[horizon].With(rate, share));
                for (var age = 0; age < byAge.Length; age++) ages[age, horizon] = ages[age, horizon].With(byAge[age], share);
            }
        }
        var counts = new PredictedCount[table.Ages, table.Horizons];
        for (var age = 0; age < table.Ages; age++)
            for (var horizon = 0; horizon < table.Horizons; horizon++) counts[age, horizon] = ages[age, horizon].Count();
        return (counts, [.. totals.Select(t => t.Count())], standard is null ? null : [.. rates.Select((rate, horizon) =>
            rate.Count() with { Dispersion = table.Standardised(standard, horizon, age => counts[age, horizon].Expected, 1).Dispersion })]);
    }

    // Three Gauss-Hermite points along each axis of the curvature, weighed by the posterior itself.
    private List<(double[] Logs, double Share)> Points()
    {
        var top = Value(Best);
        var factor = Axes(Curvature(Best, top).Hessian);
        double[] nodes = [-Math.Sqrt(3), 0, Math.Sqrt(3)], weights = [1 / 6.0, 2 / 3.0, 1 / 6.0];
        var points = new List<(double[] Logs, double Share)>();
        for (var code = 0; code < 27; code++)
        {
            int[] at = [code % 3, code / 3 % 3, code / 9];
            double[] z = [.. at.Select(i => nodes[i])];
            double[] logs = [.. Enumerable.Range(0, 3).Select(i => Math.Clamp(Best[i] + factor[i].Zip(z, (f, x) => f * x).Sum(), -Farthest / 2, Farthest))];
            var gauss = at.Aggregate(1.0, (product, i) => product * weights[i]);
            points.Add((logs, gauss * Math.Exp(Value(logs) - top + z.Sum(x => x * x) / 2)));
        }
        var sum = points.Sum(p => p.Share);
        return [.. points.Select(p => (p.Logs, p.Share / sum)).Where(p => p.Item2 > 1e-6)];
    }

    private double Value(double[] logs) => _model.Marginal(logs).LogMarginal + _prior.LogDensity(logs);

    // Newton's method by differences; where the curvature does not point down, a step along the gradient.
    private double[] Search()
    {
        double[] at = [4, 6, 6];
        var value = Value(at);
        for (var round = 0; round < 40; round++)
        {
            var (gradient, hessian) = Curvature(at, value);
            var step = Downhill(hessian, gradient);
            var (share, moved, reached) = (1.0, at, value);
            for (var halving = 0; halving < 12; halving++, share /= 2)
            {
                moved = [.. at.Zip(step, (x, d) => Math.Clamp(x + share * Math.Clamp(d, -2, 2), -Farthest / 2, Farthest))];
                reached = Value(moved);
                if (reached > value) break;
            }
            if (!(reached > value + 1e-9)) return at;
            (at, value) = (moved, reached);
        }
        return at;
    }

    // Differences on both sides along each axis, on one side for each pair.
    private (double[] Gradient, double[][] Hessian) Curvature(double[] at, double middle)
    {
        var (up, down) = (new double[3], new double[3]);
        for (var i = 0; i < 3; i++) (up[i], down[i]) = (Value(Shift(at, i, Step)), Value(Shift(at, i, -Step)));
        var hessian = Array.ConvertAll(new int[3], _ => new double[3]);
        for (var i = 0; i < 3; i++)
        {
            hessian[i][i] = (up[i] - 2 * middle + down[i]) / (Step * Step);
            for (var j = 0; j < i; j++)
                hessian[i][j] = hessian[j][i] = (Value(Shift(Shift(at, i, Step), j, Step)) - up[i] - up[j] + middle) / (Step * Step);
        }
        return ([.. up.Zip(down, (above, below) => (above - below) / (2 * Step))], hessian);
    }

    private static double[] Downhill(double[][] hessian, double[] gradient)
    {
        for (var ridge = 0.0; ridge < 1e6; ridge = ridge == 0 ? 0.05 : ridge * 4)
        {
            double[] gram = [.. hessian.SelectMany((row, i) => row.Select((h, j) => -h + (i == j ? ridge : 0)))];
            var factor = GramFactor.Of(gram, 3);
            if (factor.Rank == 3) return factor.Solve(gradient);
        }
        return gradient;
    }

    // Lower triangle L with L·Lᵀ the inverse of the curvature; a direction that is nearly flat reaches 1.5 on the logarithm.
    private static double[][] Axes(double[][] hessian)
    {
        if (hessian.Any(row => row.Any(value => !double.IsFinite(value)))) throw Unsettled();
        for (var ridge = 0.0; ; ridge = ridge == 0 ? 0.05 : ridge * 2)
        {
            double[] gram = [.. hessian.SelectMany((row, i) => row.Select((h, j) => -h + (i == j ? ridge : 0)))];
            if (GramFactor.Of(gram, 3) is { Rank: 3 } factor && Triangle(factor.Inverse()) is { } lower && lower.All(row => row.All(v => Math.Abs(v) < 2.5))) return lower;
        }
    }

    private static StatisticRefusedException Unsettled() => new(
        "平滑程度的似然不是有限的数：这些计数不能用该模型拟合。", "The likelihood of the smoothness is no finite number: this model cannot be fitted to these counts.");

    private static double[][]? Triangle(double[][] matrix)
    {
        var lower = Array.ConvertAll(new int[3], _ => new double[3]);
        for (var i = 0; i < 3; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
                if (i == j && !(sum > 0)) return null;
                lower[i][j] = i == j ? Math.Sqrt(sum) : sum / lower[j][j];
            }
        return lower;
    }

    private static double[] Shift(double[] at, int axis, double by)
    {
        double[] moved = [.. at];
        moved[axis] += by;
        return moved;
    }

    // Mean and variance of a logarithm over points; nothing expected anywhere stays nothing.
    private readonly record struct LogMixture(double Weight, double Sum, double Squares)
    {
        public LogMixture With(PredictedCount count, double share)
        {
            if (count.Expected <= 0) return this;
            var log = Math.Log(count.Expected);
            return new(Weight + share, Sum + share * log, Squares + share * (log * log + count.Variance));
        }

        public PredictedCount Count()
        {
            if (Weight == 0) return new(0, 0, IsLogarithmic: true);
            var mean = Sum / Weight;
            return new(Math.Exp(mean), Math.Max(0, Squares / Weight - mean * mean), IsLogarithmic: true);
        }
    }
}

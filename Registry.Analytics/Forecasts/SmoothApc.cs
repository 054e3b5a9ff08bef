using Registry.Analytics.AgePeriodCohort;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Forecasts;

/// <summary>Log-linear Poisson model with random walks over age, period and cohort, at given precisions: mode, covariance, Laplace's marginal likelihood.</summary>
/// <remarks>Lines can be moved between the three without change of likelihood or prior; pinning the first period and the first and last cohort at 0 chooses one of the equals.</remarks>
internal sealed class SmoothApc
{
    private const double Highest = 18, Lowest = -8;
    private readonly ForecastTable _table;
    private readonly int[][] _places;
    private readonly DesignMatrix _design;
    private readonly double[] _counts, _logYears, _means, _response, _gram, _right;
    private readonly double[] _residuals;
    private readonly bool[] _none;
    private readonly int _size;

    public SmoothApc(ForecastTable table)
    {
        var (ages, periods, cohorts) = (table.Ages, table.Periods, table.Ages + table.Periods - 1);
        _table = table;
        _places =
        [
            [.. Enumerable.Range(0, ages)],
            [.. Enumerable.Range(0, periods).Select(i => i == 0 ? -1 : ages + i - 1)],
            [.. Enumerable.Range(0, cohorts).Select(i => i == 0 || i == cohorts - 1 ? -1 : ages + periods - 1 + i - 1)],
        ];
        _size = ages + periods - 1 + cohorts - 2;
        var cells = table.Observed.Cells();
        (_counts, _logYears) = ([.. cells.Select(c => c.Cases)], [.. cells.Select(c => Math.Log(c.PersonYears))]);
        _design = DesignMatrix.OfRows([.. cells.Select(c => Row(c.AgeIndex, c.PeriodIndex))]);
        (_means, _response, _gram, _right) = (new double[cells.Count], new double[cells.Count], new double[_size * _size], new double[_size]);
        (_residuals, _none) = (new double[cells.Count], new bool[_size]);
        Mode = Start(cells);
    }

    /// <summary>The last mode found; the next search begins there.</summary>
    public double[] Mode { get; private set; }

    /// <summary>Fitted means at the last mode.</summary>
    public double Deviance => PoissonRegression.DevianceOf(_counts, Means(Mode));

    /// <summary>Laplace's approximation of the marginal log-likelihood of the precisions, without constants; the mode and its decomposed information.</summary>
    public (double LogMarginal, GramFactor Information) Marginal(double[] logPrecisions)
    {
        double[] precisions = [.. logPrecisions.Select(log => Math.Exp(Math.Clamp(log, Lowest, Highest)))];
        var objective = Objective(Mode, precisions);
        for (var step = 0; step < 60; step++)
        {
            EndableWork.GoOn();
            var next = Information(Mode, precisions).Solve(Gradient(Mode, precisions));
            var (share, moved, reached) = (1.0, Mode, objective);
            for (var halving = 0; halving < 30; halving++, share /= 2)
            {
                moved = Moved(Mode, next, share);
                reached = Objective(moved, precisions);
                if (reached >= objective - 1e-10 * Math.Abs(objective)) break;
            }
            var gain = reached - objective;
            (Mode, objective) = (moved, reached);
            if (Math.Abs(gain) < 1e-11 * (1 + Math.Abs(objective))) break;
        }
        var information = Information(Mode, precisions);
        var ranks = _places.Select(p => p.Length - 2).ToArray();
        var prior = precisions.Select((tau, i) => ranks[i] / 2.0 * Math.Log(tau)).Sum();
        return (objective + prior - information.LogDeterminant() / 2, information);
    }

    /// <summary>Expected count of each age in a period to come, of their sum, and the standardised rate, with the variances of their logarithms.</summary>
    /// <param name="horizon">Period to come, 0 the next one.</param>
    /// <param name="logPrecisions">Precisions at which the mode was found.</param>
    /// <param name="covariance">Inverse of the information there.</param>
    /// <param name="standard">Weights of a standard population; null for none, the rate is 0 then.</param>
    public (PredictedCount[] Ages, PredictedCount Total, PredictedCount Standardised) Predict(
        int horizon, double[] logPrecisions, double[][] covariance, IReadOnlyList<double>? standard = null)
    {
        var (tauPeriod, tauCohort) = (Math.Exp(logPrecisions[1]), Math.Exp(logPrecisions[2]));
        var rows = Enumerable.Range(0, _table.Ages).Select(age => Row(age, _table.Periods + horizon)).ToArray();
        double[] means = [.. rows.Select((row, age) => _table.FuturePersonYears(age, horizon) * Math.Exp(InnerProduct.Of(row, Mode)))];
        var period = RandomWalk.Ahead(horizon + 1, horizon + 1) / tauPeriod;
        PredictedCount Together(double[] parts) => new(parts.Sum(), Variance(parts, rows, horizon, tauCohort, covariance) + period, IsLogarithmic: true);
        var ages = rows.Select((row, age) => new PredictedCount(means[age],
            Form(row, covariance) + period + RandomWalk.Ahead(horizon + 1 - age, horizon + 1 - age) / tauCohort, IsLogarithmic: true)).ToArray();
        return (ages, Together(means), standard is null ? default : Together([.. means.Select((mean, age) => _table.StandardWeight(standard, age, horizon) * mean)]));
    }

    // Of the logarithm of a sum, by its shares: what is not known of the effects, and what chance adds to cohorts beyond the last.
    private double Variance(double[] parts, double[][] rows, int horizon, double tauCohort, double[][] covariance)
    {
        var (total, sum, ahead) = (parts.Sum(), new double[_size], 0.0);
        double[] shares = [.. parts.Select(part => total > 0 ? part / total : 0)];
        for (var age = 0; age < rows.Length; age++)
            for (var i = 0; i < _size; i++) sum[i] += shares[age] * rows[age][i];
        for (var one = 0; one <= Math.Min(horizon, rows.Length - 1); one++)
            for (var other = 0; other <= Math.Min(horizon, rows.Length - 1); other++)
                ahead += shares[one] * shares[other] * RandomWalk.Ahead(horizon + 1 - one, horizon + 1 - other) / tauCohort;
        return Form(sum, covariance) + ahead;
    }

    // An effect beyond the last goes on along the last slope; the youngest age has cohort C + horizon, each older one a cohort less.
    private double[] Row(int age, int period)
    {
        var row = new double[_size];
        Add(0, age, 1);
        Along(1, period);
        Along(2, period - age + _table.Ages - 1);
        return row;

        void Along(int scale, int index)
        {
            var last = _places[scale].Length - 1;
            if (index <= last)
            {
                Add(scale, index, 1);
                return;
            }
            Add(scale, last, 1 + index - last);
            Add(scale, last - 1, last - index);
        }

        void Add(int scale, int index, double value)
        {
            if (_places[scale][index] is >= 0 and var place) row[place] += value;
        }
    }

    private GramFactor Information(double[] x, double[] precisions)
    {
        Means(x);
        Array.Clear(_gram);
        _design.AddNormalEquations(_means, _response, _gram, _right);
        for (var scale = 0; scale < 3; scale++) RandomWalk.AddPrecision(_gram, _size, _places[scale], precisions[scale]);
        return GramFactor.Of(_gram, _size, _none);
    }

    private double[] Gradient(double[] x, double[] precisions)
    {
        Means(x);
        var gradient = new double[_size];
        for (var i = 0; i < _counts.Length; i++) _residuals[i] = _counts[i] - _means[i];
        _design.AddTransposed(_residuals, gradient);
        for (var scale = 0; scale < 3; scale++)
        {
            var effects = Effects(x, scale);
            for (var i = 0; i + 2 < effects.Length; i++)
            {
                var pull = precisions[scale] * (effects[i] - 2 * effects[i + 1] + effects[i + 2]);
                Pull(scale, i, -pull);
                Pull(scale, i + 1, 2 * pull);
                Pull(scale, i + 2, -pull);
            }
        }
        return gradient;

        void Pull(int scale, int index, double value)
        {
            if (_places[scale][index] is >= 0 and var place) gradient[place] += value;
        }
    }

    private double Objective(double[] x, double[] precisions)
    {
        double sum = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            var predictor = _design.Predictor(i, x) + _logYears[i];
            sum += _counts[i] * predictor - Math.Exp(predictor);
        }
        for (var scale = 0; scale < 3; scale++) sum -= precisions[scale] / 2 * RandomWalk.Roughness(Effects(x, scale));
        return double.IsNaN(sum) ? double.NegativeInfinity : sum;
    }

    private double[] Means(double[] x)
    {
        for (var i = 0; i < _means.Length; i++) _means[i] = PoissonLink.Above0(Math.Exp(_design.Predictor(i, x) + _logYears[i]));
        return _means;
    }

    private static double[] Moved(double[] from, double[] by, double share)
    {
        var moved = new double[from.Length];
        for (var i = 0; i < moved.Length; i++) moved[i] = from[i] + share * by[i];
        return moved;
    }

    private double[] Effects(double[] x, int scale) => Array.ConvertAll(_places[scale], place => place < 0 ? 0 : x[place]);

    // Crude rates by age, half a case added where there is none.
    private double[] Start(IReadOnlyList<LexisCell> cells)
    {
        var start = new double[_size];
        foreach (var age in cells.GroupBy(c => c.AgeIndex))
            start[age.Key] = Math.Log((age.Sum(c => c.Cases) + 0.5) / age.Sum(c => c.PersonYears));
        return start;
    }

    private static double Form(double[] row, double[][] covariance)
    {
        double sum = 0;
        for (var i = 0; i < row.Length; i++)
            if (row[i] != 0)
                for (var j = 0; j < row.Length; j++) sum += row[i] * row[j] * covariance[i][j];
        return Math.Max(0, sum);
    }
}

using Registry.Analytics.AgePeriodCohort;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Forecasts;

/// <summary>Rates of some ages that change along straight lines of one shape: rate = level of the age times w(t), w from 1 − θ at the first period of the base to θ at the last.</summary>
/// <remarks>That is the model α(1 + βt) with β = (2θ − 1)/((1 − θ)·last t), which no rate of the base can leave below 0.</remarks>
internal sealed class LinearTrend
{
    private readonly AgeTrends _trends;
    private readonly IReadOnlyList<int> _ages;
    private readonly List<LexisCell> _cells;
    private readonly int[] _places;
    private readonly double[] _levels;
    private readonly double _theta;
    private readonly double[][] _covariance;

    public LinearTrend(AgeTrends trends, IReadOnlyList<int> ages)
    {
        (_trends, _ages) = (trends, ages);
        _cells = [.. trends.Cells.Where(c => ages.Contains(c.AgeIndex))];
        var places = ages.Select((age, place) => (age, place)).ToDictionary(a => a.age, a => a.place);
        _places = [.. _cells.Select(c => places[c.AgeIndex])];
        _theta = Shape();
        _levels = [.. ages.Select((_, place) => Sum(place, c => c.Cases) / Sum(place, c => c.PersonYears * Weight(trends.Time(c), _theta)))];
        _covariance = Covariance();
    }

    /// <summary>Parameters estimated.</summary>
    public int Parameters => _ages.Count + 1;

    /// <summary>Change a period as a share of the rate in the first period of the base; null where that rate is 0.</summary>
    public double? Slope => _theta < 1 ? (2 * _theta - 1) / ((1 - _theta) * (_trends.Periods - 1)) : null;

    public double Deviance => Enumerable.Range(0, _cells.Count).Sum(i =>
        2 * ((_cells[i].Cases > 0 ? _cells[i].Cases * Math.Log(_cells[i].Cases / Mean(i)) : 0) - (_cells[i].Cases - Mean(i))));

    public double Pearson => Enumerable.Range(0, _cells.Count).Where(i => Mean(i) > 0).Sum(i => Math.Pow(_cells[i].Cases - Mean(i), 2) / Mean(i));

    public void AddTo(ForecastParts parts, int horizon)
    {
        var t = _trends.FutureTime(horizon);
        parts.Add(horizon, _covariance, _ages.Select((age, place) =>
        {
            var (years, weight) = (_trends.Table.FuturePersonYears(age, horizon), Weight(t, _theta));
            var gradient = new double[_ages.Count + 1];
            gradient[place] = years * weight;
            gradient[^1] = years * _levels[place] * Slant(t);
            return (age, years * _levels[place] * weight, gradient);
        }));
    }

    private double Weight(double t, double theta) => 1 - theta + t / (_trends.Periods - 1) * (2 * theta - 1);

    // Derivative of the weight by θ.
    private double Slant(double t) => 2 * t / (_trends.Periods - 1) - 1;

    private double Mean(int i) => _cells[i].PersonYears * _levels[_places[i]] * Weight(_trends.Time(_cells[i]), _theta);

    private double Sum(int place, Func<LexisCell, double> value) => _cells.Where((_, i) => _places[i] == place).Sum(value);

    // The likelihood with the levels at their best is unimodal in θ: its derivative falls through 0 once.
    private double Shape()
    {
        const double Edge = 1e-9;
        if (Descent(Edge) >= 0) return 0;
        if (Descent(1 - Edge) <= 0) return 1;
        return Bisection.Root(Descent, Edge, 1 - Edge);
    }

    private double Descent(double theta)
    {
        double score = 0;
        var (cases, slanted, weighed) = (new double[_ages.Count], new double[_ages.Count], new double[_ages.Count]);
        for (var i = 0; i < _cells.Count; i++)
        {
            var (t, place) = (_trends.Time(_cells[i]), _places[i]);
            var (weight, slant) = (Weight(t, theta), Slant(t));
            if (_cells[i].Cases > 0) score += _cells[i].Cases * slant / weight;
            cases[place] += _cells[i].Cases;
            slanted[place] += _cells[i].PersonYears * slant;
            weighed[place] += _cells[i].PersonYears * weight;
        }
        for (var place = 0; place < cases.Length; place++) score -= cases[place] * slanted[place] / weighed[place];
        return -score;
    }

    // Inverse of the expected information of the levels and θ.
    private double[][] Covariance()
    {
        var size = _ages.Count + 1;
        var gram = new double[size * size];
        for (var i = 0; i < _cells.Count; i++)
        {
            var (place, t) = (_places[i], _trends.Time(_cells[i]));
            var (weight, years) = (Math.Max(Weight(t, _theta), 1e-9), _cells[i].PersonYears);
            gram[place * size + place] += years * weight / _levels[place];
            gram[(size - 1) * size + place] += years * Slant(t);
            gram[size * size - 1] += years * _levels[place] * Slant(t) * Slant(t) / weight;
        }
        return GramFactor.Of(gram, size).Inverse();
    }
}

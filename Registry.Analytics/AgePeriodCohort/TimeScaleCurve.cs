using Registry.Analytics.Numerics;

namespace Registry.Analytics.AgePeriodCohort;

/// <summary>The basis of a curve over age, period or cohort: a spline, or an effect of each level; as it is, or with its straight line taken out.</summary>
internal sealed class TimeScaleCurve
{
    private readonly NaturalSpline? _spline;
    private readonly double[] _levels;
    private double[] _intercepts = [], _slopes = [], _reference = [];

    private TimeScaleCurve(NaturalSpline? spline, double[] levels) => (_spline, _levels) = (spline, levels);

    /// <summary>The knots; empty for factors.</summary>
    public IReadOnlyList<double> Knots => _spline?.Knots ?? [];

    /// <summary>The curve through the times of cells.</summary>
    /// <param name="times">A time for each cell.</param>
    /// <param name="events">Cases of each cell, which place the knots.</param>
    /// <param name="knots">Number of knots; null for an effect of each level.</param>
    public static TimeScaleCurve Of(IReadOnlyList<double> times, IReadOnlyList<double> events, int? knots) => knots is { } count
        ? new(new NaturalSpline(NaturalSpline.KnotsByEvents(times, events, count)), [])
        : new(null, [.. times.Distinct().Order()]);

    /// <summary>The basis at a time; for factors that of the nearest level, of two the later one where <paramref name="later"/> is true.</summary>
    public double[] At(double time, bool later = false)
    {
        if (_spline is not null) return _spline.At(time);
        var nearest = 0;
        for (var i = 1; i < _levels.Length; i++)
        {
            var gain = Math.Abs(_levels[nearest] - time) - Math.Abs(_levels[i] - time);
            if (gain > 1e-9 || (later && gain > -1e-9)) nearest = i;
        }
        var row = new double[_levels.Length];
        row[nearest] = 1;
        return row;
    }

    /// <summary>Takes the weighted straight line over cells out of each basis function, and its value at the reference where there is one.</summary>
    /// <param name="times">A time for each cell.</param>
    /// <param name="weights">A weight for each cell.</param>
    /// <param name="centre">Time that stands for the reference.</param>
    /// <param name="hasReference">True when the curve is to be 0 there.</param>
    /// <param name="later">Which of two equally near levels stands for the reference.</param>
    public void Detrend(IReadOnlyList<double> times, IReadOnlyList<double> weights, double centre, bool hasReference, bool later)
    {
        var rows = times.Select(time => Bends(At(time))).ToList();
        var total = weights.Sum();
        var middle = times.Zip(weights, (t, w) => t * w).Sum() / total;
        var spread = times.Zip(weights, (t, w) => w * (t - middle) * (t - middle)).Sum();
        var count = rows[0].Length;
        (_intercepts, _slopes) = (new double[count], new double[count]);
        for (var column = 0; column < count; column++)
        {
            double level = 0, slope = 0;
            for (var cell = 0; cell < rows.Count; cell++)
            {
                level += weights[cell] * rows[cell][column];
                slope += weights[cell] * (times[cell] - middle) * rows[cell][column];
            }
            _slopes[column] = spread > 0 ? slope / spread : 0;
            _intercepts[column] = level / total - _slopes[column] * middle;
        }
        _reference = new double[count];
        if (hasReference) _reference = Residual(Bends(At(centre, later)), centre);
    }

    /// <summary>The basis at a time without its straight line, 0 at the reference where there is one.</summary>
    public double[] ResidualAt(double time) => Residual(Bends(At(time)), time);

    // The first function of a spline is the straight line itself: nothing but rounding would be left of it.
    private double[] Bends(double[] row) => _spline is null ? row : row[1..];

    private double[] Residual(double[] row, double time)
    {
        var residual = new double[row.Length];
        for (var i = 0; i < row.Length; i++) residual[i] = row[i] - _intercepts[i] - _slopes[i] * time - _reference[i];
        return residual;
    }
}

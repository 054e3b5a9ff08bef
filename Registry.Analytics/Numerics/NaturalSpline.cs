namespace Registry.Analytics.Numerics;

/// <summary>A cubic spline that is a straight line beyond its outer knots: a basis without a constant.</summary>
/// <remarks>Truncated powers: t, and for each knot but the last two d(k) − d(last but one). Any basis of these knots spans the same curves.</remarks>
internal sealed class NaturalSpline
{
    private readonly double[] _knots;
    private readonly double _middle, _reach;

    /// <summary>A spline with knots; one that comes twice counts once.</summary>
    /// <exception cref="ArgumentException">There are not two different knots, or the distance between the outer ones is no number.</exception>
    public NaturalSpline(IEnumerable<double> knots)
    {
        Knots = [.. knots.Distinct().Order()];
        if (Knots.Count < 2) throw new StatisticRefusedException($"样条至少需要 2 个不同的结点，现有 {Knots.Count} 个。", $"A spline needs 2 different knots; there is {Knots.Count}.");
        (_middle, _reach) = (Knots[0] / 2 + Knots[^1] / 2, Knots[^1] / 2 - Knots[0] / 2);
        if (!(_reach > 0 && double.IsFinite(_reach)))
            throw new StatisticRefusedException($"样条的结点 {Knots[0]} 与 {Knots[^1]} 相距过远或过近。", $"The knots {Knots[0]} and {Knots[^1]} are too far apart or too close for a spline.");
        _knots = [.. Knots.Select(Scaled)];
    }

    /// <summary>The knots, rising.</summary>
    public IReadOnlyList<double> Knots { get; }

    /// <summary>Number of basis functions: knots less one.</summary>
    public int Count => _knots.Length - 1;

    /// <summary>The basis functions at a point.</summary>
    public double[] At(double t)
    {
        var (row, x) = (new double[Count], Scaled(t));
        row[0] = x;
        var last = Curve(x, _knots.Length - 2);
        for (var k = 0; k < _knots.Length - 2; k++) row[k + 1] = Curve(x, k) - last;
        return row;
    }

    /// <summary>The slopes of the basis functions at a point.</summary>
    public double[] SlopesAt(double t)
    {
        var (row, x) = (new double[Count], Scaled(t));
        row[0] = 1 / _reach;
        var last = Slope(x, _knots.Length - 2);
        for (var k = 0; k < _knots.Length - 2; k++) row[k + 1] = (Slope(x, k) - last) / _reach;
        return row;
    }

    /// <summary>Quantiles of events by their time, as Epi places its knots: (i − 1/2)/n of n knots, interpolated between events.</summary>
    /// <param name="times">A time for each cell.</param>
    /// <param name="events">Events of each cell; parts of an event are left out.</param>
    /// <param name="count">Number of knots.</param>
    public static double[] KnotsByEvents(IReadOnlyList<double> times, IReadOnlyList<double> events, int count)
    {
        var cells = times.Zip(events, (time, number) => (time, number: Math.Floor(number))).Where(c => c.number > 0).OrderBy(c => c.time).ToList();
        var total = cells.Sum(c => c.number);
        if (total == 0) return [];
        return [.. Enumerable.Range(1, count).Select(i => OrderedQuantile.Of(total, TimeOf, (i - 0.5) / count))];

        double TimeOf(double place)
        {
            double passed = 0;
            return cells.First(c => (passed += c.number) > place).time;
        }
    }

    private double Scaled(double t) => (t - _middle) / _reach;

    private double Curve(double x, int knot)
    {
        var (at, end) = (_knots[knot], _knots[^1]);
        return (Cube(x - at) - Cube(x - end)) / (end - at);
    }

    private double Slope(double x, int knot)
    {
        var (at, end) = (_knots[knot], _knots[^1]);
        return 3 * (Square(x - at) - Square(x - end)) / (end - at);
    }

    private static double Square(double x) => x > 0 ? x * x : 0;

    private static double Cube(double x) => x > 0 ? x * x * x : 0;
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Search for joinpoints at any time. Each lies at a year, or between two years where the lines on either side meet; of all ways to
/// divide the years so, the one with the least sum of squares.</summary>
/// <remarks>Hudson DJ. J Am Stat Assoc 1966;61:1097-1129. Yu B, Barrett MJ, Kim HJ, Feuer EJ. Comput Stat Data Anal 2007;51:2420-2427. A joinpoint
/// between two years leaves the parts before and after it free of each other, so that each part is fitted on its own.</remarks>
internal sealed class ContinuousSearch
{
    private readonly double[] _years, _values, _weights;
    private readonly JoinpointOptions _options;
    private readonly double _origin;
    private readonly double[][] _bounds;
    private double[] _places = [];
    private double _squares;

    public ContinuousSearch(TrendSeries series, JoinpointOptions options)
    {
        _origin = series.Years[0];
        (_years, _values, _weights, _options) = (Array.ConvertAll(series.Years, year => year - _origin), series.Values, series.Weights, options);
        _bounds = SeparateLines.LeastSquares(_years, _values, _weights, Math.Max(1, Math.Min(options.LeastAtEnds, options.LeastBetween)), JoinpointSelection.Most);
    }

    /// <summary>The best joinpoints.</summary>
    /// <param name="places">Those of the grid, to begin with.</param>
    /// <param name="squares">Sum of squares with them.</param>
    public (double[] Places, double Squares) Best(double[] places, double squares)
    {
        (_places, _squares) = (Array.ConvertAll(places, place => place - _origin), squares);
        Extend(new(Start: 0, From: 0, [], [], 0, null), places.Length);
        return (Array.ConvertAll(_places, place => place + _origin), _squares);
    }

    // A division of the years up to some joinpoint: where the open part starts, the first year after the last joinpoint, joinpoints so far (that
    // before the open part still unknown: NaN), those at years in the open part, squares and last line of the parts that are closed.
    private sealed record Division(int Start, int From, double[] Places, int[] Knots, double Squares, (double Level, double Slope)? Before);

    private void Extend(Division division, int left)
    {
        EndableWork.GoOn();
        // No way to divide what is open can fall below the separate lines.
        if (division.Squares + _bounds[left + division.Knots.Length][division.Start] >= _squares) return;
        var least = division.Places.Length == 0 ? _options.LeastAtEnds : _options.LeastBetween;
        if (left == 0)
        {
            if (_years.Length - division.From >= _options.LeastAtEnds && Close(division, _years.Length) is { } whole && whole.Squares < _squares)
                (_squares, _places) = (whole.Squares, whole.Places);
            return;
        }
        for (var year = division.From + least; year < _years.Length - _options.LeastAtEnds; year++)
            Extend(division with { From = year + 1, Places = [.. division.Places, _years[year]], Knots = [.. division.Knots, year] }, left - 1);
        for (var next = division.From + least; next <= _years.Length - _options.LeastAtEnds; next++)
            if (Close(division, next) is { } closed)
                Extend(closed with { Start = next, From = next, Places = [.. closed.Places, double.NaN], Knots = [] }, left - 1);
    }

    // Fits the open part up to before a year; null when its first line does not meet the line before it between their years.
    private Division? Close(Division division, int to)
    {
        var (squares, first, last) = Fit(division.Start, to, division.Knots);
        if (double.IsNaN(squares) || division.Squares + squares >= _squares) return null;
        var places = (double[])division.Places.Clone();
        if (division.Before is { } before)
        {
            var meeting = (before.Level - first.Level) / (first.Slope - before.Slope);
            if (!(meeting > _years[division.Start - 1] && meeting < _years[division.Start])) return null;
            places[Array.FindIndex(places, double.IsNaN)] = meeting;
        }
        return division with { Squares = division.Squares + squares, Places = places, Before = last };
    }

    // Sum of squares of a part with joinpoints at years, and its first and last line; not a number when its years do not tell them.
    private (double Squares, (double Level, double Slope) First, (double Level, double Slope) Last) Fit(int from, int to, int[] knots)
    {
        var roots = _weights[from..to].Select(Math.Sqrt).ToArray();
        double[] Weighted(Func<double, double> column) => [.. roots.Select((root, i) => root * column(_years[from + i]))];
        if (OrthonormalBasis.Of([Weighted(_ => 1), Weighted(year => year), .. knots.Select(k => Weighted(year => Math.Max(0, year - _years[k])))]) is not { } basis)
            return (double.NaN, default, default);
        double[] values = [.. roots.Select((root, i) => root * _values[from + i])];
        var (coefficients, rest) = (basis.Coefficients(values), basis.Remainder(values));
        var (level, slope) = (coefficients[0], coefficients[1]);
        for (var k = 0; k < knots.Length; k++) (level, slope) = (level - coefficients[2 + k] * _years[knots[k]], slope + coefficients[2 + k]);
        return (InnerProduct.Of(rest, rest), (coefficients[0], coefficients[1]), (level, slope));
    }
}

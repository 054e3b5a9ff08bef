using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Fits models with any number of joinpoints to one series; the grid is made once.</summary>
internal sealed class JoinpointFit
{
    private readonly JoinpointOptions _options;
    private readonly KnotGrid _grid;
    private readonly double[] _products;
    private readonly double _lineSquares;

    public JoinpointFit(TrendSeries series, JoinpointOptions options)
    {
        if (options.LeastAtEnds < 1 || options.LeastBetween < 0 || options.GridPointsBetween < 0)
            throw new ArgumentException($"At least {options.LeastAtEnds} years at the ends, {options.LeastBetween} between joinpoints and {options.GridPointsBetween} places between years: the first is 1 or more, the others 0 or more.", nameof(options));
        if (series.Count < AnnualPercentChange.LeastYears)
            throw new ArgumentException($"{series.Count} years take part ({series.LeftOutYears.Length} with rate 0 left out); a trend needs at least {AnnualPercentChange.LeastYears}.", nameof(series));
        (Series, _options, _grid) = (series, options, KnotGrid.Of(series, options));
        _products = _grid.ProductsWith(series.Values);
        _lineSquares = WeightedLine.Through(series.Years, series.Values, series.Weights).Residual;
    }

    public TrendSeries Series { get; }

    /// <summary>Most joinpoints that find room.</summary>
    public int MostJoinpoints => _grid.MostJoinpoints();

    /// <summary>The model of least sum of squares with a number of joinpoints.</summary>
    /// <exception cref="ArgumentException">The series has no room for so many.</exception>
    public JoinpointModel Model(int joinpoints)
    {
        if (joinpoints < 0 || joinpoints > _grid.MostJoinpoints()) throw NoRoom(joinpoints);
        var profile = Array.ConvertAll(new int[joinpoints], _ => Enumerable.Repeat(double.NegativeInfinity, _grid.Places.Length).ToArray());
        var (gain, indices) = new KnotSearch(_grid, joinpoints).Best(_products, _lineSquares, profile) ?? throw NoRoom(joinpoints);
        double[] places = [.. indices.Select(i => _grid.Places[i])];
        var (line, bends) = Lines(indices);
        var fitted = Fitted(line, bends, indices);
        var squares = joinpoints == 0 ? _lineSquares : Squares(fitted);
        var errors = SegmentErrors.Of(Series, places);
        return new(
            [.. Enumerable.Range(0, joinpoints).Select(j => MakeJoinpoint(j, places, bends, errors, Limits(profile[j], gain, joinpoints)))],
            [.. Enumerable.Range(0, joinpoints + 1).Select(s => MakeSegment(s, places, line, bends, errors))],
            squares, errors.DegreesOfFreedom, [.. fitted.Select(Series.Rate)], Series.Years, Series.LeftOutYears,
            JoinpointCriteria.Of(Series, places, squares), _options, Method());
    }

    /// <summary>A search for a number of joinpoints, to be used again for other values of the same years.</summary>
    /// <exception cref="ArgumentException">The series has no room for so many.</exception>
    public KnotSearch Search(int joinpoints) => joinpoints <= MostJoinpoints ? new(_grid, joinpoints) : throw NoRoom(joinpoints);

    /// <summary>The least sum of squares that a search finds for values of these years; what is rounding counts as a hair above 0.</summary>
    public double LeastSquares(KnotSearch search, double[] values)
    {
        var line = WeightedLine.Through(Series.Years, values, Series.Weights).Residual;
        var gain = search.Best(_grid.ProductsWith(values), line)?.Gain ?? 0;
        return Math.Max(line - gain, 1e-12 * line + double.Epsilon);
    }

    /// <summary>Fitted values of the best model, on the scale of the fit.</summary>
    public double[] FittedValues(int joinpoints)
    {
        var places = Search(joinpoints).Best(_products, _lineSquares)?.Places ?? throw NoRoom(joinpoints);
        var (line, bends) = Lines(places);
        return Fitted(line, bends, places);
    }

    // The first line and the change of slope at each joinpoint.
    private (WeightedLine Line, double[] Bends) Lines(IReadOnlyList<int> indices)
    {
        if (indices.Count == 0) return (WeightedLine.Through(Series.Years, Series.Values, Series.Weights), []);
        var inverse = SymmetricMatrix.Inverse([.. indices.Select(i => indices.Select(j => _grid.Products[i][j]).ToArray())])!;
        double[] bends = [.. inverse.Select(row => row.Zip(indices, (value, i) => value * _products[i]).Sum())];
        var rest = (double[])Series.Values.Clone();
        for (var j = 0; j < bends.Length; j++)
            foreach (var (value, year) in _grid.Bend(_grid.Places[indices[j]]).Select((value, year) => (value, year))) rest[year] -= bends[j] * value;
        return (WeightedLine.Through(Series.Years, rest, Series.Weights), bends);
    }

    private double[] Fitted(WeightedLine line, double[] bends, IReadOnlyList<int> indices) => [.. Series.Years.Select(year =>
        line.At(year) + indices.Zip(bends, (place, bend) => bend * Math.Max(0, year - _grid.Places[place])).Sum())];

    private double Squares(double[] fitted)
    {
        double sum = 0, whole = 0;
        for (var i = 0; i < fitted.Length; i++)
        {
            var distance = Series.Values[i] - fitted[i];
            sum += Series.Weights[i] * distance * distance;
            whole += Series.Weights[i] * Series.Values[i] * Series.Values[i];
        }
        return sum <= Rounding * whole ? 0 : sum;
    }

    // Below this share of the values' own sum of squares a residual is rounding of the normal equations.
    private const double Rounding = 1e-25;

    private JoinpointSegment MakeSegment(int segment, double[] places, WeightedLine line, double[] bends, SegmentErrors errors)
    {
        var slope = line.Slope + bends.Take(segment).Sum();
        var intercept = line.Intercept - bends.Take(segment).Zip(places, (bend, place) => bend * place).Sum();
        var judged = SlopeJudgement.Of(slope, errors.Slope(segment), errors.DegreesOfFreedom, _options);
        return new(segment == 0 ? Series.Years[0] : places[segment - 1], segment == places.Length ? Series.Years[^1] : places[segment],
            intercept, errors.Intercept(segment), slope, errors.Slope(segment), judged.PValue, judged.Change, judged.Lower, judged.Upper);
    }

    private Joinpoint MakeJoinpoint(int joinpoint, double[] places, double[] bends, SegmentErrors errors, (double Lower, double Upper)? limits)
    {
        double? error = errors.Slope(joinpoint) is { } before && errors.Slope(joinpoint + 1) is { } after ? Math.Sqrt(before * before + after * after) : null;
        var judged = SlopeJudgement.Of(bends[joinpoint], error, errors.DegreesOfFreedom, _options);
        return new(places[joinpoint], limits?.Lower, limits?.Upper, bends[joinpoint], error, judged.PValue);
    }

    // Places at which the best model is not significantly worse, and one step beyond on either side where this joinpoint may still lie (Lerman;
    // the Joinpoint program).
    private (double Lower, double Upper)? Limits(double[] profile, double gain, int joinpoints)
    {
        var free = Series.Count - 2 * joinpoints - 2;
        if (free <= 0) return null;
        var most = (_lineSquares - gain) * (1 + joinpoints / (double)free * BetaFunction.FQuantile(_options.Confidence, joinpoints, free));
        var first = Array.FindIndex(profile, g => g >= gain || _lineSquares - g <= most);
        var last = Array.FindLastIndex(profile, g => g >= gain || _lineSquares - g <= most);
        var (earliest, latest) = (Array.FindIndex(profile, double.IsFinite), Array.FindLastIndex(profile, double.IsFinite));
        return (_grid.Places[Math.Max(earliest, first - 1)], _grid.Places[Math.Min(latest, last + 1)]);
    }

    private ArgumentException NoRoom(int joinpoints) => new(
        $"{Series.Count} years have room for 0 to {_grid.MostJoinpoints()} joinpoints with {_options.LeastAtEnds} years at the ends and {_options.LeastBetween} between; {joinpoints} were asked for.", nameof(joinpoints));

    private string Method() => $"joinpoint regression of {Series.Description}, grid search"
        + (_options.GridPointsBetween == 0 ? " over the years" : $" with {_options.GridPointsBetween} places between years")
        + ", standard errors of separate segments, limits of t";
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Fits models with any number of joinpoints to one series; the grid is made once.</summary>
internal sealed class JoinpointFit
{
    // Below this share of the values' own sum of squares a residual is rounding.
    private const double Rounding = 1e-26;

    private readonly JoinpointOptions _options;
    private readonly TrendDesign _design;
    private readonly KnotGrid _grid;
    private readonly double[] _whitened, _products;
    private readonly double _lineSquares;

    /// <summary>The fits of a series with a known autocorrelation.</summary>
    public JoinpointFit(TrendSeries series, JoinpointOptions options, double autocorrelation)
    {
        (Series, _options, Autocorrelation) = (series, options, autocorrelation);
        _design = TrendDesign.Of(series.Years, series.Weights, autocorrelation, [.. options.Breaks.Order()]);
        _grid = KnotGrid.Of(_design, options);
        _whitened = _design.Whiten(series.Values);
        _products = new double[_grid.Places.Length];
        var freed = _design.Freed(_whitened);
        _grid.ProductsWith(freed, _products);
        _lineSquares = Rounded(InnerProduct.Of(freed, freed));
    }

    public TrendSeries Series { get; }

    /// <summary>Correlation of the residuals of successive years.</summary>
    public double Autocorrelation { get; }

    /// <summary>Most joinpoints that find room.</summary>
    public int MostJoinpoints => _grid.MostJoinpoints();

    /// <summary>The fits of a series; where its autocorrelation is not given it is estimated about the model with most joinpoints.</summary>
    /// <param name="series">The series.</param>
    /// <param name="options">How it is fitted.</param>
    /// <param name="most">Given the fits without autocorrelation, the most joinpoints that will be asked for.</param>
    /// <exception cref="ArgumentException">The options are impossible, fewer than three years take part, a break is too near another or an end.</exception>
    public static JoinpointFit Of(TrendSeries series, JoinpointOptions options, Func<JoinpointFit, int> most)
    {
        options.MustBePossible();
        if (series.Count < AnnualPercentChange.LeastYears)
            throw new StatisticRefusedException(
                $"计入的只有 {series.Count} 年（{series.LeftOutYears.Length} 年率为 0、未计入）；趋势至少需要 {AnnualPercentChange.LeastYears} 年。",
                $"{EnglishNoun.Count(series.Count, "year")} can take part ({series.LeftOutYears.Length} with rate 0 left out); a trend needs at least {AnnualPercentChange.LeastYears}.");
        TrendBreaks.MustFit(series.Years, options.Breaks);
        if (options.Autocorrelation is { } given) return new(series, options, given);
        var plain = new JoinpointFit(series, options, 0);
        return new(series, options, AutocorrelationEstimate.Of(plain, options, most(plain)));
    }

    /// <summary>The model of least sum of squares with a number of joinpoints.</summary>
    /// <exception cref="ArgumentException">The series has no room for so many.</exception>
    public JoinpointModel Model(int joinpoints)
    {
        if (joinpoints < 0 || joinpoints > _grid.MostJoinpoints()) throw NoRoom(joinpoints);
        var profile = Array.ConvertAll(new int[joinpoints], _ => Enumerable.Repeat(double.NegativeInfinity, _grid.Places.Length).ToArray());
        var (gain, indices) = new KnotSearch(_grid, joinpoints).Best(_products, _lineSquares, profile) ?? throw NoRoom(joinpoints);
        double[] places = [.. indices.Select(i => _grid.Places[i])];
        if (_options.Search == JoinpointSearch.Continuous && joinpoints > 0)
            (places, gain) = new ContinuousSearch(Series, _options).Best(places, _lineSquares - gain) is var best ? (best.Places, _lineSquares - best.Squares) : default;
        var basis = _design.With(places) ?? throw NoRoom(joinpoints);
        var (coefficients, rest) = (basis.Coefficients(_whitened), basis.Remainder(_whitened));
        var squares = joinpoints == 0 ? _lineSquares : Rounded(InnerProduct.Of(rest, rest));
        var errors = _options.Breaks.Count == 0 ? SegmentErrors.OfLines(Series, places, Autocorrelation) : SegmentErrors.OfModel(_design, places, squares);
        double[] bends = coefficients[_design.Columns..];
        return new(
            [.. Enumerable.Range(0, joinpoints).Select(j => MakeJoinpoint(j, places, bends, errors, Limits(profile[j], gain, joinpoints, places[j])))],
            [.. Enumerable.Range(0, joinpoints + 1).Select(s => MakeSegment(s, places, coefficients, bends, errors))],
            squares, errors.DegreesOfFreedom, [.. _design.Fitted(places, coefficients).Select(Series.Rate)], Series.Years, Series.LeftOutYears,
            JoinpointCriteria.Of(Series, Autocorrelation, _options.Breaks, places, squares), _options, Method())
        {
            Autocorrelation = Autocorrelation,
            SlopeCovariance = errors.Slopes,
            Breaks = [.. _options.Breaks.Order().Select((last, j) => TrendBreaks.Make(last, coefficients[2 + j], errors.Jumps?[j], errors.DegreesOfFreedom, _options))],
        };
    }

    /// <summary>A search for a number of joinpoints, to be used again for other values of the same years.</summary>
    /// <exception cref="ArgumentException">The series has no room for so many.</exception>
    public KnotSearch Search(int joinpoints) => joinpoints <= MostJoinpoints ? new(_grid, joinpoints) : throw NoRoom(joinpoints);

    /// <summary>The least sum of squares that a search finds for whitened values; what is rounding counts as a hair above 0.</summary>
    /// <param name="search">The search.</param>
    /// <param name="whitened">The values.</param>
    /// <param name="products">Room for as many numbers as the grid has places.</param>
    public double LeastSquares(KnotSearch search, double[] whitened, double[] products)
    {
        var freed = _design.Freed(whitened);
        var line = InnerProduct.Of(freed, freed);
        _grid.ProductsWith(freed, products);
        return Math.Max(line - search.Gain(products, line), 1e-12 * line + double.Epsilon);
    }

    /// <summary>Places on the grid.</summary>
    public int Places => _grid.Places.Length;

    /// <summary>Year of a place on the grid.</summary>
    public double Place(int index) => _grid.Places[index];

    /// <summary>The observed values, whitened.</summary>
    public double[] Whitened => _whitened;

    /// <summary>Whitened values of the best model on the grid, and what it leaves.</summary>
    public (double[] Fitted, double[] Residuals, double[] Joinpoints) Whole(int joinpoints)
    {
        var indices = Search(joinpoints).Best(_products, _lineSquares)?.Places ?? throw NoRoom(joinpoints);
        double[] places = [.. indices.Select(Place)];
        var residuals = (_design.With(places) ?? throw NoRoom(joinpoints)).Remainder(_whitened);
        return ([.. _whitened.Select((value, i) => value - residuals[i])], residuals, places);
    }

    /// <summary>The best joinpoints on the grid for whitened values.</summary>
    public double[] BestPlaces(KnotSearch search, double[] whitened)
    {
        var (freed, products) = (_design.Freed(whitened), new double[_grid.Places.Length]);
        _grid.ProductsWith(freed, products);
        var best = search.Best(products, InnerProduct.Of(freed, freed)) ?? throw new InvalidOperationException("A grid that had joinpoints has none.");
        return [.. best.Places.Select(Place)];
    }

    /// <summary>Slopes of the segments of whitened values with joinpoints at some places; null when the places cannot be told apart.</summary>
    public double[]? Slopes(double[] joinpoints, double[] whitened)
    {
        if (_design.With(joinpoints)?.Coefficients(whitened) is not { } coefficients) return null;
        var slopes = new double[joinpoints.Length + 1];
        slopes[0] = coefficients[1];
        for (var s = 1; s < slopes.Length; s++) slopes[s] = slopes[s - 1] + coefficients[_design.Columns + s - 1];
        return slopes;
    }

    private JoinpointSegment MakeSegment(int segment, double[] places, double[] coefficients, double[] bends, SegmentErrors errors)
    {
        var slope = coefficients[1] + bends.Take(segment).Sum();
        var intercept = coefficients[0] - coefficients[1] * TrendDesign.Middle(Series.Years) - bends.Take(segment).Zip(places, (bend, place) => bend * place).Sum();
        var judged = SlopeJudgement.Of(slope, errors.Slope(segment), Spread(errors), _options);
        return new(segment == 0 ? Series.Years[0] : places[segment - 1], segment == places.Length ? Series.Years[^1] : places[segment],
            intercept, errors.Intercept(segment), slope, errors.Slope(segment), judged.PValue, judged.Change, judged.Lower, judged.Upper);
    }

    private Joinpoint MakeJoinpoint(int joinpoint, double[] places, double[] bends, SegmentErrors errors, (double Lower, double Upper)? limits)
    {
        var error = errors.Change(joinpoint);
        var judged = SlopeJudgement.Of(bends[joinpoint], error, Spread(errors), _options);
        return new(places[joinpoint], limits?.Lower, limits?.Upper, bends[joinpoint], error, judged.PValue);
    }

    private double Spread(SegmentErrors errors) => _options.Limits == TrendLimits.Normal ? double.PositiveInfinity : errors.DegreesOfFreedom;

    // Places at which the best model is not significantly worse, and one step beyond on either side where this joinpoint may still lie (Lerman;
    // the Joinpoint program). Of a joinpoint between the places both neighbours are within.
    private (double Lower, double Upper)? Limits(double[] profile, double gain, int joinpoints, double place)
    {
        var free = Series.Count - _design.Columns - 2 * joinpoints;
        if (free <= 0) return null;
        var most = (_lineSquares - gain) * (1 + joinpoints / (double)free * BetaFunction.FQuantile(_options.Confidence, joinpoints, free));
        bool IsWithin(int i) => profile[i] >= gain || _lineSquares - profile[i] <= most;
        var first = Enumerable.Range(0, profile.Length).First(i => IsWithin(i) || _grid.Places[i] >= place);
        var last = Enumerable.Range(0, profile.Length).Last(i => IsWithin(i) || _grid.Places[i] <= place);
        var (earliest, latest) = (Array.FindIndex(profile, double.IsFinite), Array.FindLastIndex(profile, double.IsFinite));
        return (_grid.Places[Math.Max(earliest, first - 1)], _grid.Places[Math.Min(latest, last + 1)]);
    }

    private double Rounded(double squares) => squares <= Rounding * InnerProduct.Of(_whitened, _whitened) ? 0 : squares;

    private StatisticRefusedException NoRoom(int joinpoints) => new(
        $"{Series.Count} 年在两端至少 {_options.LeastAtEnds} 年、之间至少 {_options.LeastBetween} 年时容得下 0 至 {_grid.MostJoinpoints()} 个转折点；要求的是 {joinpoints} 个。",
        $"{Series.Count} years have room for 0 to {_grid.MostJoinpoints()} joinpoints with {_options.LeastAtEnds} years at the ends and {_options.LeastBetween} between; {joinpoints} were asked for.");

    private string Method() => JoinpointWords.Method(Series, _options, Autocorrelation);
}

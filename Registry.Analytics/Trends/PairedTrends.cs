using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Two series under one trend.</summary>
internal sealed class PairedTrends
{
    private readonly TrendDesign _design;
    private readonly KnotGrid _grid;
    private readonly bool[] _isSecond;
    private readonly double[] _products;

    private PairedTrends(TrendDesign design, KnotGrid grid, bool[] isSecond, double[] whitened)
    {
        (_design, _grid, _isSecond, Whitened, _products) = (design, grid, isSecond, whitened, new double[grid.Places.Length]);
    }

    /// <summary>The values of both, whitened, by year.</summary>
    public double[] Whitened { get; }

    /// <summary>Most joinpoints that find room.</summary>
    public int MostJoinpoints => _grid.MostJoinpoints();

    public static PairedTrends Of(TrendSeries first, TrendSeries second, bool haveOwnLevels, JoinpointOptions options)
    {
        var merged = Items(first, isSecond: false).Concat(Items(second, isSecond: true)).OrderBy(item => item.Year).ToList();
        bool[] isSecond = [.. merged.Select(item => item.IsSecond)];
        var design = TrendDesign.OfPair([.. merged.Select(item => item.Year)], [.. merged.Select(item => item.Weight)], isSecond, haveOwnLevels);
        return new(design, KnotGrid.Of(design, options), isSecond, design.Whiten([.. merged.Select(item => item.Value)]));
    }

    public KnotSearch Search(int joinpoints) => new(_grid, joinpoints);

    /// <summary>The least sum of squares for whitened values; what is rounding counts as a hair above 0.</summary>
    public double LeastSquares(KnotSearch search, double[] whitened)
    {
        var freed = _design.Freed(whitened);
        var line = InnerProduct.Of(freed, freed);
        _grid.ProductsWith(freed, _products);
        return Math.Max(line - search.Gain(_products, line), 1e-12 * line + double.Epsilon);
    }

    /// <summary>How many joinpoints BIC3 finds in the shared trend.</summary>
    public int SelectedJoinpoints(int most)
    {
        var count = Whitened.Length;
        return Enumerable.Range(0, Math.Min(most, JoinpointSelection.MostFor(_design.Years.Distinct().Count())) + 1).MinBy(k =>
            Math.Log(LeastSquares(Search(k), Whitened) / count) + (3 * k + 2) * Math.Log(count) / count);
    }

    /// <summary>Whitened values of the best model with a number of joinpoints, and what it leaves.</summary>
    public (double[] Fitted, double[] Residuals) Whole(int joinpoints)
    {
        var freed = _design.Freed(Whitened);
        _grid.ProductsWith(freed, _products);
        var places = Search(joinpoints).Best(_products, InnerProduct.Of(freed, freed))?.Places ?? [];
        var basis = _design.With([.. places.Select(i => _grid.Places[i])]) ?? throw new InvalidOperationException("Joinpoints of the search cannot be told apart.");
        var residuals = basis.Remainder(Whitened);
        return ([.. Whitened.Select((value, i) => value - residuals[i])], residuals);
    }

    /// <summary>The values of either series.</summary>
    public (double[] First, double[] Second) Split(double[] values) =>
        ([.. values.Where((_, i) => !_isSecond[i])], [.. values.Where((_, i) => _isSecond[i])]);

    private static IEnumerable<(double Year, double Value, double Weight, bool IsSecond)> Items(TrendSeries series, bool isSecond) =>
        series.Years.Select((year, i) => (year, series.Values[i], series.Weights[i], isSecond));
}

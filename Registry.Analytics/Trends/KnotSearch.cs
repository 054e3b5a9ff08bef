using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Exhaustive search for the joinpoints of the least sum of squares; Cholesky factors grow by one row a joinpoint.</summary>
/// <remarks>Lerman PM. Appl Stat 1980;29:77-84. Not for several threads at once.</remarks>
internal sealed class KnotSearch
{
    // A bend of which the others leave less than this share is none of its own; a gain below this share is no gain (earliest places win).
    private const double Dependent = 1e-10, Tie = 1e-13;

    private readonly KnotGrid _grid;
    private readonly int _joinpoints;
    private readonly double[][] _factors, _pivots, _rest;
    private readonly int[] _chosen, _best;
    private double[][]? _profile;
    private double _most, _tie;

    public KnotSearch(KnotGrid grid, int joinpoints)
    {
        (_grid, _joinpoints) = (grid, joinpoints);
        double[][] Table() => Array.ConvertAll(new int[joinpoints + 1], _ => new double[grid.Places.Length]);
        (_factors, _pivots, _rest) = (Table(), Table(), Table());
        (_chosen, _best) = (new int[joinpoints], new int[joinpoints]);
        for (var place = 0; place < grid.Places.Length; place++) _pivots[0][place] = grid.Products[place][place];
    }

    /// <summary>By how much the best joinpoints lower the sum of squares of the straight line.</summary>
    /// <param name="products">The vector v of the values.</param>
    /// <param name="lineSquares">Sum of squares about the straight line.</param>
    /// <param name="profile">Receives for each joinpoint and place the largest gain with that joinpoint there; null when not wanted.</param>
    /// <returns>The gain and the indices of the places; null when no set of places has independent bends.</returns>
    public (double Gain, IReadOnlyList<int> Places)? Best(double[] products, double lineSquares, double[][]? profile = null)
    {
        if (_joinpoints == 0) return (0, []);
        Run(products, lineSquares, profile);
        return double.IsNegativeInfinity(_most) ? null : (_most, [.. _best]);
    }

    /// <summary>The gain alone; 0 when no set of places has independent bends.</summary>
    public double Gain(double[] products, double lineSquares)
    {
        if (_joinpoints == 0) return 0;
        Run(products, lineSquares, null);
        return Math.Max(0, _most);
    }

    private void Run(double[] products, double lineSquares, double[][]? profile)
    {
        products.CopyTo(_rest[0], 0);
        (_profile, _most, _tie) = (profile, double.NegativeInfinity, Tie * lineSquares);
        Descend(depth: 0, from: 0, gain: 0);
    }

    private void Descend(int depth, int from, double gain)
    {
        var (pivots, rest, products) = (_pivots[depth], _rest[depth], _grid.Products);
        for (var place = from; place < pivots.Length; place++)
        {
            if (pivots[place] <= Dependent * products[place][place]) continue;
            var more = gain + rest[place] * rest[place] / pivots[place];
            _chosen[depth] = place;
            if (depth == _joinpoints - 1) Keep(more);
            else if (_grid.Next[place] < pivots.Length)
            {
                if (depth <= 1) EndableWork.GoOn();           // below that a turn is too short to ask
                AddRow(depth, place);
                Descend(depth + 1, _grid.Next[place], more);
            }
        }
    }

    // The next row of the Cholesky factor for all later places, and what it leaves of their pivots and products.
    private void AddRow(int depth, int place)
    {
        var root = Math.Sqrt(_pivots[depth][place]);
        var solved = _rest[depth][place] / root;
        var (row, products) = (_factors[depth], _grid.Products[place]);
        for (var later = _grid.Next[place]; later < row.Length; later++)
        {
            var value = products[later];
            for (var above = 0; above < depth; above++) value -= _factors[above][place] * _factors[above][later];
            value /= root;
            row[later] = value;
            _pivots[depth + 1][later] = _pivots[depth][later] - value * value;
            _rest[depth + 1][later] = _rest[depth][later] - value * solved;
        }
    }

    private void Keep(double gain)
    {
        if (gain > _most + _tie)
        {
            _most = gain;
            _chosen.CopyTo(_best, 0);
        }
        if (_profile is null) return;
        for (var joinpoint = 0; joinpoint < _joinpoints; joinpoint++)
            _profile[joinpoint][_chosen[joinpoint]] = Math.Max(_profile[joinpoint][_chosen[joinpoint]], gain);
    }
}

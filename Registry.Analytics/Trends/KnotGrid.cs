namespace Registry.Analytics.Trends;

/// <summary>Where joinpoints may lie, and the normal equations of every bend there, freed of the straight line.</summary>
/// <remarks>The bend at τ is (x − τ)₊. With constant and slope projected out of it and of the values, the sum of squares of a model with
/// joinpoints S is SSE₀ − v_S′M_SS⁻¹v_S: M belongs to the years and weights alone, v to the values. So a search never looks at a year again.</remarks>
internal sealed class KnotGrid
{
    private readonly double[] _years, _weights;
    private readonly double[][] _bends;

    private KnotGrid(double[] years, double[] weights, double[] places, int[] next)
    {
        (_years, _weights, Places, Next) = (years, weights, places, next);
        _bends = Array.ConvertAll(places, place => WithoutLine(Bend(place)));
        Products = Array.ConvertAll(_bends, bend => Array.ConvertAll(_bends, other => Product(bend, other)));
    }

    /// <summary>The places, earliest first.</summary>
    public double[] Places { get; }

    /// <summary>For each place the first one that may follow it; the number of places when none may.</summary>
    public int[] Next { get; }

    /// <summary>The matrix M.</summary>
    public double[][] Products { get; }

    /// <summary>The grid of a series.</summary>
    public static KnotGrid Of(TrendSeries series, JoinpointOptions options)
    {
        var years = series.Years;
        var places = Candidates(years, options.GridPointsBetween)
            .Where(t => years.Count(x => x < t) >= options.LeastAtEnds && years.Count(x => x > t) >= options.LeastAtEnds).ToArray();
        var next = new int[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var follower = i + 1;
            while (follower < places.Length && years.Count(x => x > places[i] && x < places[follower]) < options.LeastBetween) follower++;
            next[i] = follower;
        }
        return new(years, series.Weights, places, next);
    }

    /// <summary>The vector v of a series of values.</summary>
    public double[] ProductsWith(double[] values)
    {
        var free = WithoutLine(values);
        return Array.ConvertAll(_bends, bend => Product(bend, free));
    }

    /// <summary>Most joinpoints that find room.</summary>
    public int MostJoinpoints()
    {
        var count = 0;
        for (var place = 0; place < Places.Length; place = Next[place]) count++;
        return count;
    }

    /// <summary>(x − τ)₊ in each year.</summary>
    public double[] Bend(double place) => Array.ConvertAll(_years, year => Math.Max(0, year - place));

    private static IEnumerable<double> Candidates(double[] years, int between)
    {
        for (var i = 0; i < years.Length; i++)
        {
            yield return years[i];
            if (i == years.Length - 1) yield break;
            for (var step = 1; step <= between; step++) yield return years[i] + (years[i + 1] - years[i]) * step / (between + 1);
        }
    }

    private double[] WithoutLine(double[] values)
    {
        var line = WeightedLine.Through(_years, values, _weights);
        return [.. values.Select((value, i) => value - line.At(_years[i]))];
    }

    private double Product(double[] one, double[] other)
    {
        double sum = 0;
        for (var i = 0; i < one.Length; i++) sum += _weights[i] * one[i] * other[i];
        return sum;
    }
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Where joinpoints may lie, and the normal equations of every bend there, freed of the straight line.</summary>
/// <remarks>The bend at τ is (x − τ)₊. With the line (and the jumps) projected out of it and of the values, the sum of squares of a model with
/// joinpoints S is SSE₀ − v_S′M_SS⁻¹v_S: M belongs to the years and weights alone, v to the values. So a search never looks at a year again.</remarks>
internal sealed class KnotGrid
{
    private readonly double[][] _bends;

    private KnotGrid(TrendDesign design, double[] places, int[] next)
    {
        (Places, Next) = (places, next);
        _bends = Array.ConvertAll(places, place => design.Freed(design.Whiten(design.Bend(place))));
        Products = Array.ConvertAll(_bends, bend => Array.ConvertAll(_bends, other => OrthonormalBasis.Dot(bend, other)));
    }

    /// <summary>The places, earliest first.</summary>
    public double[] Places { get; }

    /// <summary>For each place the first one that may follow it; the number of places when none may.</summary>
    public int[] Next { get; }

    /// <summary>The matrix M.</summary>
    public double[][] Products { get; }

    /// <summary>The grid of a design; distances count years, however many values a year has.</summary>
    public static KnotGrid Of(TrendDesign design, JoinpointOptions options)
    {
        double[] years = [.. design.Years.Distinct()];
        var places = Candidates(years, options.GridPointsBetween)
            .Where(t => years.Count(x => x < t) >= options.LeastAtEnds && years.Count(x => x > t) >= options.LeastAtEnds).ToArray();
        var next = new int[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var follower = i + 1;
            while (follower < places.Length && years.Count(x => x > places[i] && x < places[follower]) < options.LeastBetween) follower++;
            next[i] = follower;
        }
        return new(design, places, next);
    }

    /// <summary>The vector v of whitened values; the line may still be in them.</summary>
    public void ProductsWith(double[] whitened, double[] products)
    {
        for (var place = 0; place < _bends.Length; place++) products[place] = OrthonormalBasis.Dot(_bends[place], whitened);
    }

    /// <summary>Most joinpoints that find room.</summary>
    public int MostJoinpoints()
    {
        var count = 0;
        for (var place = 0; place < Places.Length; place = Next[place]) count++;
        return count;
    }

    private static IEnumerable<double> Candidates(double[] years, int between)
    {
        for (var i = 0; i < years.Length; i++)
        {
            yield return years[i];
            if (i == years.Length - 1) yield break;
            for (var step = 1; step <= between; step++) yield return years[i] + (years[i + 1] - years[i]) * step / (between + 1);
        }
    }
}

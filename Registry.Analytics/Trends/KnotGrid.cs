using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Where joinpoints may lie, and the normal equations of every bend there, freed of the straight line.</summary>
/// <remarks>The bend at τ is (x − τ)₊. With the line (and the jumps) projected out of it and of the values, the sum of squares of a model with
/// joinpoints S is SSE₀ − v_S′M_SS⁻¹v_S: M belongs to the years and weights alone, v to the values. So a search never looks at a year again.</remarks>
internal sealed class KnotGrid
{
    /// <summary>Most places, years among them: room for 120 years with eleven places between each two. M grows with the square.</summary>
    public const int MostPlaces = 1500;

    private readonly double[][] _bends;

    private KnotGrid(TrendDesign design, double[] places, int[] next)
    {
        (Places, Next) = (places, next);
        _bends = Array.ConvertAll(places, place => design.Freed(design.Whiten(design.Bend(place))));
        Products = Array.ConvertAll(_bends, bend => Array.ConvertAll(_bends, other => InnerProduct.Of(bend, other)));
    }

    /// <summary>The places, earliest first.</summary>
    public double[] Places { get; }

    /// <summary>For each place the first one that may follow it; the number of places when none may.</summary>
    public int[] Next { get; }

    /// <summary>The matrix M.</summary>
    public double[][] Products { get; }

    /// <summary>The grid of a design; distances count years, however many values a year has.</summary>
    /// <exception cref="StatisticRefusedException">More than <see cref="MostPlaces"/> places.</exception>
    public static KnotGrid Of(TrendDesign design, JoinpointOptions options)
    {
        double[] years = [.. design.Years.Distinct()];
        MustFit(years.Length, options.GridPointsBetween);
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
        for (var place = 0; place < _bends.Length; place++) products[place] = InnerProduct.Of(_bends[place], whitened);
    }

    /// <summary>Most joinpoints that find room.</summary>
    public int MostJoinpoints()
    {
        var count = 0;
        for (var place = 0; place < Places.Length; place = Next[place]) count++;
        return count;
    }

    private static void MustFit(int years, int between)
    {
        if ((long)years * (between + 1) > MostPlaces)
            throw new StatisticRefusedException(
                $"{years} 个年份、相邻年份之间 {between} 个网格点：转折点的搜索最多 {MostPlaces} 处；请缩短序列或减少网格点。",
                $"{years} years with {between} places between each two: joinpoints are looked for at {MostPlaces} places at most; shorten the series or take fewer places.");
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

using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>The circular windows of a map, and how likely each is with given cases.</summary>
internal sealed class ScanWindows
{
    private readonly IReadOnlyList<ScanArea> _areas;
    private readonly double[] _expected;                 // of each area, scaled to the cases
    private readonly int[][] _order;                     // areas by distance from each centre, as far as the largest window goes
    private readonly (int Centre, int Areas, double Expected)[] _windows;
    private readonly int _total;

    private ScanWindows(IReadOnlyList<ScanArea> areas, double largestShare)
    {
        _areas = areas;
        _total = (int)areas.Sum(a => a.Count.Observed);
        var scale = _total / areas.Sum(a => a.Count.Expected);
        _expected = [.. areas.Select(a => a.Count.Expected * scale)];
        _order = new int[areas.Count][];
        var most = largestShare * areas.Sum(a => a.Population);
        var windows = new List<(int, int, double)>();
        for (var centre = 0; centre < areas.Count; centre++) windows.AddRange(Around(centre, most));
        _windows = [.. windows];
    }

    /// <summary>Number of windows.</summary>
    public int Count => _windows.Length;

    /// <summary>The windows of areas whose numbers have been checked.</summary>
    public static ScanWindows Of(IReadOnlyList<ScanArea> areas, double largestShare) => new(areas, largestShare);

    /// <summary>Log likelihood ratio of a raised risk.</summary>
    public static double Ratio(double observed, double expected, double total)
    {
        if (observed <= expected) return 0;
        var outside = total - observed;
        return observed * Math.Log(observed / expected) + (outside == 0 ? 0 : outside * Math.Log(outside / (total - expected)));
    }

    /// <summary>Places of the areas in a window.</summary>
    public IEnumerable<int> AreasOf(int window) => _order[_windows[window].Centre].Take(_windows[window].Areas);

    /// <summary>Ratio of every window, with the cases of each area.</summary>
    public double[] Ratios(int[] cases)
    {
        var ratios = new double[_windows.Length];
        Visit(cases, (window, ratio) => ratios[window] = ratio);
        return ratios;
    }

    /// <summary>The largest ratio of maps on which all cases fall at random, as many in an area as are expected there in the mean.</summary>
    public double[] LargestOfRandomMaps(int simulations, int seed)
    {
        var random = new Random(seed);
        var upTo = new double[_expected.Length];
        for (var i = 0; i < upTo.Length; i++) upTo[i] = _expected[i] + (i > 0 ? upTo[i - 1] : 0);
        var largest = new double[simulations];
        for (var run = 0; run < simulations; run++)
        {
            EndableWork.GoOn();
            double most = 0;
            Visit(Fall(random, upTo), (_, ratio) => most = Math.Max(most, ratio));
            largest[run] = most;
        }
        return largest;
    }

    /// <summary>A window as it is told.</summary>
    public ScanCluster Cluster(int window, double ratio, double pValue)
    {
        var (centre, _, expected) = _windows[window];
        var inside = AreasOf(window).ToList();
        return new(_areas[centre].Count.Area, Math.Sqrt(Square(centre, inside[^1])), [.. inside.Order().Select(i => _areas[i].Count.Area)],
            inside.Sum(i => _areas[i].Count.Observed), expected, ratio, pValue);
    }

    private int[] Fall(Random random, double[] upTo)
    {
        var cases = new int[upTo.Length];
        for (var i = 0; i < _total; i++)
        {
            var place = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
            cases[Math.Min(place < 0 ? ~place : place + 1, upTo.Length - 1)]++;
        }
        return cases;
    }

    // The windows of a centre follow each other and only grow: their cases are added up on the way.
    private void Visit(int[] cases, Action<int, double> seen)
    {
        int centre = -1, inside = 0, sum = 0;
        for (var window = 0; window < _windows.Length; window++)
        {
            var (own, areas, expected) = _windows[window];
            if (own != centre) (centre, inside, sum) = (own, 0, 0);
            while (inside < areas) sum += cases[_order[own][inside++]];
            seen(window, Ratio(sum, expected, _total));
        }
    }

    private List<(int Centre, int Areas, double Expected)> Around(int centre, double mostPeople)
    {
        EndableWork.GoOn();
        var near = Enumerable.Range(0, _areas.Count).OrderBy(i => Square(centre, i)).ToArray();
        var windows = new List<(int Centre, int Areas, double Expected)>();
        double people = 0, expected = 0;
        for (var i = 0; i < near.Length; i++)
        {
            people += _areas[near[i]].Population;
            expected += _expected[near[i]];
            if (people > mostPeople) break;
            if (i + 1 < near.Length && Square(centre, near[i + 1]) == Square(centre, near[i])) continue;
            windows.Add((centre, i + 1, expected));
        }
        _order[centre] = windows.Count == 0 ? [] : near[..windows[^1].Areas];
        return windows;
    }

    private double Square(int a, int b) =>
        (_areas[a].X - _areas[b].X) * (_areas[a].X - _areas[b].X) + (_areas[a].Y - _areas[b].Y) * (_areas[a].Y - _areas[b].Y);
}

namespace Registry.Analytics.SmallAreas;

/// <summary>An order of the areas of a map in which neighbours stand near each other.</summary>
/// <remarks>Each connected part from its rim inwards (reverse Cuthill-McKee). Cuthill E, McKee J. Proc 24th Nat Conf ACM, 1969, 157-172;
/// George A, Liu JW. ACM Trans Math Softw 1979;5:284-295 (where to begin).</remarks>
internal static class MapOrder
{
    /// <summary>The connected parts, each with its areas in order; an area without neighbours is a part.</summary>
    public static IReadOnlyList<int[]> PartsOf(NeighbourList neighbours)
    {
        var parts = new List<int[]>();
        var seen = new bool[neighbours.Areas.Count];
        for (var area = 0; area < seen.Length; area++)
        {
            if (seen[area]) continue;
            var part = Spread(Rim(area, neighbours), neighbours).Areas;
            foreach (var one in part) seen[one] = true;
            part.Reverse();
            parts.Add([.. part]);
        }
        return parts;
    }

    /// <summary>Farthest distance between the positions of two neighbours.</summary>
    public static int Width(NeighbourList neighbours, int[] positions) =>
        Enumerable.Range(0, positions.Length).Max(area => neighbours.Of(area).Select(other => positions[area] - positions[other]).DefaultIfEmpty(0).Max());

    // An area as far from the middle as walking to the last area, again and again, comes.
    private static int Rim(int start, NeighbourList neighbours)
    {
        var (area, far) = (start, -1);
        while (true)
        {
            var (areas, steps) = Spread(area, neighbours);
            if (steps <= far) return area;
            (far, area) = (steps, areas[^1]);
        }
    }

    // By steps from the start, among those found from one area the least connected first; and the number of steps to the last.
    private static (List<int> Areas, int Steps) Spread(int start, NeighbourList neighbours)
    {
        var steps = new Dictionary<int, int> { [start] = 0 };
        var areas = new List<int> { start };
        for (var next = 0; next < areas.Count; next++)
            foreach (var other in neighbours.Of(areas[next]).OrderBy(o => neighbours.Of(o).Count).ThenBy(o => o))
                if (steps.TryAdd(other, steps[areas[next]] + 1)) areas.Add(other);
        return (areas, steps[areas[^1]]);
    }
}

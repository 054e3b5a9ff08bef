namespace Registry.Analytics.SmallAreas;

/// <summary>Which areas are neighbours of which: symmetric, without an area beside itself.</summary>
public sealed class NeighbourList
{
    private const int MostNamed = 5;
    private readonly int[][] _neighbours;

    private NeighbourList(string[] areas, int[][] neighbours) => (Areas, _neighbours) = (areas, neighbours);

    /// <summary>The areas in their order.</summary>
    public IReadOnlyList<string> Areas { get; }

    /// <summary>Places of the areas without neighbours.</summary>
    public IEnumerable<int> Islands => Enumerable.Range(0, _neighbours.Length).Where(i => _neighbours[i].Length == 0);

    /// <summary>Places of the neighbours of the area at a place, ascending.</summary>
    public IReadOnlyList<int> Of(int place) => _neighbours[place];

    /// <summary>The list of areas with the names of their neighbours.</summary>
    /// <param name="areas">Every area once; a pair of neighbours stands with both of them.</param>
    /// <exception cref="ArgumentException">An area stands twice or beside itself, a neighbour is not among the areas, or a pair stands with one of the two only.</exception>
    public static NeighbourList Of(IReadOnlyList<(string Area, IReadOnlyList<string> Neighbours)> areas)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (area, _) in areas)
            if (!places.TryAdd(area, places.Count)) throw new ArgumentException($"Area {area} stands more than once.", nameof(areas));
        var sets = areas.Select(a => Places(a.Area, a.Neighbours, places)).ToList();
        var oneSided = (from i in Enumerable.Range(0, sets.Count) from j in sets[i] where !sets[j].Contains(i)
                        select $"{areas[i].Area} names {areas[j].Area}").ToList();
        if (oneSided.Count > 0)
            throw new ArgumentException($"Neighbours on one side only: {Named(oneSided)}; a pair stands with both areas.", nameof(areas));
        return new([.. places.Keys], [.. sets.Select(set => set.ToArray())]);
    }

    /// <summary>Refuses counts of other areas, or in another order, than those of the list.</summary>
    internal void MustBeOf(IReadOnlyList<AreaCount> areas)
    {
        if (areas.Count != Areas.Count)
            throw new ArgumentException($"{areas.Count} areas with counts, {Areas.Count} with neighbours.", nameof(areas));
        for (var i = 0; i < areas.Count; i++)
            if (areas[i].Area != Areas[i])
                throw new ArgumentException($"Place {i + 1}: counts of {areas[i].Area}, neighbours of {Areas[i]}.", nameof(areas));
    }

    /// <summary>Refuses islands where the rule says so.</summary>
    internal void MustAllow(IslandRule rule)
    {
        var islands = Islands.Select(i => Areas[i]).ToList();
        if (rule == IslandRule.Refuse && islands.Count > 0)
            throw new ArgumentException($"Without neighbours: {Named(islands)}; give them neighbours, or say that they stay alone.", nameof(rule));
    }

    private static SortedSet<int> Places(string area, IReadOnlyList<string> neighbours, Dictionary<string, int> places)
    {
        var found = new SortedSet<int>();
        foreach (var name in neighbours)
        {
            if (name == area) throw new ArgumentException($"Area {area} is named as its own neighbour.", nameof(neighbours));
            found.Add(places.TryGetValue(name, out var place)
                ? place
                : throw new ArgumentException($"Area {area} has the neighbour {name}, which is none of the areas.", nameof(neighbours)));
        }
        return found;
    }

    private static string Named(List<string> names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");
}

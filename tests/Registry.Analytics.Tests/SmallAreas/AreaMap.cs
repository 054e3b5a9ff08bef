using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

/// <summary>Areas of a test with their counts and neighbours.</summary>
internal sealed record AreaMap(IReadOnlyList<AreaCount> Areas, NeighbourList Neighbours, IReadOnlyList<Dictionary<string, string>> Rows)
{
    /// <summary>Lip cancer in the 56 counties of Scotland, from tests/reference.</summary>
    public static AreaMap Scotland()
    {
        var rows = ReferenceTable.Read("scotland_lip.csv");
        return new(Counts(rows), NeighbourList.Of([.. rows.Select(r =>
            (r["area"], (IReadOnlyList<string>)r["neighbours"].Split(' ', StringSplitOptions.RemoveEmptyEntries)))]), rows);
    }

    /// <summary>A case of the folder beside the repository.</summary>
    public static AreaMap Shared(string name)
    {
        var rows = SharedOracles.Rows(name, "areas.csv");
        var pairs = SharedOracles.Rows(name, "adjacency.csv").ToLookup(r => r["i"], r => r["j"]);
        return new(Counts(rows), NeighbourList.Of([.. rows.Select(r => (r["area"], (IReadOnlyList<string>)[.. pairs[r["area"]]]))]), rows);
    }

    /// <summary>The areas as the scan takes them; where no population is known, the expected cases stand for it.</summary>
    public IReadOnlyList<ScanArea> Scan() =>
        [.. Areas.Zip(Rows, (area, row) => new ScanArea(area, ReferenceTable.Number(row["x"]), ReferenceTable.Number(row["y"]),
            row.TryGetValue("population", out var people) ? ReferenceTable.Number(people) : area.Expected))];

    /// <summary>A square board of areas; neighbours share a side.</summary>
    public static NeighbourList Board(int side)
    {
        return NeighbourList.Of([.. Enumerable.Range(0, side * side).Select(i => (Name(i), (IReadOnlyList<string>)[.. Around(i).Select(Name)]))]);

        IEnumerable<int> Around(int i) => new[] { (i / side - 1, i % side), (i / side + 1, i % side), (i / side, i % side - 1), (i / side, i % side + 1) }
            .Where(p => p.Item1 >= 0 && p.Item1 < side && p.Item2 >= 0 && p.Item2 < side).Select(p => p.Item1 * side + p.Item2);
    }

    /// <summary>Cases drawn around given true ratios.</summary>
    public static IReadOnlyList<AreaCount> Draw(Random random, IReadOnlyList<double> ratios, Func<double> expected) =>
        [.. ratios.Select((ratio, i) => (name: Name(i), ratio, expected: expected())).Select(a => new AreaCount(
            a.name, MathNet.Numerics.Distributions.Poisson.Sample(random, a.ratio * a.expected), a.expected))];

    private static string Name(int i) => $"{i + 1}";

    private static IReadOnlyList<AreaCount> Counts(IEnumerable<Dictionary<string, string>> rows) =>
        [.. rows.Select(r => new AreaCount(r["area"], ReferenceTable.Number(r["observed"]), ReferenceTable.Number(r["expected"])))];
}

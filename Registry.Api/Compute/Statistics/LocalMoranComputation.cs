using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute.Statistics;

/// <summary>Autocorrelation area by area.</summary>
internal static class LocalMoranComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "local-moran",
        Section = ComputationSection.SmallAreas,
        Title = new("局部 Moran's I：哪些地区与相邻地区相似或相异", "Local Moran's I: which areas are like or unlike their neighbours"),
        Parameters = [AreaRows.Islands],
        Columns = [AreaRows.Area, AreaRows.Observed, AreaRows.Expected, AreaRows.Neighbours],
        Results =
        [
            new("area", new("地区", "area")), new("ratio", new("标化发病比", "observed over expected")),
            new("local_i", new("局部 Moran's I", "local Moran's I")), new("expectation", new("无自相关时的期望", "expectation without autocorrelation")),
            new("variance", new("方差（条件随机化）", "variance, conditional randomisation")), new("z", new("标准化值", "standard deviations from the expectation")),
            new("p_value", new("双侧 p 值", "two-sided p")), new("p_adjusted", new("经 Benjamini-Hochberg 校正的 p 值", "p adjusted for the number of areas (Benjamini-Hochberg)")),
            new("place", new("high-high、low-low、high-low、low-high：本地区与相邻地区高于或低于平均", "high-high, low-low, high-low, low-high: the area, then its neighbours, above the mean or not")),
        ],
        Heading = nameof(LocalMoran),
        Citation = "Anselin, Geogr Anal 1995;27:93. Sokal, Oden & Thomson, Geogr Anal 1998;30:331.",
        Example = MoranComputation.Computation.Example,
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var areas = AreaRows.Counts(input);
        var tests = LocalMoran.Of(areas, AreaRows.NeighboursOf(input), AreaRows.IslandsOf(input));
        return areas.Zip(tests, LocalMoran.Adjusted(tests)).Select(a => a.Second is { } test
            ? new ResultRow(LocalMoran.Method, a.First.Area, a.First.Ratio, test.I, test.Expectation, test.Variance, test.Z, test.PValue, a.Third, Word(test.Place))
            {
                Note = test.PValue is null ? new("方差为 0，无 p 值", "no variance: whatever is exchanged, the coefficient stays") : null,
            }
            : new ResultRow(LocalMoran.Method, a.First.Area, a.First.Ratio, null, null, null, null, null, null, null)
            {
                Note = new("无相邻地区", "without neighbours"),
            });
    }

    private static string Word(LocalPlace place) => place switch
    {
        LocalPlace.HighAmongHigh => "high-high",
        LocalPlace.LowAmongLow => "low-low",
        LocalPlace.HighAmongLow => "high-low",
        _ => "low-high",
    };
}

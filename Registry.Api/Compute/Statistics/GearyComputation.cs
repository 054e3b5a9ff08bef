using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute.Statistics;

/// <summary>Differences between the ratios of neighbours.</summary>
internal static class GearyComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "geary",
        Section = ComputationSection.SmallAreas,
        Title = new("Geary's C：相邻地区的标化发病比是否相似", "Geary's C: whether the ratios of neighbouring areas differ little"),
        Parameters = [AreaRows.Islands, AreaRows.Simulations, AreaRows.Seed],
        Columns = [AreaRows.Area, AreaRows.Observed, AreaRows.Expected, AreaRows.Neighbours],
        Results =
        [
            new("geary_c", new("Geary's C", "Geary's C")), new("expectation", new("无自相关时的期望", "expectation without autocorrelation")),
            new("variance_randomisation", new("方差（随机化）", "variance, randomisation")),
            new("p_randomisation", new("单侧 p（随机化）：相邻者如此相似", "p of neighbours so alike, randomisation")),
            new("variance_normality", new("方差（正态）", "variance, normality")), new("p_normality", new("单侧 p（正态）", "p of neighbours so alike, normality")),
            new("p_simulation", new("单侧 p（模拟）", "p of neighbours so alike by simulation")),
        ],
        Heading = nameof(GearysC),
        Citation = "Geary, Incorporated Statistician 1954;5:115. Cliff & Ord, Spatial Processes, 1981.",
        Example = MoranComputation.Computation.Example,
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (areas, neighbours, islands) = (AreaRows.Counts(input), AreaRows.NeighboursOf(input), AreaRows.IslandsOf(input));
        var test = GearysC.Of(areas, neighbours, islands);
        var simulated = GearysC.PermutationP(
            areas, neighbours, input.Values.Whole(AreaRows.Simulations.Name), input.Values.Whole(AreaRows.Seed.Name), islands);
        yield return new(GearysC.Method, test.C, 1.0, test.VarianceRandomisation, test.PRandomisation, test.VarianceNormality, test.PNormality, simulated);
    }
}

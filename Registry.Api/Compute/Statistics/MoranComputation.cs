using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute.Statistics;

/// <summary>Autocorrelation of the ratios of areas.</summary>
internal static class MoranComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "moran",
        Section = ComputationSection.SmallAreas,
        Title = new("Moran's I：相邻地区的标化发病比是否相似", "Moran's I: whether the ratios of neighbouring areas are alike"),
        Parameters =
        [
            ComputeParameter.Choice("values", "ratios", new("ratios 为原始比；empirical-bayes 为按精度标准化的比（Assunção-Reis），p 值仅由模拟得到",
                "ratios as they are, or empirical-bayes: standardised for their precision (Assunção-Reis), p by simulation only"), "ratios", "empirical-bayes"),
            AreaRows.Islands, AreaRows.Simulations, AreaRows.Seed,
        ],
        Columns = [AreaRows.Area, AreaRows.Observed, AreaRows.Expected, AreaRows.Neighbours],
        Results =
        [
            new("moran_i", new("Moran's I", "Moran's I")), new("expectation", new("无自相关时的期望", "expectation without autocorrelation")),
            new("variance_randomisation", new("方差（随机化）", "variance, randomisation")), new("p_randomisation", new("单侧 p（随机化）", "upper p, randomisation")),
            new("variance_normality", new("方差（正态）", "variance, normality")), new("p_normality", new("单侧 p（正态）", "upper p, normality")),
            new("p_simulation", new("单侧 p（模拟）", "upper p by simulation")),
        ],
        Heading = nameof(MoransI),
        Citation = "Cliff & Ord, Spatial Processes, 1981. Assunção & Reis, Stat Med 1999;18:2147.",
        Example = new(
            "area,observed,expected,neighbours\nA,12,5.1,B C\nB,9,4.0,A C D\nC,30,21.5,A B D E\nD,4,6.2,B C F\nE,55,60.4,C F\nF,1,3.3,D E\n", "invented"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (areas, neighbours, islands) = (AreaRows.Counts(input), AreaRows.NeighboursOf(input), AreaRows.IslandsOf(input));
        var (simulations, seed) = (input.Values.Whole(AreaRows.Simulations.Name), input.Values.Whole(AreaRows.Seed.Name));
        if (input.Values.Text("values") == "empirical-bayes")
        {
            var (coefficient, p) = MoransI.EmpiricalBayes(areas, neighbours, simulations, seed, islands);
            yield return new(MoransI.EmpiricalBayesMethod, coefficient, null, null, null, null, null, p);
            yield break;
        }
        var test = MoransI.Of(areas, neighbours, islands);
        yield return new(MoransI.Method, test.I, test.Expectation, test.VarianceRandomisation, test.PRandomisation, test.VarianceNormality, test.PNormality,
            MoransI.PermutationP(areas, neighbours, simulations, seed, islands));
    }
}

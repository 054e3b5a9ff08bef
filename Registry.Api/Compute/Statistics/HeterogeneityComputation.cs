using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute.Statistics;

/// <summary>Whether areas differ by more than chance.</summary>
internal static class HeterogeneityComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "heterogeneity",
        Section = ComputationSection.SmallAreas,
        Title = new("异质性检验：各地区的标化发病比之差是否超出机会", "Heterogeneity: whether the ratios of areas differ by more than chance"),
        Columns = [AreaRows.Area, AreaRows.Observed, AreaRows.Expected, AreaRows.NeighboursUnused],
        Results =
        [
            new("chi_square", new("卡方", "chi-square")), new("degrees_of_freedom", new("自由度", "degrees of freedom")), new("p_value", new("p 值", "upper p of chi-square")),
            new("smallest_expected", new("最小期望数", "smallest expected count")),
            new("potthoff_whittinghill", new("Potthoff-Whittinghill 统计量", "statistic of Potthoff and Whittinghill")),
            new("potthoff_whittinghill_p", new("其单侧 p（正态）", "its upper p, normal")),
        ],
        Heading = nameof(Heterogeneity),
        Citation = "Potthoff & Whittinghill, Biometrika 1966;53:183.",
        Example = FunnelComputation.Computation.Example,
        Run = input => Heterogeneity.Of(AreaRows.Counts(input)) is var test
            ? [new(Heterogeneity.Method, test.ChiSquare, test.DegreesOfFreedom, test.ChiSquareP, test.SmallestExpected,
                test.PotthoffWhittinghill, test.PotthoffWhittinghillP)] : [],
    };
}

using Registry.Analytics.Quality;

namespace Registry.Api.Compute.Statistics;

/// <summary>A registry against the rest of its region.</summary>
internal static class RegionalComputation
{
    private static readonly ComputeColumn Part = new("part", ColumnKind.Count, new("本处具有该特征的例数（M:I 为死亡数）", "Cases of the registry with the property (of M:I the deaths)"));
    private static readonly ComputeColumn Whole = new("whole", ColumnKind.Count, new("本处例数", "Cases of the registry"));
    private static readonly ComputeColumn RegionPart = new("region_part", ColumnKind.Count, new("区域其余部分具有该特征的例数", "The same of the rest of the region"));
    private static readonly ComputeColumn RegionWhole = new("region_whole", ColumnKind.Count, new("区域其余部分例数", "Cases of the rest of the region"));
    private static readonly ComputeColumn Observed = new("observed", ColumnKind.Count, new("观察例数", "Cases observed"));
    private static readonly ComputeColumn Expected = new("expected", ColumnKind.Count, new("按区域率的期望例数", "Cases expected at the rates of the region"));

    private static readonly ResultColumn[] Results =
    [
        new("own", new("本处的值", "value of the registry: percent, ratio or cases observed")), new("region", new("区域的值", "value of the region: percent, ratio or cases expected")),
        new("chi_square", new("卡方", "chi-square")), new("degrees_of_freedom", new("自由度", "degrees of freedom")), new("p_value", new("p 值", "p")),
        new("smallest_expected", new("最小期望数", "smallest expected count (of M:I the smallest count)")),
    ];

    /// <summary>Indicators, and counts.</summary>
    public static IReadOnlyList<Computation> Both { get; } =
    [
        new()
        {
            Name = "regional-indicator",
            Section = ComputationSection.Completeness,
            Title = new("质量指标与区域其余部分比较（卡方）", "A quality indicator against the rest of the region (chi-square)"),
            Parameters = [ComputeParameter.Choice("kind", "proportion", new("proportion：MV%、DCO% 等；ratio：M:I", "proportion: MV%, DCO% and the like; ratio: M:I"), "proportion", "ratio")],
            Columns = [Part, Whole, RegionPart, RegionWhole],
            Results = Results,
            Heading = nameof(ChiSquareComparison),
            Citation = "Parkin & Bray, Eur J Cancer 2009;45:756.",
            Example = new("indicator,part,whole,region_part,region_whole\nMV%,310,480,5200,7100\nDCO%,9,480,160,7100\n", "invented", ("by", "indicator")),
            Run = input => [Row(input.Values.Text("kind") == "ratio"
                ? ChiSquareComparison.OfMortalityIncidence(input.Sum(Part), input.Sum(Whole), input.Sum(RegionPart), input.Sum(RegionWhole))
                : ChiSquareComparison.OfProportions(input.Sum(Part), input.Sum(Whole), input.Sum(RegionPart), input.Sum(RegionWhole)))],
        },
        new()
        {
            Name = "regional-counts",
            Section = ComputationSection.Completeness,
            Title = new("观察例数与按区域率的期望例数比较（卡方）", "Observed counts against those expected at the rates of the region (chi-square)"),
            Columns = [Observed, Expected],
            Results = Results,
            Heading = nameof(ChiSquareComparison),
            Citation = "Parkin & Bray, Eur J Cancer 2009;45:756.",
            Example = new("observed,expected\n52,61.2\n40,38.5\n88,97.1\n", "invented"),
            Run = input => [Row(ChiSquareComparison.OfCounts([.. input.Rows.Select(r => r.Number(Observed.Name))], [.. input.Rows.Select(r => r.Number(Expected.Name))]))],
        },
    ];

    private static ResultRow Row(RegionalTest? test) => test is null
        ? RateRows.Absent(Results.Length, new("一侧无病例，或全部（均无）该特征，不能检验", "one side has no cases, or all or none have the property: no test"))
        : new(test.Method, test.Own, test.Region, test.ChiSquare, test.DegreesOfFreedom, test.PValue, test.SmallestExpected)
        {
            Note = test.SmallestExpected < 5 ? new("最小期望数不足 5，p 值较粗", "smallest expected count below 5: p is rough") : null,
        };
}

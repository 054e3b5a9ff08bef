using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute.Statistics;

/// <summary>Ratios of small areas smoothed by a spatial model.</summary>
internal static class SpatialModelComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "bym",
        Section = ComputationSection.SmallAreas,
        Title = new("小地区标化发病比的空间平滑（BYM 模型）", "Ratios of small areas smoothed by a spatial model (BYM)"),
        Parameters =
        [
            ComputeParameter.Choice("prior", "penalised", new("先验：penalised 为惩罚复杂度先验（BYM2）；gamma 为两个精度的伽马先验（原 BYM 模型）",
                "Prior: penalised complexity (BYM2), or gamma: gamma priors of both precisions (the model as first given)"), "penalised", "gamma"),
            ComputeParameter.Number("threshold", 1, 0.01, 100, new("求后验概率的相对危险度界值", "Ratio whose exceedance probability is asked")),
            ComputeParameter.Number("largestDeviation", 1, 0.01, 10, new("prior=penalised：对数比标准差超过此值的先验概率为 0.01",
                "With prior=penalised: the standard deviation of log ratios that is exceeded with prior probability 0.01")),
            ComputeParameter.Number("shape", 1, 0.001, 1000, new("prior=gamma：两个伽马先验的形状参数", "With prior=gamma: shape of both gamma priors")),
            ComputeParameter.Number("rate", 0.01, 0.00001, 1000, new("prior=gamma：两个伽马先验的速率参数", "With prior=gamma: rate of both gamma priors")),
            AreaRows.Islands, ComputeParameter.Confidence,
        ],
        Columns = [AreaRows.Area, AreaRows.Observed, AreaRows.Expected, AreaRows.Neighbours],
        Results =
        [
            new("area", new("地区", "area")), new("observed", new("观察例数", "cases observed")), new("expected", new("期望例数", "cases expected")),
            new("ratio", new("标化发病比", "observed over expected")), new("smoothed", new("平滑后的相对危险度（后验均值）", "relative risk, posterior mean")),
            new("median", new("后验中位数", "posterior median")), new("lower", new("后验下限", "lower limit of the posterior")),
            new("upper", new("后验上限", "upper limit of the posterior")), new("exceedance", new("超过界值的后验概率", "posterior probability of a ratio above the threshold")),
            new("deviation", new("全部地区对数比的标准差（后验均值）", "standard deviation of the log ratios of all areas, posterior mean")),
            new("deviation_lower", new("其下限", "its lower limit")), new("deviation_upper", new("其上限", "its upper limit")),
            new("spatial_fraction", new("全部地区变异中空间相关部分的比例（后验均值）", "spatial share of the variance over all areas, posterior mean")),
            new("spatial_fraction_lower", new("其下限", "its lower limit")), new("spatial_fraction_upper", new("其上限", "its upper limit")),
        ],
        Heading = nameof(BesagYorkMollie),
        Citation = "Besag, York & Mollié, Ann Inst Stat Math 1991;43:1. Riebler, Sørbye, Simpson & Rue, Stat Methods Med Res 2016;25:1145.",
        Example = new(
            "area,observed,expected,neighbours\nA,12,5.1,B C\nB,9,4.0,A C D\nC,30,21.5,A B D E\nD,4,6.2,B C F\nE,55,60.4,C F\nF,1,3.3,D E\n", "invented"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (areas, neighbours, islands) = (AreaRows.Counts(input), AreaRows.NeighboursOf(input), AreaRows.IslandsOf(input));
        var threshold = input.Values.Number("threshold");
        var map = input.Values.Text("prior") == "gamma"
            ? BesagYorkMollie.WithGammaPriors(areas, neighbours, islands, threshold, input.Values.Number("shape"), input.Values.Number("rate"), input.Confidence)
            : BesagYorkMollie.Penalised(areas, neighbours, islands, threshold, input.Values.Number("largestDeviation"), input.Confidence);
        return areas.Zip(map.Areas, (area, own) => new ResultRow(map.Method, area.Area, area.Observed, area.Expected,
            own.Raw, own.Mean, own.Median, own.Lower, own.Upper, own.Exceedance,
            map.Deviation.Mean, map.Deviation.Lower, map.Deviation.Upper,
            map.SpatialFraction.Mean, map.SpatialFraction.Lower, map.SpatialFraction.Upper));
    }
}

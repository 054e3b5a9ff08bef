using Registry.Analytics.Rates;
using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute.Statistics;

/// <summary>Ratios of small areas, raw and smoothed.</summary>
internal static class SmoothedRatioComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "smoothed-ratios",
        Section = ComputationSection.SmallAreas,
        Title = new("小地区标化发病比及其经验贝叶斯平滑值", "Ratios of small areas (SIR), raw and smoothed by empirical Bayes"),
        Parameters =
        [
            ComputeParameter.Choice("method", "marshall", new("平滑方法：marshall 向全部地区的比平滑；local 向本地区及相邻地区的比平滑；gamma 为伽马先验，log-normal 为对数正态先验（Clayton-Kaldor）",
                "Smoothing: marshall towards the ratio of all areas, local towards that of the area and its neighbours, gamma by a gamma prior, log-normal by a normal prior of the log ratio (Clayton-Kaldor)"), "marshall", "local", "gamma", "log-normal"),
            AreaRows.Islands, ComputeParameter.Confidence,
        ],
        Columns = [AreaRows.Area, AreaRows.Observed, AreaRows.Expected, AreaRows.Neighbours],
        Results =
        [
            new("area", new("地区", "area")), new("observed", new("观察例数", "cases observed")), new("expected", new("期望例数", "cases expected")),
            new("ratio", new("标化发病比", "observed over expected")), new("ratio_lower", new("其精确下限", "its exact lower limit")), new("ratio_upper", new("其精确上限", "its exact upper limit")),
            new("smoothed", new("平滑后的比", "smoothed ratio")), new("lower", new("后验下限（仅 gamma）", "lower limit of the posterior, gamma only")),
            new("upper", new("后验上限（仅 gamma）", "upper limit of the posterior, gamma only")),
        ],
        Heading = nameof(EmpiricalBayesRatio),
        Citation = "Marshall, J R Stat Soc C 1991;40:283. Clayton & Kaldor, Biometrics 1987;43:671.",
        Example = new(
            "area,observed,expected,neighbours\nA,12,5.1,B C\nB,9,4.0,A C D\nC,30,21.5,A B D E\nD,4,6.2,B C F\nE,55,60.4,C F\nF,1,3.3,D E\n",
            "invented", ("method", "local")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var areas = AreaRows.Counts(input);
        var (smoothed, method) = input.Values.Text("method") switch
        {
            "local" => (EmpiricalBayesRatio.Local(areas, AreaRows.NeighboursOf(input), AreaRows.IslandsOf(input)), EmpiricalBayesRatio.LocalMethod),
            "gamma" => (EmpiricalBayesRatio.ClaytonKaldor(areas, input.Confidence), EmpiricalBayesRatio.ClaytonKaldorMethod),
            "log-normal" => (EmpiricalBayesRatio.LogNormal(areas), EmpiricalBayesRatio.LogNormalMethod),
            _ => (EmpiricalBayesRatio.Marshall(areas), EmpiricalBayesRatio.MarshallMethod),
        };
        return areas.Select((area, i) => (area, raw: StandardisedIncidenceRatio.Exact(area.Observed, area.Expected, input.Confidence), own: smoothed?[i]))
            .Select(a => new ResultRow(method, a.area.Area, a.area.Observed, a.area.Expected, a.raw.Ratio, a.raw.Lower, a.raw.Upper, a.own?.Smoothed, a.own?.Lower, a.own?.Upper)
            {
                Note = smoothed is null ? new("各地区差异不超过机会，无法估计先验", "areas differ no more than chance lets them: no prior can be estimated") : null,
            });
    }
}

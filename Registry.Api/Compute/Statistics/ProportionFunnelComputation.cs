using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute.Statistics;

/// <summary>Percentages of areas in a funnel plot.</summary>
internal static class ProportionFunnelComputation
{
    private static readonly ComputeColumn Part = new("part", ColumnKind.Count, new("具有该特征的例数", "Cases that have the property"));

    private static readonly ComputeColumn Whole = new("whole", ColumnKind.Count, new("全部例数，大于 0", "All cases, above 0"));

    public static Computation Computation { get; } = new()
    {
        Name = "funnel-proportions",
        Section = ComputationSection.SmallAreas,
        Title = new("百分比的漏斗图：哪些地区偏离合计百分比超出机会", "Funnel plot of percentages: which areas lie further from the pooled one than chance gives"),
        Columns = [AreaRows.Area, Part, Whole],
        Results =
        [
            new("area", new("地区", "area")), new("numerator", new("分子", "numerator")), new("denominator", new("分母", "denominator")),
            new("percent", new("百分比", "percent")), new("pooled_percent", new("合计百分比", "percent of all areas")),
            new("lower", new("95% 下限", "lower limit, 95 %")), new("upper", new("95% 上限", "upper limit, 95 %")),
            new("alarm_lower", new("99.8% 下限", "lower limit, 99.8 %")), new("alarm_upper", new("99.8% 上限", "upper limit, 99.8 %")),
            new("flag", new("none、warning（95% 之外）、alarm（99.8% 之外）", "none, warning (outside 95 %), alarm (outside 99.8 %)")),
        ],
        Heading = nameof(ProportionFunnel),
        Citation = "Spiegelhalter, Stat Med 2005;24:1185.",
        Example = new("area,part,whole\nA,80,100\nB,45,60\nC,150,200\nD,12,30\n", "invented"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input) =>
        ProportionFunnel.Of([.. input.Names(AreaRows.Area).Select(name => (name, rows: input.Where(AreaRows.Area, name)))
                .Select(a => (a.name, a.rows.Sum(Part), a.rows.Sum(Whole)))])
            .Select(a => new ResultRow(ProportionFunnel.Method, a.Area, a.Part, a.Whole, a.Percent, a.PooledPercent,
                a.Warning.Lower, a.Warning.Upper, a.Alarm.Lower, a.Alarm.Upper, a.Place.ToString().ToLowerInvariant()));
}

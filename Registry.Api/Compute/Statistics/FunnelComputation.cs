using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute.Statistics;

/// <summary>Areas in a funnel plot.</summary>
internal static class FunnelComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "funnel",
        Section = ComputationSection.SmallAreas,
        Title = new("漏斗图：哪些地区偏离合计率超出机会", "Funnel plot: which areas lie further from the pooled rate than chance gives"),
        Columns = [AreaRows.Area, AreaRows.Observed, AreaRows.Expected, AreaRows.NeighboursUnused],
        Results =
        [
            new("area", new("地区", "area")), new("observed", new("观察例数", "cases observed")), new("expected", new("按合计率的期望例数", "cases at the pooled rate")),
            new("ratio", new("比值", "observed over expected")),
            new("lower", new("95% 下限", "lower limit, 95 %")), new("upper", new("95% 上限", "upper limit, 95 %")),
            new("alarm_lower", new("99.8% 下限", "lower limit, 99.8 %")), new("alarm_upper", new("99.8% 上限", "upper limit, 99.8 %")),
            new("flag", new("none、warning（95% 之外）、alarm（99.8% 之外）", "none, warning (outside 95 %), alarm (outside 99.8 %)")),
        ],
        Heading = nameof(FunnelLimits),
        Citation = "Spiegelhalter, Stat Med 2005;24:1185.",
        Example = new("area,observed,expected\nA,12,15.5\nB,30,22.4\nC,7,9.1\nD,55,60.2\nE,101,80\n", "invented"),
        Run = input => FunnelLimits.Of(AreaRows.Counts(input)).Select(a => new ResultRow(FunnelLimits.Method, a.Area, a.Observed, a.Expected, a.Ratio,
            a.Warning.Lower, a.Warning.Upper, a.Alarm.Lower, a.Alarm.Upper, a.Place.ToString().ToLowerInvariant())),
    };
}

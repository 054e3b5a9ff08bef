using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute.Statistics;

/// <summary>Poisson probabilities of the cases of areas.</summary>
internal static class ProbabilityMapComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "probability-map",
        Section = ComputationSection.SmallAreas,
        Title = new("概率地图（Choynowski）：若各地区的比相同，观察数有多不可能", "Probability map (Choynowski): how unlikely the cases are if all areas have one ratio"),
        Columns = [AreaRows.Area, AreaRows.Observed, AreaRows.Expected, AreaRows.NeighboursUnused],
        Results =
        [
            new("area", new("地区", "area")), new("observed", new("观察例数", "cases observed")), new("expected", new("按合计比的期望例数", "cases at the pooled ratio")),
            new("p_lower", new("例数不多于观察数的概率", "probability of as many or fewer")), new("p_upper", new("例数不少于观察数的概率", "probability of as many or more")),
            new("probability", new("本地区所在一侧的概率", "probability on the side on which the area lies")),
        ],
        Heading = nameof(ProbabilityMap),
        Citation = "Choynowski, J Am Stat Assoc 1959;54:385.",
        Example = FunnelComputation.Computation.Example,
        Run = input => ProbabilityMap.Of(AreaRows.Counts(input))
            .Select(a => new ResultRow(ProbabilityMap.Method, a.Area, a.Observed, a.Expected, a.AtMost, a.AtLeast, a.Choynowski)),
    };
}

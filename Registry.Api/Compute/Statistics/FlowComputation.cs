using Registry.Analytics.Completeness;

namespace Registry.Api.Compute.Statistics;

/// <summary>Completeness by the flow method.</summary>
internal static class FlowComputation
{
    private static readonly ComputeColumn End = new("t_end", ColumnKind.Number, new("区间末（诊断后年数）", "End of the step, years after diagnosis"), "years");
    private static readonly ComputeColumn SurvivalStart = new("survival_start", ColumnKind.Fraction, new("区间初存活比例", "Share alive at the beginning of the step"));
    private static readonly ComputeColumn SurvivalEnd = new("survival_end", ColumnKind.Fraction, new("区间末存活比例", "Share alive at its end"));
    private static readonly ComputeColumn Mentioned = new("mentioned", ColumnKind.Fraction, new("该区间死亡者中死亡证明提及该癌的比例", "Share of those who die in it whose certificate mentions the cancer"), "m_death_certificate_mention");
    private static readonly ComputeColumn UnregisteredStart = new("unregistered_start", ColumnKind.Fraction, new("区间初存活者中尚未登记的比例", "Share of the living not yet registered at the beginning"), "u_unregistered_start");
    private static readonly ComputeColumn UnregisteredEnd = new("unregistered_end", ColumnKind.Fraction, new("区间末存活者中尚未登记的比例", "Share of the living not yet registered at the end"), "u_unregistered_end");

    public static Computation Computation { get; } = new()
    {
        Name = "completeness-flow",
        Section = ComputationSection.Completeness,
        Title = new("完整性：流法（Bullard）", "Completeness by the flow method (Bullard)"),
        Columns = [End, SurvivalStart, SurvivalEnd, Mentioned, UnregisteredStart, UnregisteredEnd],
        Results =
        [
            new("t_end", new("诊断后年数", "years after diagnosis")), new("completeness_percent", new("完整性（%）", "completeness in percent")),
            new("missing_alive_percent", new("存活而未登记（%）", "alive and not registered, percent")),
            new("lost_dead_percent", new("已死且证明未提及而未登记（%）", "dead, not mentioned and not registered, percent")),
            new("initiated_percent", new("由死亡证明登记（%）", "registered because of a certificate, percent")),
        ],
        Heading = nameof(FlowMethod),
        Citation = "Bullard et al., Br J Cancer 2000;82:1111.",
        Example = new(
            "t_end,survival_start,survival_end,mentioned,unregistered_start,unregistered_end\n1,1,0.8,0.95,0.9,0.3\n2,0.8,0.7,0.93,0.3,0.1\n5,0.7,0.5,0.9,0.1,0.02\n", "invented"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input) =>
        FlowMethod.Of([.. input.Rows.OrderBy(row => row.Number(End.Name)).Select(row => new FlowStep(
                row.Number(End.Name), row.Number(SurvivalStart.Name), row.Number(SurvivalEnd.Name), row.Number(Mentioned.Name),
                row.Number(UnregisteredStart.Name), row.Number(UnregisteredEnd.Name)))])
            .Select(e => new ResultRow(FlowMethod.Method, e.Years, e.Fraction * 100, e.MissingAlive * 100, e.LostDead * 100, e.Initiated * 100));
}

using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Net survival by Pohar Perme's estimator.</summary>
internal static class NetSurvivalComputation
{
    private static readonly ComputeParameter Integration = ComputeParameter.Choice("integration", "relsurv", new(
        "两次退出之间的积分：relsurv 同 R 包 relsurv 2.2-9；exact 精确", "Integration between two exits: relsurv as R's relsurv 2.2-9 does it, exact exactly"), "relsurv", "exact");

    public static Computation Computation { get; } = new()
    {
        Name = "net-survival",
        Section = ComputationSection.Survival,
        Title = new("净生存率（Pohar Perme），可按 ICSS 标化", "Net survival (Pohar Perme), also standardised for age"),
        Parameters = [Integration, .. SurvivalAnswer.Parameters],
        Columns = SurvivalColumns.WithPopulation,
        Companion = SurvivalColumns.LifeTable,
        Results = SurvivalAnswer.Results,
        Heading = nameof(NetSurvival),
        Citation = "Pohar Perme, Stare & Esteve, Biometrics 2012;68:113. Brenner et al., Eur J Cancer 2004;40:2317 (weights).",
        Example = new(SurvivalExamples.WithLifeTable, SurvivalExamples.Source, ("by", "area_type"), ("times", "1,3,5")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (patients, rules) = SurvivalInput.Patients(input, needsPopulation: true);
        var (table, edges) = (SurvivalInput.LifeTable(input), SurvivalAnswer.Edges(input));
        var integration = input.Values.Text(Integration.Name) == "exact" ? WeightIntegration.Exact : WeightIntegration.Relsurv;
        return SurvivalAnswer.Rows(input, patients, rules, group => NetSurvival.PoharPerme(group, table, edges, integration));
    }
}

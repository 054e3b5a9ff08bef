using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Net survival by Pohar Perme's estimator.</summary>
internal static class NetSurvivalComputation
{
    private static readonly ComputeParameter Integration = ComputeParameter.Choice("integration", "relsurv", new(
        "两次退出之间的积分：relsurv 同 R 包 relsurv 2.2-9；exact 精确", "Integration between two exits: relsurv as R's relsurv 2.2-9 does it, exact exactly"), "relsurv", "exact");

    private static readonly ComputeParameter Weighting = ComputeParameter.Choice("weighting", "groups", new(
        "标化方法：groups 各年龄组加权平均；brenner 个体权重", "How age is standardised: groups averages age groups, brenner weights patients"), "groups", "brenner");

    public static Computation Computation { get; } = new()
    {
        Name = "net-survival",
        Section = ComputationSection.Survival,
        Title = new("净生存率（Pohar Perme），可按 ICSS 标化", "Net survival (Pohar Perme), also standardised for age"),
        Parameters = [Integration, Weighting, .. SurvivalAnswer.Parameters],
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
        if (input.Values.Text(Weighting.Name) == "groups" || SurvivalAnswer.Weights(input) is not { } standard)
            return SurvivalAnswer.Rows(input, patients, rules, Curve);
        var curve = Curve(AgeStandardisedSurvival.Weighted(patients, p => SurvivalAnswer.GroupOf(p, standard.Ages), standard.Weights));
        return SurvivalAnswer.Days(input).Select(day => SurvivalAnswer.Row(
            input, day, SurvivalAnswer.Point(input, curve, day), $"{curve.Method}, patients weighted to {input.Values.Text(SurvivalAnswer.Standard.Name)} (Brenner)", rules));

        SurvivalCurve Curve(IReadOnlyList<Patient> group) => NetSurvival.PoharPerme(group, table, edges, integration);
    }
}

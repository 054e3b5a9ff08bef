using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Relative survival by three methods.</summary>
internal static class RelativeSurvivalComputation
{
    private static readonly ComputeParameter Method = ComputeParameter.Choice("method", "ederer2", new(
        "期望生存率：ederer2、ederer1、hakulinen", "How the expected survival is worked out"), "ederer2", "ederer1", "hakulinen");

    public static Computation Computation { get; } = new()
    {
        Name = "relative-survival",
        Section = ComputationSection.Survival,
        Title = new("相对生存率（Ederer I、Ederer II、Hakulinen）", "Relative survival (Ederer I, Ederer II, Hakulinen)"),
        Parameters = [Method, .. SurvivalAnswer.Parameters],
        Columns = SurvivalColumns.WithPopulation,
        Companion = SurvivalColumns.LifeTable,
        Results = SurvivalAnswer.Results,
        Heading = nameof(RelativeSurvival),
        Citation = "Ederer, Axtell & Cutler, NCI Monogr 1961;6:101. Ederer & Heise, NCI note 10, 1959. Hakulinen, Biometrics 1982;38:933.",
        Example = new(SurvivalExamples.WithLifeTable, SurvivalExamples.Source, ("times", "1,3,5"), ("pool", "area_type")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (patients, rules) = SurvivalInput.Patients(input, needsPopulation: true);
        var (table, closing) = (SurvivalInput.LifeTable(input), SurvivalInput.Day(input, SurvivalInput.Closing));
        return SurvivalAnswer.Rows(input, patients, rules, group => input.Values.Text(Method.Name) switch
        {
            "ederer1" => RelativeSurvival.EdererOne(group, table),
            "hakulinen" => RelativeSurvival.Hakulinen(group, table, closing),
            _ => RelativeSurvival.EdererTwo(group, table),
        });
    }
}

using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Observed and cause-specific survival at exit days.</summary>
internal static class ObservedSurvivalComputation
{
    private static readonly ComputeParameter Cause = ComputeParameter.Choice("cause", "all", new(
        "all 全死因；cancer 死因别：其他死亡作截尾", "all: deaths of any cause; cancer: cause-specific, other deaths censored"), "all", "cancer");

    public static Computation Computation { get; } = new()
    {
        Name = "observed-survival",
        Section = ComputationSection.Survival,
        Title = new("观察生存率与死因别生存率（Kaplan-Meier）", "Observed and cause-specific survival (Kaplan-Meier)"),
        Parameters = [Cause, .. SurvivalAnswer.Parameters],
        Columns = SurvivalColumns.Observed,
        Results = SurvivalAnswer.Results,
        Heading = nameof(ObservedSurvival),
        Citation = "Kaplan & Meier, J Am Stat Assoc 1958;53:457. Corazziari, Quinn & Capocaccia, Eur J Cancer 2004;40:2307 (ICSS).",
        Example = new(SurvivalExamples.Patients, SurvivalExamples.Source, ("times", "1,3,5"), ("pool", "sex,area_type")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (patients, rules) = SurvivalInput.Patients(input, needsPopulation: false);
        return SurvivalAnswer.Rows(input, patients, rules,
            input.Values.Text(Cause.Name) == "cancer" ? ObservedSurvival.CauseSpecific : ObservedSurvival.KaplanMeier);
    }
}

using Registry.Analytics.AgePeriodCohort;

namespace Registry.Api.Compute.Statistics;

/// <summary>The sequence of age, period and cohort models.</summary>
internal static class AgePeriodCohortComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "age-period-cohort",
        Section = ComputationSection.Trends,
        Title = new("年龄-时期-队列模型序列：描述率需要哪些因素（离差表）", "Age, drift, period, cohort: which of them are needed to describe rates (deviance table)"),
        Parameters = [ComputeParameter.Confidence],
        Columns = LexisInput.Columns,
        Results =
        [
            new("part", new("model：模型；test：较小模型对较大模型的检验；drift：漂移", "model, test of a smaller model against a larger one, or drift")),
            new("model", new("模型（检验时为较小者）", "the model; of a test the smaller one")), new("against", new("检验的较大模型", "the larger model of a test")),
            new("deviance", new("离差", "deviance")), new("degrees_of_freedom", new("自由度", "degrees of freedom")),
            new("chi_square", new("离差之差", "difference of the deviances")), new("p_value", new("p 值", "p")),
            new("percent_per_year", new("每年变化（%）", "change a year, percent")), new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")),
            new("log_per_year", new("ln(率) 每年变化", "change of ln(rate) a year")), new("standard_error", new("其标准误", "its standard error")),
        ],
        Heading = nameof(AgePeriodCohortModels),
        Citation = "Clayton D, Schifflers E. Stat Med 1987;6:449 and 469.",
        Example = new(LexisInput.Csv, LexisInput.Source),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var table = LexisInput.Table(input);
        var (sequence, note) = (AgePeriodCohortModels.Of(table, input.Confidence), LexisInput.Note(table));
        foreach (var model in sequence.Models)
            yield return new(sequence.Method, "model", model.Name, null, model.Deviance, model.DegreesOfFreedom, null, model.PValue, null, null, null, null, null) { Note = note };
        foreach (var test in sequence.Comparisons)
            yield return new(sequence.Method, "test", test.Smaller, test.Larger, null, test.DegreesOfFreedom, test.ChiSquare, test.PValue, null, null, null, null, null) { Note = note };
        var drift = sequence.Drift;
        yield return new(sequence.Method, "drift", "age-drift", null, null, null, null, null,
            drift.PercentPerYear, drift.LowerPercent, drift.UpperPercent, drift.LogPerYear, drift.StandardError)
        { Note = note };
    }
}

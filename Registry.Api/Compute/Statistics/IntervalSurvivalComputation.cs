using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Survival by intervals of follow-up.</summary>
internal static class IntervalSurvivalComputation
{
    private static readonly ComputeParameter Estimator = ComputeParameter.Choice("estimator", "observed", new(
        "observed 观察；cause-specific 死因别；ederer2 相对；pohar-perme 净", "What is estimated"), "observed", "cause-specific", "ederer2", "pohar-perme");

    private static readonly ComputeParameter Method = ComputeParameter.Choice("method", "hazard", new(
        "hazard 由人年死亡率；life-table 寿命表法（失访计半）", "hazard: from deaths and person-years; life-table: actuarial, those lost count half"), "hazard", "life-table");

    private static readonly ComputeParameter Months = ComputeParameter.Whole("intervalMonths", 1, 1, 60, new("区间长度（月）", "Length of an interval, months"));

    private static readonly ComputeParameter Weights = ComputeParameter.Choice("weights", "popepi", new(
        "Pohar Perme 权重取值：popepi 同 R 包 popEpi 0.4.10；midpoint 区间中点", "Where the weights of Pohar Perme are taken: popepi as R's popEpi 0.4.10, midpoint of the interval"), "popepi", "midpoint");

    public static Computation Computation { get; } = new()
    {
        Name = "interval-survival",
        Section = ComputationSection.Survival,
        Title = new("按随访区间的生存率：寿命表法、Ederer II、Pohar Perme、死因别", "Survival by intervals of follow-up: life table, Ederer II, Pohar Perme, cause-specific"),
        Parameters = [Estimator, Method, Months, Weights, .. SurvivalAnswer.Parameters],
        Columns = [.. SurvivalColumns.WithPopulation],
        Companion = SurvivalColumns.LifeTable,
        Results = SurvivalAnswer.Results,
        Heading = nameof(IntervalSurvival),
        Citation = "Cutler & Ederer, J Chronic Dis 1958;8:699. Pohar Perme, Stare & Esteve, Biometrics 2012;68:113.",
        Example = new(SurvivalExamples.WithLifeTable, SurvivalExamples.Source, ("estimator", "ederer2"), ("times", "1,3,5"), ("pool", "area_type")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (patients, rules) = SurvivalInput.Patients(input, needsPopulation: true);
        var estimator = input.Values.Text(Estimator.Name);
        var table = estimator is "ederer2" or "pohar-perme" ? SurvivalInput.LifeTable(input) : null;
        var (months, years) = (input.Values.Whole(Months.Name), SurvivalAnswer.Days(input).Max() / MortalityTable.DaysPerYear);
        MustBeBreaks(input, months);
        double[] breaks = [.. Enumerable.Range(0, (int)Math.Ceiling(years * 12 / months - 1e-9) + 1).Select(i => i * months / 12.0)];
        var method = input.Values.Text(Method.Name) == "hazard" ? IntervalMethod.Hazard : IntervalMethod.LifeTable;
        var weights = input.Values.Text(Weights.Name) == "popepi" ? IntervalWeights.PopEpi : IntervalWeights.Midpoint;
        return SurvivalAnswer.Rows(input, patients, rules, group =>
        {
            var intervals = IntervalSurvival.Count(group, table, breaks, weights);
            return estimator switch
            {
                "ederer2" => IntervalSurvival.EdererTwo(intervals, method),
                "pohar-perme" => IntervalSurvival.PoharPerme(intervals),
                "cause-specific" => IntervalSurvival.CauseSpecific(intervals, method),
                _ => IntervalSurvival.Observed(intervals, method),
            };
        });
    }

    // Between two breaks nothing is known.
    private static void MustBeBreaks(ComputeInput input, int months)
    {
        foreach (var day in SurvivalAnswer.Edges(input))
            if (day / MortalityTable.DaysPerYear * 12 / months is var interval && Math.Abs(interval - Math.Round(interval)) > 1e-9)
                throw ComputeInput.Refuse(SurvivalAnswer.Times.Name, $"应为区间长度（{months} 个月）的整数倍。", $"must be multiples of the interval of {months} months.");
    }
}

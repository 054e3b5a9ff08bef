using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Regression of the excess hazard.</summary>
internal static class ExcessHazardComputation
{
    private static readonly ComputeParameter Years = ComputeParameter.Whole("years", 5, 1, 30, new("随访年数；每年一个区间", "Years of follow-up, an interval each"));

    private static readonly ComputeParameter Expected = ComputeParameter.Choice("expected", "whole-interval", new(
        "期望死亡数：whole-interval 整个区间的平均死亡率（同 relsurv），days-lived 实际生存天数",
        "Expected deaths: whole-interval takes the mean hazard of the interval as relsurv does, days-lived that of the days lived"), "whole-interval", "days-lived");

    public static Computation Computation { get; } = new()
    {
        Name = "excess-hazard",
        Section = ComputationSection.Survival,
        Title = new("超额死亡率回归：协变量的超额死亡率比", "Regression of the excess hazard: excess hazard ratios of covariates"),
        Parameters = [ExcessCovariates.Parameter, Years, Expected, SurvivalInput.ZeroTime, SurvivalInput.Closing, ComputeParameter.Confidence],
        Columns = [.. SurvivalColumns.WithPopulation, ExcessCovariates.Value],
        Companion = SurvivalColumns.LifeTable,
        Results =
        [
            new("term", new("协变量或随访区间", "covariate, or interval of follow-up")), new("coefficient", new("系数 ln(超额死亡率比)", "coefficient, ln(excess hazard ratio)")),
            new("standard_error", new("标准误", "its standard error")), new("ratio", new("超额死亡率比；区间行为每年超额死亡率", "excess hazard ratio; of an interval the excess hazard a year")),
            new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")), new("p_value", new("双侧 p 值", "two-sided p")),
        ],
        Heading = nameof(ExcessHazard),
        Citation = "Esteve et al., Stat Med 1990;9:529. Dickman et al., Stat Med 2004;23:51.",
        Example = new(SurvivalExamples.WithLifeTable, SurvivalExamples.Source, ("years", "3"), ("pool", "area_type")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (patients, rules) = SurvivalInput.Patients(input, needsPopulation: true);
        var rule = input.Values.Text(Expected.Name) == "days-lived" ? ExpectedDeaths.DaysLived : ExpectedDeaths.WholeInterval;
        var effects = ExcessHazard.Fit(patients, SurvivalInput.LifeTable(input), ExcessCovariates.Names(input), ExcessCovariates.Values(input),
            input.Values.Whole(Years.Name), rule, input.Confidence);
        return effects.Select(e => new ResultRow("Poisson model of the excess hazard, constant within years of follow-up, Wald limits",
            e.Term, e.Coefficient, e.StandardError, e.Ratio, e.Lower, e.Upper, e.PValue) { Note = rules });
    }
}

using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Regression of the excess hazard.</summary>
internal static class ExcessHazardComputation
{
    private static readonly ComputeParameter Covariates = new("covariates", ParameterKind.Choices, "sex,age",
        new("协变量（逗号分隔）：sex、age（诊断年龄，岁）、year（诊断年份）、value（value 列）", "Covariates, parted by commas: sex, age (at diagnosis, years), year (of diagnosis), value (the column value)"))
    { Values = ["sex", "age", "year", "value"] };

    private static readonly ComputeParameter Years = ComputeParameter.Whole("years", 5, 1, 30, new("随访年数；每年一个区间", "Years of follow-up, an interval each"));

    private static readonly ComputeParameter Expected = ComputeParameter.Choice("expected", "whole-interval", new(
        "期望死亡数：whole-interval 整个区间的平均死亡率（同 relsurv），days-lived 实际生存天数",
        "Expected deaths: whole-interval takes the mean hazard of the interval as relsurv does, days-lived that of the days lived"), "whole-interval", "days-lived");

    private static readonly ComputeColumn Value = new("value", ColumnKind.Number, new("一个数值型协变量（可选）", "A covariate of your own"), "协变量") { IsRequired = false };

    public static Computation Computation { get; } = new()
    {
        Name = "excess-hazard",
        Section = ComputationSection.Survival,
        Title = new("超额死亡率回归：协变量的超额死亡率比", "Regression of the excess hazard: excess hazard ratios of covariates"),
        Parameters = [Covariates, Years, Expected, SurvivalInput.ZeroTime, SurvivalInput.Closing, ComputeParameter.Confidence],
        Columns = [.. SurvivalColumns.WithPopulation, Value],
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
        var rows = input.Rows.ToDictionary(row => row.Place, StringComparer.Ordinal);
        var names = input.Values.Names(Covariates.Name);
        var rule = input.Values.Text(Expected.Name) == "days-lived" ? ExpectedDeaths.DaysLived : ExpectedDeaths.WholeInterval;
        var effects = ExcessHazard.Fit(patients, SurvivalInput.LifeTable(input), names, p => [.. names.Select(name => Covariate(p, rows[p.Place], name))],
            input.Values.Whole(Years.Name), rule, input.Confidence);
        return effects.Select(e => new ResultRow("Poisson model of the excess hazard, constant within years of follow-up, Wald limits",
            e.Term, e.Coefficient, e.StandardError, e.Ratio, e.Lower, e.Upper, e.PValue) { Note = rules });
    }

    private static double Covariate(Patient patient, InputRow row, string name) => name switch
    {
        "sex" => (int)patient.Sex,
        "age" => patient.AgeDays / MortalityTable.DaysPerYear,
        "year" => patient.Diagnosis.Year,
        _ => row.Optional(Value.Name) ?? throw ComputeInput.Refuse(row.Where(Value.Name), "缺少该值。", "is missing."),
    };
}

using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Regression of the excess hazard with a smooth baseline.</summary>
internal static class FlexibleExcessHazardComputation
{
    private static readonly ComputeParameter Varying = new("timeVarying", ParameterKind.Names, "",
        new("效应随时间变化的协变量（逗号分隔，须在 covariates 中）", "Covariates whose effect changes with time, parted by commas; each must be among covariates"));

    private static readonly ComputeParameter Degrees = ComputeParameter.Whole("df", 3, 1, 8,
        new("基线样条的自由度（1 为 Weibull；内部节点数为其减 1）", "Degrees of freedom of the baseline (1: Weibull; knots within: one fewer)"));

    private static readonly ComputeParameter TimeDegrees = ComputeParameter.Whole("timeDf", 1, 1, 4,
        new("时变效应的自由度", "Degrees of freedom of an effect that changes with time"));

    private static readonly ComputeParameter Years = ComputeParameter.Whole("years", 5, 1, 30, new("随访年数，其后截尾", "Years of follow-up that count; censored then"));

    public static Computation Computation { get; } = new()
    {
        Name = "flexible-excess-hazard",
        Section = ComputationSection.Survival,
        Title = new("柔性参数超额死亡率回归（Royston-Parmar）", "Flexible parametric regression of the excess hazard (Royston-Parmar)"),
        Parameters =
        [
            ExcessCovariates.Parameter, Varying, Degrees, TimeDegrees, Years, SurvivalAnswer.Times with { Default = "1,3,5" }, SurvivalAnswer.TimeUnit, .. SurvivalInput.Window, ComputeParameter.Confidence,
        ],
        Columns = [.. SurvivalColumns.WithPopulation, ExcessCovariates.Value],
        Companion = SurvivalColumns.LifeTable,
        Results =
        [
            new("measure", new("excess-hazard-ratio 超额死亡率比；excess-hazard 每人年超额死亡率；net-survival 净生存率（后两者在协变量均值处）",
                "excess-hazard-ratio; excess-hazard a person-year and net-survival, both at the means of the covariates")),
            new("term", new("协变量", "covariate")), new("time_years", new("自诊断起的年数；比例效应为空", "years since diagnosis; empty where the effect is proportional")),
            new("estimate", new("估计值", "the estimate")), new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")),
            new("log_estimate", new("估计值的对数；生存率为 ln(−ln S)", "its logarithm; of a survival ln(−ln S)")), new("standard_error", new("对数的标准误", "standard error of the logarithm")),
            new("p_value", new("双侧 p 值", "two-sided p")),
        ],
        Heading = nameof(FlexibleExcessHazard),
        Citation = "Royston & Parmar, Stat Med 2002;21:2175. Nelson, Lambert, Squire & Jones, Stat Med 2007;26:5486.",
        Example = new(SurvivalExamples.WithLifeTable, SurvivalExamples.Source, ("covariates", "sex,year"), ("timeVarying", "year"), ("df", "2"), ("times", "1,3,5"), ("pool", "area_type")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (patients, rules) = SurvivalInput.Patients(input, needsPopulation: true);
        var names = ExcessCovariates.Names(input);
        double[] times = [.. SurvivalAnswer.Days(input).Select(days => days / MortalityTable.DaysPerYear)];
        if (times.FirstOrDefault(time => time > input.Values.Whole(Years.Name)) is > 0 and var late)
            throw ComputeInput.Refuse(SurvivalAnswer.Times.Name, $"{late} 年在 years 之外。", $"{late} years lie behind the years of follow-up that count.");
        var fit = FlexibleExcessHazard.Fit(patients, SurvivalInput.LifeTable(input), new()
        {
            Names = names, Values = ExcessCovariates.Values(input), Degrees = input.Values.Whole(Degrees.Name), TimeDegrees = input.Values.Whole(TimeDegrees.Name),
            Years = input.Values.Whole(Years.Name), TimeVarying = VaryingOf(input, names),
        });
        return Ratios(input, fit, names, times)
            .Concat(times.Select(time => Row(fit, "excess-hazard", "", time, fit.Hazard(time, fit.Means, input.Confidence))))
            .Concat(times.Select(time => Row(fit, "net-survival", "", time, fit.NetSurvival(time, fit.Means, input.Confidence))))
            .Select(row => row with { Note = row.Note is null ? rules : RateRows.Join(row.Note, rules) });
    }

    private static IEnumerable<ResultRow> Ratios(ComputeInput input, FlexibleExcessHazard fit, IReadOnlyList<string> names, double[] times)
    {
        var varying = VaryingOf(input, names);
        return names.SelectMany((name, i) => varying.Contains(i)
            ? times.Select(time => Row(fit, "excess-hazard-ratio", name, time, fit.Ratio(i, time, input.Confidence)))
            : [Row(fit, "excess-hazard-ratio", name, null, fit.Ratio(i, times[0], input.Confidence))]);
    }

    private static ResultRow Row(FlexibleExcessHazard fit, string measure, string term, double? years, FlexibleEstimate? e) =>
        new(fit.Method, measure, term, years, e?.Estimate, e?.Lower, e?.Upper, e?.Log, e?.LogError, e?.PValue)
        {
            Note = e is null ? new("该时间没有超出人群死亡率的死亡", "nothing exceeds the mortality of the population at this time") : null,
        };

    private static List<int> VaryingOf(ComputeInput input, IReadOnlyList<string> names) =>
        [.. input.Values.Names(Varying.Name).SelectMany(word => Enumerable.Range(0, names.Count).Where(i => names[i] == word || (word == "age-groups" && names[i].StartsWith("age ", StringComparison.Ordinal)))
            .DefaultIfEmpty(-1).Select(i => i >= 0 ? i
                : throw ComputeInput.Refuse(Varying.Name, $"“{word}”不在 covariates 中。", $"\"{word}\" is not among covariates."))).Distinct()];
}

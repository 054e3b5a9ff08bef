using Registry.Analytics.AgePeriodCohort;

namespace Registry.Api.Compute.Statistics;

/// <summary>Net drift, local drifts and their curves.</summary>
internal static class NetDriftComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "net-drift",
        Section = ComputationSection.Trends,
        Title = new("净漂移与局部漂移：各年龄的率每年变化百分之几", "Net drift and local drifts: by how many percent a year rates change over all ages and in each"),
        Parameters =
        [
            ComputeParameter.Text("referenceAge", new("参照年龄组的中点，如 52.5；空：中间一组", "Middle of the reference age group, such as 52.5; empty: the middle group")),
            ComputeParameter.Text("referencePeriod", new("参照时期的中点；空：中间一个时期", "Middle of the reference period; empty: the middle period")),
            ComputeParameter.Confidence,
        ],
        Columns = LexisInput.Columns,
        Results =
        [
            new("part", new("曲线、斜率或检验的名称", "name of the curve, slope or test")),
            new("at", new("年龄、时期或出生时间（组的中点）", "age, time or time of birth: middle of the group")),
            new("estimate", new("漂移为每年 %，偏差为 ln(率)，曲线为每10万或率比", "drifts: percent a year; deviations: ln(rate); curves: per 100 000, or ratio")),
            new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")),
            new("log_per_year", new("ln(率) 每年变化", "change of ln(rate) a year")), new("standard_error", new("其标准误", "its standard error")),
            new("chi_square", new("Wald χ²", "Wald chi-square")), new("degrees_of_freedom", new("自由度", "degrees of freedom")), new("p_value", new("p 值", "p")),
        ],
        Heading = nameof(NetDrift),
        Citation = "Rosenberg PS, Check DP, Anderson WF. Cancer Epidemiol Biomarkers Prev 2014;23:2296.",
        Example = new(LexisInput.Csv, LexisInput.Source),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var drift = NetDrift.Of(LexisInput.Table(input), new()
        {
            ReferenceAge = ApcCurvesComputation.Reference(input, "referenceAge"),
            ReferencePeriod = ApcCurvesComputation.Reference(input, "referencePeriod"),
            Confidence = input.Confidence,
        });
        var note = Note(drift);
        foreach (var (part, line) in new[]
        {
            ("net-drift", drift.NetDrift), ("longitudinal-age-trend", drift.LongitudinalAgeTrend), ("cross-sectional-age-trend", drift.CrossSectionalAgeTrend),
        })
            yield return new(drift.Method, part, null, line.PercentPerYear, line.LowerPercent, line.UpperPercent, line.LogPerYear, line.StandardError, null, null, null) { Note = note };
        foreach (var (part, points) in Curves(drift))
            foreach (var point in points)
                yield return new(drift.Method, part, point.At, point.Value, point.Lower, point.Upper, null, null, null, null, null) { Note = note };
        foreach (var test in drift.Tests)
            yield return new(drift.Method, $"test: {test.Hypothesis}", null, null, null, null, null, null, test.ChiSquare, test.DegreesOfFreedom, test.PValue) { Note = note };
    }

    private static (string Part, IReadOnlyList<ApcPoint> Points)[] Curves(DriftAnalysis drift) =>
    [
        ("local-drift", drift.LocalDrifts), ("age-deviation", drift.AgeDeviations), ("period-deviation", drift.PeriodDeviations), ("cohort-deviation", drift.CohortDeviations),
        ("longitudinal-age", drift.LongitudinalAge), ("cross-sectional-age", drift.CrossSectionalAge), ("fitted-period", drift.FittedPeriods), ("fitted-cohort", drift.FittedCohorts),
        ("period-ratio", drift.PeriodRatios), ("cohort-ratio", drift.CohortRatios),
    ];

    private static Bilingual Note(DriftAnalysis drift) => new(
        $"参照年龄 {drift.ReferenceAge}、时期 {drift.ReferencePeriod}、队列 {drift.ReferenceCohort}；离散系数 {drift.Dispersion:0.###}；{drift.ZeroCells} 格无病例，以 0.1 代替。与 age-drift 模型的漂移不是同一量",
        $"reference age {drift.ReferenceAge}, period {drift.ReferencePeriod}, cohort {drift.ReferenceCohort}; dispersion {drift.Dispersion:0.###}; {drift.ZeroCells} cells without cases stand as 0.1; not the drift of the age-drift model");
}

using System.Globalization;
using Registry.Analytics.AgePeriodCohort;

namespace Registry.Api.Compute.Statistics;

/// <summary>Curves of age, period and cohort.</summary>
internal static class ApcCurvesComputation
{
    private static readonly (string Name, ApcParametrisation Value)[] Parametrisations =
    [
        ("ACP", ApcParametrisation.AgeCohortPeriod), ("APC", ApcParametrisation.AgePeriodCohort),
        ("AdCP", ApcParametrisation.AgeDriftCohortPeriod), ("AdPC", ApcParametrisation.AgeDriftPeriodCohort),
        ("Ad-C-P", ApcParametrisation.SequentialDriftCohortPeriod), ("Ad-P-C", ApcParametrisation.SequentialDriftPeriodCohort),
        ("AC-P", ApcParametrisation.SequentialCohortPeriod), ("AP-C", ApcParametrisation.SequentialPeriodCohort),
    ];

    public static Computation Computation { get; } = new()
    {
        Name = "apc-curves",
        Section = ComputationSection.Trends,
        Title = new("年龄率曲线与时期、队列率比（自然样条或因子）", "Rates by age and rate ratios by period and cohort (natural splines or factors)"),
        Parameters =
        [
            ComputeParameter.Choice("curves", "spline", new("spline：自然样条；factor：每个年龄、时期、队列一个效应（需等宽）",
                "spline: natural splines; factor: an effect of each age, period and cohort (widths must be equal)"), "spline", "factor"),
            ComputeParameter.Choice("parametrisation", "ACP", new(
                "漂移归谁：ACP 归队列，APC 归时期，AdCP、AdPC 单列；带 - 者逐步拟合",
                "Where the drift goes: ACP into cohort, APC into period, AdCP and AdPC on its own; those with hyphens are fitted one after the other"),
                [.. Parametrisations.Select(p => p.Name)]),
            ComputeParameter.Choice("drift", "person-years", new("取出直线时各格的权重：person-years、cases 或 equal（Holford）",
                "Weights of cells when the straight line is taken out: person-years, cases or equal (Holford)"), "person-years", "cases", "equal"),
            ComputeParameter.Whole("ageKnots", 5, 2, 12, new("年龄曲线节点数（按病例分位数）", "Knots of the age curve, at quantiles of the cases")),
            ComputeParameter.Whole("periodKnots", 5, 2, 12, new("时期曲线节点数", "Knots of the period curve")),
            ComputeParameter.Whole("cohortKnots", 5, 2, 12, new("队列曲线节点数", "Knots of the cohort curve")),
            Time("referencePeriod", new("时期率比为 1 的时间，如 1967.5；空：平均对数为 0", "Time at which period ratios are 1, such as 1967.5; empty: their mean logarithm is 0")),
            Time("referenceCohort", new("队列率比为 1 的出生时间；空：平均对数为 0", "Time of birth at which cohort ratios are 1; empty: their mean logarithm is 0")),
            ComputeParameter.Choice("betweenCohorts", "later", new("因子模型中参照落在两个队列正中时取哪一个", "With factors: which cohort stands for a reference in the middle between two"), "later", "earlier"),
            ComputeParameter.Confidence,
        ],
        Columns = LexisInput.Columns,
        Results =
        [
            new("part", new("age 率（每10万）；period、cohort 率比；drift 每年比；model 模型；knot 节点", "age: rate per 100 000; period, cohort: rate ratio; drift: ratio a year; model; knot")),
            new("name", new("模型或漂移的名称，节点的曲线", "name of the model or the drift, curve of the knot")),
            new("at", new("年龄、时期或出生时间（组的中点）", "age, time or time of birth: middle of the group")),
            new("estimate", new("估计值", "estimate")), new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")),
            new("deviance", new("离差", "deviance")), new("degrees_of_freedom", new("自由度", "degrees of freedom")),
        ],
        Heading = nameof(AgePeriodCohortCurves),
        Citation = "Carstensen B. Stat Med 2007;26:3018.",
        Example = new(LexisInput.Csv, LexisInput.Source, ("parametrisation", "APC"), ("referencePeriod", "1967.5")),
        Run = Run,
    };

    private static ComputeParameter Time(string name, Bilingual meaning) => ComputeParameter.Text(name, meaning);

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (table, options) = (LexisInput.Table(input), Options(input));
        var curves = AgePeriodCohortCurves.Of(table, options);
        var note = RateRows.Join(LexisInput.Note(table), OffGrid(table, options));
        foreach (var (part, points) in new[] { ("age", curves.Age), ("period", curves.Period), ("cohort", curves.Cohort) })
            foreach (var point in points)
                yield return new(curves.Method, part, null, point.At, point.Value, point.Lower, point.Upper, null, null) { Note = note };
        foreach (var (name, drift) in new[] { ("age-period-cohort", curves.ModelDrift), ("age-drift", curves.AgeDrift) })
            if (drift is not null)
                yield return new(curves.Method, "drift", name, null, Math.Exp(drift.LogPerYear), 1 + drift.LowerPercent / 100, 1 + drift.UpperPercent / 100, null, null) { Note = note };
        foreach (var model in curves.Models)
            yield return new(curves.Method, "model", model.Name, null, null, null, null, model.Deviance, model.DegreesOfFreedom) { Note = note };
        foreach (var (name, knots) in new[] { ("age", curves.Knots[0]), ("period", curves.Knots[1]), ("cohort", curves.Knots[2]) })
            foreach (var knot in knots)
                yield return new(curves.Method, "knot", name, knot, null, null, null, null, null) { Note = note };
    }

    private static ApcCurveOptions Options(ComputeInput input) => new()
    {
        AreFactors = input.Values.Text("curves") == "factor",
        Parametrisation = Parametrisations.Single(p => p.Name == input.Values.Text("parametrisation")).Value,
        Weighting = input.Values.Text("drift") switch { "cases" => DriftWeighting.Cases, "equal" => DriftWeighting.Equal, _ => DriftWeighting.PersonYears },
        AgeKnots = input.Values.Whole("ageKnots"),
        PeriodKnots = input.Values.Whole("periodKnots"),
        CohortKnots = input.Values.Whole("cohortKnots"),
        ReferencePeriod = Reference(input, "referencePeriod"),
        ReferenceCohort = Reference(input, "referenceCohort"),
        TakesEarlierCohort = input.Values.Text("betweenCohorts") == "earlier",
        Confidence = input.Confidence,
    };

    /// <summary>A time that may be left out.</summary>
    internal static double? Reference(ComputeInput input, string name)
    {
        var text = input.Values.Text(name);
        if (text.Length == 0) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var time) && double.IsFinite(time) ? time
            : throw ComputeInput.Refuse(name, $"“{text}”：应为数，如 1967.5。", $"\"{text}\": a number such as 1967.5 is expected.");
    }

    private static Bilingual? OffGrid(LexisTable table, ApcCurveOptions options)
    {
        if (!options.AreFactors) return null;
        var periods = Enumerable.Range(0, table.PeriodStarts.Count).Select(table.Period);
        var cohorts = periods.SelectMany(p => Enumerable.Range(0, table.AgeStarts.Count).Select(a => p - table.Age(a)));
        var isOff = (options.ReferencePeriod is { } period && !periods.Contains(period)) || (options.ReferenceCohort is { } cohort && !cohorts.Contains(cohort));
        return isOff ? new("参照时间不是任何组的中点：按 Epi 的算法，率比在任何组上都不恰为 1",
            "the reference is the middle of no group: as in Epi, no group then has a ratio of exactly 1") : null;
    }
}

using Registry.Analytics.Trends;

namespace Registry.Api.Compute.Statistics;

/// <summary>Annual percent change of a series of rates.</summary>
internal static class AnnualPercentChangeComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "apc",
        Section = ComputationSection.Trends,
        Title = new("年度变化百分比（APC、EAPC）：率每年升降百分之几", "Annual percent change (APC, EAPC): by how many percent a year a rate rises or falls"),
        Parameters =
        [
            ComputeParameter.Choice("model", "log-linear", new(
                "log-linear：ln(率) 的直线回归；linear：率的直线回归（变化以率的单位计）；poisson、quasi-poisson：例数的 Poisson 模型",
                "log-linear: a line through ln(rate); linear: a line through the rate (change in its unit); poisson, quasi-poisson: a model of the cases"),
                "log-linear", "linear", "poisson", "quasi-poisson"),
            ComputeParameter.Choice("limits", "t", new("直线回归的置信限：t 分布，或正态（仅供比较）",
                "Limits of a line: of t, or normal (only to compare)"), "t", "normal"),
            .. TrendInput.Parameters,
        ],
        Columns = TrendInput.Columns,
        Results =
        [
            new("years", new("计入的年数", "years that take part")),
            new("change", new("每年变化（%；model=linear 时为率的单位）", "change a year: percent, or with model=linear in the unit of the rate")),
            new("lower", new("变化的下限", "lower limit of the change")), new("upper", new("变化的上限", "upper limit of the change")),
            new("p_value", new("双侧 p 值（无变化）", "two-sided p of no change")),
            new("slope", new("回归斜率", "slope on the scale of the fit")), new("slope_standard_error", new("斜率的标准误", "standard error of the slope")),
        ],
        Heading = nameof(AnnualPercentChange),
        Citation = "Esteve, Benhamou & Raymond, IARC Sci Publ 128, 1994.",
        Example = new(TrendInput.Csv, TrendInput.Source),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (points, model) = (TrendInput.Points(input), input.Values.Text("model"));
        var change = model is "poisson" or "quasi-poisson"
            ? AnnualPercentChange.OfCounts(points, input.Confidence, overdispersed: model == "quasi-poisson")
            : AnnualPercentChange.Of(points, TrendInput.Options(input) with { Scale = model == "linear" ? TrendScale.Linear : TrendScale.LogLinear },
                input.Values.Text("limits") == "normal" ? TrendLimits.Normal : TrendLimits.StudentT);
        yield return new(change.Method, change.Years, change.Change, change.Lower, change.Upper, change.PValue, change.Slope, change.SlopeStandardError)
        {
            Note = RateRows.Join(TrendInput.LeftOut(change.LeftOutYears), TrendInput.Few(change.Years)),
        };
    }
}

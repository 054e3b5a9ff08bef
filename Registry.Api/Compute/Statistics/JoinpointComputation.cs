using Registry.Analytics.Trends;
using Registry.Api.Trends;

namespace Registry.Api.Compute.Statistics;

/// <summary>Joinpoint regression of a series of rates.</summary>
internal static class JoinpointComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "joinpoint",
        Section = ComputationSection.Trends,
        Title = new("Joinpoint 回归：趋势在哪些年份转折，转折前后每年变化多少", "Joinpoint regression: in which years a trend changed, and what it was before and after"),
        Parameters =
        [
            .. JoinpointInput.Parameters,
            ComputeParameter.Text("windows", new("另求平均年度变化（AAPC）的时段，逗号分隔：5 为最后 5 个年份，2010-2015 为该时段",
                "Further windows of the mean change (AAPC), comma-separated: 5 is the last five calendar years, 2010-2015 that period")),
            .. TrendInput.Parameters,
        ],
        Columns = TrendInput.Columns,
        Results =
        [
            new("part", new("segment：一段；average：时段平均（AAPC），首行为全部年份；joinpoint：转折点处斜率的改变；break：已知断点处的跳跃",
                "segment; average: mean change over a window (AAPC), all years first; joinpoint: change of slope at one; break: jump at a known one")),
            new("from_year", new("起始年", "first year")), new("to_year", new("终止年（其后为下一段）", "last year; the next segment begins there")),
            new("change", new("每年变化（%；scale=linear 时为率的单位）；断点为新旧之比（linear 时为差）",
                "change a year: percent, or with scale=linear in the unit of the rate; of a break the ratio new to old (linear: the difference)")),
            new("lower", new("变化的下限", "lower limit of the change")), new("upper", new("变化的上限", "upper limit of the change")),
            new("p_value", new("双侧 p 值（无变化、无转折、无跳跃）", "two-sided p of no change, no bend, no jump")),
            new("slope", new("斜率、斜率的改变或跳跃，按拟合尺度", "slope, change of slope or jump, on the scale of the fit")), new("slope_standard_error", new("其标准误", "its standard error")),
            new("end_lower_year", new("该段末转折点的置信下限", "lower limit of the joinpoint that ends the segment")),
            new("end_upper_year", new("该段末转折点的置信上限", "upper limit of the joinpoint that ends the segment")),
        ],
        Heading = nameof(JoinpointRegression),
        Citation = "Kim HJ, Fay MP, Feuer EJ, Midthune DN. Stat Med 2000;19:335. Lerman, Appl Stat 1980;29:77.",
        Example = new(
            TrendInput.DrugDeaths,
            TrendInput.DrugDeathsSource,
            ("weights", "standard-error"), ("joinpoints", "3"), ("windows", "5,2005-2015")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (model, choice) = JoinpointInput.Choose(input, JoinpointInput.Points(input), JoinpointInput.Options(input));
        var note = RateRows.Join(TrendInput.LeftOut(model.LeftOutYears), TrendInput.Few(model.Years.Count), TooFewForErrors(model), NoScatter(model));
        return Rows(input, model).Select(row => row with { Method = $"{row.Method}; {choice}", Note = note });
    }

    private static IEnumerable<ResultRow> Rows(ComputeInput input, JoinpointModel model)
    {
        for (var i = 0; i < model.Segments.Count; i++)
        {
            var (segment, end) = (model.Segments[i], i < model.Joinpoints.Count ? model.Joinpoints[i] : null);
            yield return new(model.Method, "segment", segment.FromYear, segment.ToYear, segment.Change, segment.Lower, segment.Upper,
                segment.PValue, segment.Slope, segment.SlopeStandardError, end?.LowerYear, end?.UpperYear);
        }
        foreach (var average in Windows(input, model).Prepend(model.Average()))
            yield return new(average.Method, "average", average.FromYear, average.ToYear, average.Change, average.Lower, average.Upper,
                average.PValue, null, null, null, null);
        foreach (var bend in model.Joinpoints)
            yield return new(model.Method, "joinpoint", bend.Year, bend.Year, null, null, null, bend.PValue, bend.SlopeChange, bend.StandardError, bend.LowerYear, bend.UpperYear);
        foreach (var known in model.Breaks)
            yield return new(model.Method, "break", known.LastYear, model.Years.First(year => year > known.LastYear), known.Size, known.Lower, known.Upper,
                known.PValue, known.Jump, known.StandardError, null, null);
    }

    private static IEnumerable<AverageChange> Windows(ComputeInput input, JoinpointModel model) =>
        ComputeParameter.Split(input.Values.Text("windows")).Select(text => WindowWords.One(text)?.Of(model)
            ?? throw ComputeInput.Refuse("windows", $"“{text}”：{WindowWords.Expected.Zh}", $"\"{text}\": {WindowWords.Expected.En}"));

    private static Bilingual? NoScatter(JoinpointModel model) => model.SumOfSquares > 0 ? null
        : new("各年恰在折线上，无离散，不能检验", "the years lie on the lines exactly: there is no scatter to test by");

    private static Bilingual? TooFewForErrors(JoinpointModel model) => model.DegreesOfFreedom > 0 ? null
        : new("年数不足以估计标准误", "too few years for standard errors");
}

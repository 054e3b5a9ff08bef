using System.Globalization;
using Registry.Analytics.Trends;

namespace Registry.Api.Compute.Statistics;

/// <summary>Many series as one table.</summary>
internal static class TrendTableComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "trend-table",
        Section = ComputationSection.Trends,
        Title = new("多条序列的趋势一览：各段 APC、AAPC 及多重比较校正的 p 值", "Trends of many series as one table: segments, mean change, and p adjusted for looking at all of them"),
        Parameters =
        [
            .. JoinpointInput.Parameters,
            ComputeParameter.Text("window", new("AAPC 的时段，如 2010-2015；不写为各序列的全部年份", "Window of the mean change, such as 2010-2015; when not said all years of each series")),
            .. TrendInput.Parameters,
        ],
        Columns = [TrendInput.Series, .. TrendInput.Columns],
        Results =
        [
            new("series", new("序列", "series")), new("years", new("计入的年数", "years that take part")),
            new("joinpoints", new("转折点个数", "joinpoints")),
            new("segments", new("各段：起止年、APC 及置信限", "segments: years, change a year and its limits")),
            new("from_year", new("AAPC 起始年", "first year of the mean change")), new("to_year", new("AAPC 终止年", "last year of the mean change")),
            new("aapc", new("平均年度变化", "mean change a year")), new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")),
            new("p_value", new("双侧 p 值", "two-sided p of no change")),
            new("p_bh", new("Benjamini-Hochberg 校正 p（错误发现率）", "p adjusted by Benjamini and Hochberg (false discovery rate)")),
            new("p_holm", new("Holm 校正 p（总错误率）", "p adjusted by Holm (familywise error)")),
        ],
        Heading = nameof(TrendTable),
        Citation = "Benjamini Y, Hochberg Y. J R Stat Soc B 1995;57:289. Holm S. Scand J Stat 1979;6:65.",
        Example = new(TrendComparisonComputation.Computation.Example.Csv, TrendComparisonComputation.Computation.Example.Source, ("joinpoints", "3")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var options = JoinpointInput.Options(input);
        var choice = "";
        JoinpointModel Fit(IReadOnlyList<TrendPoint> points)
        {
            (var model, choice) = JoinpointInput.Choose(input, points, options);
            return model;
        }
        var window = Window(input.Values.Text("window"));
        var series = input.Names(TrendInput.Series).Select(name => (name, JoinpointInput.Points(input.Where(TrendInput.Series, name)))).ToList();
        foreach (var row in TrendTable.Of(series, Fit, window))
            yield return row.Model is not { } model || row.Average is not { } average
                ? new("", [row.Name, .. new object?[11]]) { Note = new Bilingual("无法拟合：", "no trend: ") + row.Refusal! }
                : new($"{model.Method}; {choice}", row.Name, model.Years.Count, model.Joinpoints.Count, string.Join("; ", model.Segments.Select(Text)), average.FromYear, average.ToYear,
                    average.Change, average.Lower, average.Upper, average.PValue, row.FalseDiscoveryRate, row.FamilywisePValue)
                { Note = RateRows.Join(TrendInput.LeftOut(model.LeftOutYears), TrendInput.Few(model.Years.Count)) };
    }

    private static (double, double)? Window(string text) => text.Split('-') switch
    {
        [""] => null,
        [var first, var last] when double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var from)
            && double.TryParse(last, NumberStyles.Float, CultureInfo.InvariantCulture, out var to) => (from, to),
        _ => throw ComputeInput.Refuse("window", $"“{text}”：应为时段，如 2010-2015。", $"\"{text}\": a period such as 2010-2015 is expected."),
    };

    private static string Text(JoinpointSegment segment) => string.Create(CultureInfo.InvariantCulture,
        $"{segment.FromYear:0.##}-{segment.ToYear:0.##}: {segment.Change:G6}{(segment.Lower is null ? "" : string.Create(CultureInfo.InvariantCulture, $" ({segment.Lower:G6} to {segment.Upper:G6})"))}");
}

using Registry.Analytics.Quality;

namespace Registry.Api.Compute.Statistics;

/// <summary>Cells of two data states.</summary>
internal static class StateComparisonComputation
{
    private static readonly ComputeColumn Cell = new("cell", ColumnKind.Text, new("单元名称（部位、年份等）", "Name of the cell: a site, a year …"), "单元", "site", "部位");
    private static readonly ComputeColumn Before = new("before", ColumnKind.Count, new("前一数据状态的例数", "Count of the first state"), "count_1");
    private static readonly ComputeColumn After = new("after", ColumnKind.Count, new("后一数据状态的例数", "Count of the second state"), "count_2");

    public static Computation Computation { get; } = new()
    {
        Name = "state-comparison",
        Section = ComputationSection.Completeness,
        Title = new("两个数据状态逐格比较：哪些单元的变化超出偶然", "Two data states cell by cell: which changed more than chance lets counts change"),
        Parameters = [ComputeParameter.Number("fdr", 0.05, 0.0001, 0.5, new("可容忍的错误发现率", "False discovery rate that is borne"))],
        Columns = [Cell, Before, After],
        Results =
        [
            new("cell", new("单元", "cell")), new("before", new("前", "before")), new("after", new("后", "after")), new("p_value", new("双侧 p 值", "two-sided p")),
            new("adjusted_p_value", new("校正后的 p 值", "p adjusted for the number of cells")), new("flagged", new("是否标记", "yes when the adjusted p is not above the rate")),
        ],
        Heading = nameof(StateComparison),
        Citation = "Skellam, J R Stat Soc 1946;109:296. Benjamini & Hochberg, J R Stat Soc B 1995;57:289.",
        Example = new("cell,before,after\nC16,210,214\nC22,180,131\nC34,402,399\nC50,95,140\nC61,12,9\n", "invented"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var names = input.Names(Cell);
        var cells = names.Select(name => input.Where(Cell, name)).ToList();
        return StateComparison.Of([.. cells.Select(c => c.Sum(Before))], [.. cells.Select(c => c.Sum(After))], input.Values.Number("fdr"))
            .Select((c, i) => new ResultRow(StateComparison.Method, names[i], c.Before, c.After, c.PValue, c.AdjustedPValue, c.IsFlagged ? "yes" : "no"));
    }
}

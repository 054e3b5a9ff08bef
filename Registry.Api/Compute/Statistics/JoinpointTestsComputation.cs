using Registry.Analytics.Trends;

namespace Registry.Api.Compute.Statistics;

/// <summary>The permutation tests that lead to a number of joinpoints.</summary>
internal static class JoinpointTestsComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "joinpoint-tests",
        Section = ComputationSection.Trends,
        Title = new("转折点个数的逐次置换检验", "Permutation tests of the number of joinpoints, one after the other"),
        Parameters = [JoinpointInput.Joinpoints, .. JoinpointInput.Grid, .. JoinpointInput.Model, .. JoinpointInput.Permutations, .. TrendInput.Parameters],
        Columns = TrendInput.Columns,
        Results =
        [
            new("fewer", new("原假设的转折点个数", "joinpoints of the null model")), new("more", new("备择假设的转折点个数", "joinpoints of the other")),
            new("p_value", new("p 值", "p")), new("level", new("该次检验的水准", "level of this test")),
            new("decision", new("rejected：拒绝原假设；kept：不拒绝", "rejected or kept: the null model")),
            new("chosen", new("最终选择的转折点个数", "joinpoints that all tests lead to")),
        ],
        Heading = nameof(JoinpointPermutation),
        Citation = "Kim HJ, Fay MP, Feuer EJ, Midthune DN. Stat Med 2000;19:335.",
        Example = new(TrendInput.DrugDeaths, TrendInput.DrugDeathsSource, ("weights", "standard-error"), ("joinpoints", "3"), ("permutations", "999")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (points, options) = (JoinpointInput.Points(input), JoinpointInput.Options(input));
        var most = JoinpointInput.Most(input, points);
        if (most == 0) throw ComputeInput.Refuse("rows", "年数太少（或 joinpoints 为 0），没有可检验的转折点。", "there are too few years (or joinpoints is 0): no joinpoint can be tested.");
        var tested = JoinpointPermutation.Of(points, most, options, JoinpointInput.Permutation(input) with { EndsEarly = false });
        return tested.Tests.Select(test => new ResultRow(tested.Method, test.Fewer, test.More, test.PValue, test.Level,
            test.IsRejected ? "rejected" : "kept", tested.Selected.Joinpoints.Count)
        { Note = TrendInput.LeftOut(tested.Selected.LeftOutYears) });
    }
}

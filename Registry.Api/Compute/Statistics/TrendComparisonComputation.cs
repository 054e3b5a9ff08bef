using System.Globalization;
using Registry.Analytics.Trends;

namespace Registry.Api.Compute.Statistics;

/// <summary>Parallelism and coincidence of two trends.</summary>
internal static class TrendComparisonComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "trend-comparison",
        Section = ComputationSection.Trends,
        Title = new("两条趋势的可比性检验：平行（变化相同）与重合（完全相同）", "Two trends compared: are they parallel (the same changes), do they coincide (the same altogether)"),
        Parameters =
        [
            ComputeParameter.Text("joinpoints", new("各模型的转折点个数；不写则取单独与合并拟合所选的最大者",
                "Joinpoints of every model; when not said the most that either series or both together are found to have")),
            .. JoinpointInput.Grid, .. JoinpointInput.Permutations, .. TrendInput.Parameters,
        ],
        Columns = [TrendInput.Series, .. TrendInput.Columns],
        Results =
        [
            new("first", new("第一条序列", "first series")), new("second", new("第二条序列", "second series")),
            new("test", new("parallelism 平行；coincidence 重合", "parallelism or coincidence")),
            new("joinpoints", new("各模型的转折点个数", "joinpoints of every model")),
            new("joint_squares", new("共同模型的残差平方和", "sum of squares of the shared model")),
            new("separate_squares", new("分别拟合的残差平方和之和", "sum of squares of separate models")),
            new("f", new("F 统计量", "F")), new("constraints", new("少用的参数个数", "parameters saved by sharing")),
            new("degrees_of_freedom", new("分别拟合的自由度", "degrees of freedom of the separate models")),
            new("p_value", new("置换 p 值", "p by permutation")), new("decision", new("rejected：拒绝（趋势不同）；kept：不拒绝", "rejected (the trends differ) or kept")),
        ],
        Heading = nameof(TrendComparison),
        Citation = "Kim HJ, Fay MP, Yu B, Barrett MJ, Feuer EJ. Biometrics 2004;60:1005.",
        Example = new(Csv(), TrendInput.DrugDeathsSource + "; the second series is made from it: a third higher", ("permutations", "999")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var names = input.Names(TrendInput.Series);
        if (names.Count != 2) throw ComputeInput.Refuse(TrendInput.Series.Name, $"有 {names.Count} 条序列；应恰有两条，更多时请用 by 分组或分次比较。", $"there are {names.Count} series; exactly two are compared: use by, or ask pair by pair.");
        IReadOnlyList<TrendPoint>[] series = [.. names.Select(name => TrendInput.Points(input.Where(TrendInput.Series, name)))];
        var (options, permutation) = (JoinpointInput.Options(input), JoinpointInput.Permutation(input));
        int? joinpoints = input.Values.Text("joinpoints") is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= JoinpointSelection.Most ? number
                : throw ComputeInput.Refuse("joinpoints", $"“{text}”：应为 0 至 {JoinpointSelection.Most} 的整数。", $"\"{text}\": a whole number from 0 to {JoinpointSelection.Most} is expected.")
            : null;
        var note = RateRows.Join([.. series.Select(points => options.Scale == TrendScale.LogLinear && options.ZeroRates == ZeroRates.LeaveOut ? TrendInput.LeftOut([.. points.Where(p => p.Rate == 0).Select(p => p.Year)]) : null)]);
        foreach (var (name, test) in new[] { ("parallelism", TrendComparison.Parallelism(series[0], series[1], joinpoints, options, permutation)), ("coincidence", TrendComparison.Coincidence(series[0], series[1], joinpoints, options, permutation)) })
            yield return new(test.Method, names[0], names[1], name, test.Joinpoints, test.JointSquares, test.SeparateSquares, test.Statistic, test.Constraints,
                test.DegreesOfFreedom, test.PValue, test.IsRejected ? "rejected" : "kept")
            { Note = note };
    }

    private static string Csv()
    {
        var lines = TrendInput.DrugDeaths.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        var second = lines.Select((line, i) => string.Create(CultureInfo.InvariantCulture,
            $"second,{line[0]},{Math.Round(double.Parse(line[1], CultureInfo.InvariantCulture) * 1.3 * (1 + 0.03 * Math.Sin(i + 1)), 6)}"));
        return string.Join('\n', lines.Select(line => $"first,{line[0]},{line[1]}").Concat(second).Prepend("series,year,rate")) + "\n";
    }
}

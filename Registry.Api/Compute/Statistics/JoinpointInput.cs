using System.Globalization;
using Registry.Analytics.Trends;

namespace Registry.Api.Compute.Statistics;

/// <summary>Parameters that the joinpoint statistics share, and what they say.</summary>
internal static class JoinpointInput
{
    private const string Given = "given", ByPermutation = "permutation", Estimate = "estimate";

    private static readonly ComputeParameter Selection = ComputeParameter.Choice("selection", "weighted-bic", new(
        "转折点个数的选择：weighted-bic、bic、bic3、permutation（置换检验），或 given（恰为 joinpoints 个）",
        "How the number of joinpoints is chosen: weighted-bic, bic, bic3, permutation, or given (exactly as many as joinpoints says)"),
        "weighted-bic", "bic", "bic3", ByPermutation, Given);

    /// <summary>How many joinpoints.</summary>
    public static ComputeParameter Joinpoints { get; } = ComputeParameter.Whole("joinpoints", 5, 0, JoinpointSelection.Most, new(
        "转折点个数：selection=given 时为确切个数，否则为上限；年数少时上限自动降低",
        "Joinpoints: with selection=given exactly as many, else at most; fewer are tried where there are few years"));

    /// <summary>Scale, distances and grid.</summary>
    public static IReadOnlyList<ComputeParameter> Grid { get; } =
    [
        ComputeParameter.Choice("scale", "log", new("log：ln(率)，变化以百分比计；linear：率，变化以率的单位计",
            "log: ln(rate), change in percent; linear: the rate, change in its unit"), "log", "linear"),
        ComputeParameter.Whole("leastAtEnds", 2, 1, 50, new("第一个转折点之前、最后一个之后至少几年", "Fewest years before the first joinpoint and after the last")),
        ComputeParameter.Whole("leastBetween", 2, 0, 50, new("两个转折点之间至少几年", "Fewest years between two joinpoints")),
        ComputeParameter.Whole("gridPoints", 0, 0, 11, new("相邻年份之间的网格点数", "Places between two years where a joinpoint may lie")),
    ];

    /// <summary>Search, autocorrelation, breaks.</summary>
    public static IReadOnlyList<ComputeParameter> Model { get; } =
    [
        ComputeParameter.Choice("search", "grid", new("转折点的搜索：grid 网格（Lerman），continuous 连续（Hudson）",
            "Search for joinpoints: grid (Lerman) or continuous (Hudson)"), "grid", "continuous"),
        ComputeParameter.Text("autocorrelation", new("残差的一阶自相关：-1 与 1 之间的数，或 estimate（由资料估计）；不写为 0",
            "First-order autocorrelation of the residuals: a number between -1 and 1, or estimate; 0 when not said")),
        ComputeParameter.Text("breaks", new("已知断点（编码、筛查、辖区变更）前的最后一年，逗号分隔；水平跳跃而趋势不变",
            "Last year before each known break (coding, screening, area), comma-separated: the level jumps, the trend goes on")),
        ComputeParameter.Text("comparability", new("已知可比性比（新/旧编码），写作 年:比值:标准误，逗号分隔；该年及以前的率乘以比值",
            "Known comparability ratios (new/old coding) as year:ratio:standard error, comma-separated: rates up to that year are multiplied")),
    ];

    /// <summary>Permutations and their seed.</summary>
    public static IReadOnlyList<ComputeParameter> Permutations { get; } =
    [
        ComputeParameter.Number("level", 0.05, 0.001, 0.5, new("置换检验的总检验水准", "Overall level of the permutation tests")),
        ComputeParameter.Whole("permutations", 4499, 99, 9999, new("置换次数", "Permutations of a test")),
        ComputeParameter.Whole("seed", 7160, 0, int.MaxValue, new("随机种子：种子相同，结果相同", "Seed: the same seed gives the same answer")),
    ];

    /// <summary>Limits of the changes.</summary>
    public static IReadOnlyList<ComputeParameter> Limits { get; } =
    [
        ComputeParameter.Choice("limits", "t", new("置信限：t 分布、normal 正态，或 quantile（残差重抽样的经验分位数，转折点亦随之变动）",
            "Limits: of t, normal, or quantile (empirical quantiles of resampled residuals, in which joinpoints move too)"), "t", "normal", "quantile"),
        ComputeParameter.Whole("resamples", 5000, 199, 20000, new("重抽样次数（limits=quantile）", "Resampled series (limits=quantile)")),
        ComputeParameter.Whole("resamplingSeed", 10000, 0, int.MaxValue, new("重抽样的随机种子", "Seed of the resampling")),
    ];

    /// <summary>Everything that decides a model, but for weights and zeros.</summary>
    public static IReadOnlyList<ComputeParameter> Parameters { get; } = [Selection, Joinpoints, .. Grid, .. Model, .. Limits, .. Permutations];

    /// <summary>The options the caller chose.</summary>
    public static JoinpointOptions Options(ComputeInput input)
    {
        var (shared, values) = (TrendInput.Options(input), input.Values);
        var options = new JoinpointOptions
        {
            Scale = values.Text("scale") == "linear" ? TrendScale.Linear : TrendScale.LogLinear,
            Weighting = shared.Weighting,
            ZeroRates = shared.ZeroRates,
            Confidence = shared.Confidence,
            LeastAtEnds = values.Whole("leastAtEnds"),
            LeastBetween = values.Whole("leastBetween"),
            GridPointsBetween = values.Whole("gridPoints"),
        };
        return !values.Has("search") ? options : options with
        {
            Search = values.Text("search") == "continuous" ? JoinpointSearch.Continuous : JoinpointSearch.Grid,
            Autocorrelation = Autocorrelation(values.Text("autocorrelation")),
            Breaks = [.. ComputeParameter.Split(values.Text("breaks")).Select(text => Number("breaks", text))],
            Limits = values.Has("limits") && values.Text("limits") == "normal" ? TrendLimits.Normal : TrendLimits.StudentT,
        };
    }

    /// <summary>The series, earlier years put on the later coding where a ratio is given.</summary>
    public static IReadOnlyList<TrendPoint> Points(ComputeInput input)
    {
        var points = TrendInput.Points(input);
        if (!input.Values.Has("comparability")) return points;
        foreach (var known in ComputeParameter.Split(input.Values.Text("comparability")))
        {
            double[] parts = [.. known.Split(':').Select(text => Number("comparability", text))];
            if (parts.Length is not (2 or 3)) throw ComputeInput.Refuse("comparability", $"“{known}”：应写作 年:比值 或 年:比值:标准误。", $"\"{known}\": year:ratio or year:ratio:standard error is expected.");
            points = ComparabilityRatio.Apply(points, parts[0], parts[1], parts.Length == 3 ? parts[2] : 0);
        }
        return points;
    }

    /// <summary>How tests are permuted.</summary>
    public static PermutationOptions Permutation(ComputeInput input) => new()
    {
        Level = input.Values.Number("level"),
        Permutations = input.Values.Whole("permutations"),
        Seed = input.Values.Whole("seed"),
    };

    /// <summary>The most joinpoints that a series is tried with.</summary>
    public static int Most(ComputeInput input, IReadOnlyList<TrendPoint> points) =>
        Math.Min(input.Values.Whole("joinpoints"), JoinpointSelection.MostFor(points.Count(p =>
            p.Rate > 0 || input.Values.Text("scale") == "linear" || input.Values.Text("zeroRates") == "half-case")));

    /// <summary>The model that the caller's rule chooses, and the rule in words.</summary>
    public static (JoinpointModel Model, string Choice) Choose(ComputeInput input, IReadOnlyList<TrendPoint> points, JoinpointOptions options)
    {
        var (model, choice) = Chosen(input, points, options);
        if (input.Values.Text("limits") != "quantile") return (model, choice);
        ResamplingOptions resampling = new() { Resamples = input.Values.Whole("resamples"), Seed = input.Values.Whole("resamplingSeed") };
        return (JoinpointResampling.Fit(points, model.Joinpoints.Count, options, resampling), choice);
    }

    private static (JoinpointModel Model, string Choice) Chosen(ComputeInput input, IReadOnlyList<TrendPoint> points, JoinpointOptions options)
    {
        var (selection, most) = (input.Values.Text("selection"), input.Values.Whole("joinpoints"));
        if (selection == Given)
            return (JoinpointRegression.Fit(points, most, options), string.Create(CultureInfo.InvariantCulture, $"{most} joinpoints given"));
        if (selection == ByPermutation)
        {
            var tested = JoinpointPermutation.Of(points, Most(input, points), options, Permutation(input));
            return (tested.Selected, tested.Method);
        }
        var criterion = selection switch
        {
            "bic" => SelectionCriterion.Bic,
            "bic3" => SelectionCriterion.Bic3,
            _ => SelectionCriterion.WeightedBic,
        };
        var selected = JoinpointSelection.Of(points, Most(input, points), criterion, options);
        return (selected.Selected, selected.Method);
    }

    private static double? Autocorrelation(string text) =>
        text == Estimate ? null : text.Length == 0 ? 0 : Number("autocorrelation", text);

    private static double Number(string parameter, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw ComputeInput.Refuse(parameter, $"“{text}”不是数。", $"\"{text}\" is no number.");
}

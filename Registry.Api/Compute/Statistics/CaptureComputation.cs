using Registry.Analytics.Completeness;

namespace Registry.Api.Compute.Statistics;

/// <summary>Completeness by capture and recapture.</summary>
internal static class CaptureComputation
{
    private static readonly ComputeColumn Sources = new("sources", ColumnKind.Text,
        new("知晓这些病例的来源，每个来源一个 0 或 1：110 表示前两个知晓、第三个不知", "Which sources know the cases, 0 or 1 for each: 110 for the first two and not the third"), "history", "来源");

    private static readonly ComputeColumn Known = new("cases", ColumnKind.Count, new("例数", "Cases"), "n", "例数");

    private static readonly ResultColumn[] Estimate =
    [
        new("known", new("已知例数", "cases that some source knows")), new("cases", new("估计总例数", "estimated number of cases")),
        new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")), new("standard_error", new("标准误", "standard error")),
        new("completeness_percent", new("各来源合起来的完整性（%）", "completeness of all sources together, percent")),
    ];

    /// <summary>Two sources, and log-linear models.</summary>
    public static IReadOnlyList<Computation> Both { get; } =
    [
        new()
        {
            Name = "capture-recapture",
            Section = ComputationSection.Completeness,
            Title = new("捕获-再捕获：两个独立来源（Chapman）", "Capture-recapture with two independent sources (Chapman)"),
            Parameters = [ComputeParameter.Confidence],
            Columns = [Sources, Known],
            Results = Estimate,
            Heading = nameof(CaptureRecapture),
            Citation = "Chapman, Univ Calif Publ Stat 1951;1:131. Seber, Biometrics 1970;26:313.",
            Example = new("sources,cases\n11,420\n10,160\n01,90\n", "invented"),
            Run = Two,
        },
        new()
        {
            Name = "capture-models",
            Section = ComputationSection.Completeness,
            Title = new("捕获-再捕获：三至四个来源的对数线性模型，按 BIC 排序", "Capture-recapture with three or four sources: log-linear models by BIC"),
            Parameters = [ComputeParameter.Whole("models", 4, 1, 120, new("列出几个模型", "How many models to list")), ComputeParameter.Confidence],
            Columns = [Sources, Known],
            Results =
            [
                new("model", new("模型；[12,3] 表示来源 1 与 2 相依", "model; [12,3] has sources 1 and 2 dependent")), .. Estimate,
                new("deviance", new("偏差", "deviance")), new("degrees_of_freedom", new("自由度", "degrees of freedom")), new("bic", new("BIC", "BIC")),
            ],
            Heading = nameof(CaptureModels),
            Citation = "Fienberg, Biometrika 1972;59:591. Chao, Biometrics 1987;43:783 (limits).",
            Example = new(
                """
                sources,cases
                0001,205
                0010,621
                0011,11
                0100,545
                0101,10
                0110,35
                0111,3
                1000,403
                1001,6
                1010,20
                1011,0
                1100,33
                1101,1
                1110,3
                1111,0

                """,
                "four registries of HIV infection (Abeni et al. 1994, in Rcapture 1.4-4)"),
            Run = Models,
        },
    ];

    private static IEnumerable<ResultRow> Two(ComputeInput input)
    {
        var counts = Counts(input, out var sources);
        if (sources != 2) throw ComputeInput.Refuse("sources", $"有 {sources} 个来源；三个以上请用 capture-models。", $"there are {sources} sources; use capture-models for three and more.");
        yield return new(
            CaptureRecapture.Chapman(counts[1] + counts[3], counts[2] + counts[3], counts[3], input.Confidence) is var e ? e.Method : "", Values(e));
    }

    private static IEnumerable<ResultRow> Models(ComputeInput input)
    {
        var counts = Counts(input, out var sources);
        if (sources < 3) throw ComputeInput.Refuse("sources", "只有两个来源；请用 capture-recapture。", "there are only two sources; use capture-recapture.");
        return CaptureModels.All(sources, counts, input.Confidence).Take(input.Values.Whole("models")).Select(m => new ResultRow(
            m.Estimate.Method, [m.Name, .. Values(m.Estimate), m.Deviance, m.DegreesOfFreedom, m.Bic]));
    }

    private static object?[] Values(CaptureEstimate e) =>
        [e.Known, e.Cases, e.Lower, e.Upper, e.StandardError, e.Cases > 0 ? 100 * e.Known / e.Cases : null];

    // Bit k of a history is source k + 1, the first digit of the text.
    private static double[] Counts(ComputeInput input, out int sources)
    {
        var length = sources = input.Rows.Max(row => row.Text(Sources.Name).Length);
        if (length is < 2 or > 4) throw ComputeInput.Refuse("sources", "应有 2 至 4 个来源。", "two to four sources are expected.");
        var counts = new double[1 << length];
        foreach (var row in input.Rows)
        {
            var text = row.Text(Sources.Name);
            if (text.Length > length || text.Any(c => c is not ('0' or '1')))
                throw ComputeInput.Refuse(row.Where("sources"), $"“{text}”：每个来源写 0 或 1。", $"\"{text}\": 0 or 1 is expected for each source.");
            // A spreadsheet takes 0110 for the number 110 and drops its zeros.
            var history = text.PadLeft(length, '0').Select((c, k) => c == '1' ? 1 << k : 0).Sum();
            counts[history] += row.Number(Known.Name);
        }
        if (counts[0] > 0) throw ComputeInput.Refuse("sources", "没有来源知晓的病例不能有例数。", "cases that no source knows cannot have a count.");
        return counts;
    }
}

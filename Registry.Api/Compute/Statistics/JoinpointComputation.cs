using System.Globalization;
using Registry.Analytics.Trends;

namespace Registry.Api.Compute.Statistics;

/// <summary>Joinpoint regression of a series of rates.</summary>
internal static class JoinpointComputation
{
    private const string Given = "given", ByPermutation = "permutation";

    public static Computation Computation { get; } = new()
    {
        Name = "joinpoint",
        Section = ComputationSection.Trends,
        Title = new("Joinpoint 回归：趋势在哪些年份转折，转折前后每年变化多少", "Joinpoint regression: in which years a trend changed, and what it was before and after"),
        Parameters =
        [
            ComputeParameter.Choice("selection", "weighted-bic", new(
                "转折点个数的选择：weighted-bic、bic、bic3、permutation（置换检验），或 given（恰为 joinpoints 个）",
                "How the number of joinpoints is chosen: weighted-bic, bic, bic3, permutation, or given (exactly as many as joinpoints says)"),
                "weighted-bic", "bic", "bic3", ByPermutation, Given),
            ComputeParameter.Whole("joinpoints", 5, 0, JoinpointSelection.Most, new(
                "转折点个数：selection=given 时为确切个数，否则为上限；年数少时上限自动降低",
                "Joinpoints: with selection=given exactly as many, else at most; fewer are tried where there are few years")),
            ComputeParameter.Choice("scale", "log", new("log：ln(率)，变化以百分比计；linear：率，变化以率的单位计",
                "log: ln(rate), change in percent; linear: the rate, change in its unit"), "log", "linear"),
            ComputeParameter.Whole("leastAtEnds", 2, 1, 50, new("第一个转折点之前、最后一个之后至少几年", "Fewest years before the first joinpoint and after the last")),
            ComputeParameter.Whole("leastBetween", 2, 0, 50, new("两个转折点之间至少几年", "Fewest years between two joinpoints")),
            ComputeParameter.Whole("gridPoints", 0, 0, 11, new("相邻年份之间的网格点数", "Places between two years where a joinpoint may lie")),
            ComputeParameter.Whole("permutations", 4499, 99, 9999, new("置换次数（selection=permutation）", "Permutations of a test (selection=permutation)")),
            ComputeParameter.Whole("seed", 7160, 0, int.MaxValue, new("随机种子（selection=permutation）", "Seed of the permutations (selection=permutation)")),
            .. TrendInput.Parameters,
        ],
        Columns = TrendInput.Columns,
        Results =
        [
            new("part", new("segment：一段；average：全部年份的平均（AAPC）", "segment, or average: over all years (AAPC)")),
            new("from_year", new("起始年", "first year")), new("to_year", new("终止年（其后为下一段）", "last year; the next segment begins there")),
            new("change", new("每年变化（%；scale=linear 时为率的单位）", "change a year: percent, or with scale=linear in the unit of the rate")),
            new("lower", new("变化的下限", "lower limit of the change")), new("upper", new("变化的上限", "upper limit of the change")),
            new("p_value", new("双侧 p 值（无变化）", "two-sided p of no change")),
            new("slope", new("斜率", "slope on the scale of the fit")), new("slope_standard_error", new("斜率的标准误", "standard error of the slope")),
            new("end_lower_year", new("该段末转折点的置信下限", "lower limit of the joinpoint that ends the segment")),
            new("end_upper_year", new("该段末转折点的置信上限", "upper limit of the joinpoint that ends the segment")),
        ],
        Heading = nameof(JoinpointRegression),
        Citation = "Kim HJ, Fay MP, Feuer EJ, Midthune DN. Stat Med 2000;19:335. Lerman, Appl Stat 1980;29:77.",
        Example = new(
            """
            year,rate,standard_error
            1999,7.57892405328305,0.153862240812234
            2000,7.27093400168458,0.148641419601924
            2001,7.55212615695546,0.150016367193769
            2002,8.13343346965586,0.15387503500925
            2003,8.14290540119742,0.152972557801963
            2004,8.1902190121354,0.151989366284813
            2005,9.24541340872332,0.159730424651275
            2006,10.6372102606915,0.170076472895154
            2007,9.55939742859822,0.159808534393883
            2008,8.30072119859486,0.147855039879095
            2009,8.17777724664953,0.145480958300645
            2010,7.89543828386164,0.141742155344301
            2011,8.47156001824695,0.145976592184326
            2012,8.64693383766079,0.146586720664655
            2013,9.49761872342706,0.152232802550348
            2014,10.3971073883075,0.158778792612966
            2015,12.0585279446653,0.170139545724477

            """,
            "deaths from drugs, black population of the United States, 1999-2015, age-adjusted (data of github.com/mkiang/opioid_trends, 5e988f348b5c)",
            ("weights", "standard-error"), ("joinpoints", "3")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var options = Options(input);
        var (model, choice) = Choose(input, TrendInput.Points(input), options);
        var note = RateRows.Join(TrendInput.LeftOut(model.LeftOutYears), TrendInput.Few(model.Years.Count), TooFewForErrors(model));
        for (var i = 0; i < model.Segments.Count; i++)
        {
            var (segment, end) = (model.Segments[i], i < model.Joinpoints.Count ? model.Joinpoints[i] : null);
            yield return new($"{model.Method}; {choice}", "segment", segment.FromYear, segment.ToYear, segment.Change, segment.Lower, segment.Upper,
                segment.PValue, segment.Slope, segment.SlopeStandardError, end?.LowerYear, end?.UpperYear)
            { Note = note };
        }
        var average = model.Average();
        yield return new($"{average.Method}; {choice}", "average", average.FromYear, average.ToYear, average.Change, average.Lower, average.Upper,
            average.PValue, null, null, null, null)
        { Note = note };
    }

    private static JoinpointOptions Options(ComputeInput input)
    {
        var shared = TrendInput.Options(input);
        return new()
        {
            Scale = input.Values.Text("scale") == "linear" ? TrendScale.Linear : TrendScale.LogLinear,
            Weighting = shared.Weighting,
            ZeroRates = shared.ZeroRates,
            Confidence = shared.Confidence,
            LeastAtEnds = input.Values.Whole("leastAtEnds"),
            LeastBetween = input.Values.Whole("leastBetween"),
            GridPointsBetween = input.Values.Whole("gridPoints"),
        };
    }

    private static (JoinpointModel Model, string Choice) Choose(ComputeInput input, IReadOnlyList<TrendPoint> points, JoinpointOptions options)
    {
        var (selection, most) = (input.Values.Text("selection"), input.Values.Whole("joinpoints"));
        if (selection == Given)
            return (JoinpointRegression.Fit(points, most, options), string.Create(CultureInfo.InvariantCulture, $"{most} joinpoints given"));
        var tried = Math.Min(most, JoinpointSelection.MostFor(points.Count(p => p.Rate > 0)));
        if (selection == ByPermutation)
        {
            PermutationOptions permutation = new() { Permutations = input.Values.Whole("permutations"), Seed = input.Values.Whole("seed") };
            var tested = JoinpointPermutation.Of(points, tried, options, permutation);
            return (tested.Selected, tested.Method);
        }
        var criterion = selection switch
        {
            "bic" => SelectionCriterion.Bic,
            "bic3" => SelectionCriterion.Bic3,
            _ => SelectionCriterion.WeightedBic,
        };
        var selected = JoinpointSelection.Of(points, tried, criterion, options);
        return (selected.Selected, selected.Method);
    }

    private static Bilingual? TooFewForErrors(JoinpointModel model) => model.DegreesOfFreedom > 0 ? null
        : new("年数不足以估计标准误", "too few years for standard errors");
}

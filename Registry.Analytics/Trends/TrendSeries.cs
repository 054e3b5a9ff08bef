namespace Registry.Analytics.Trends;

/// <summary>A series as a regression takes it: years, values on the scale of the fit, weights; oldest first.</summary>
internal sealed class TrendSeries
{
    // Beyond these the sum of squares of a rate leaves the range of numbers.
    private const double Tiny = 1e-120, Huge = 1e120;

    // Beyond it, either way, a number is no year: the squares of such would swallow every difference between the others.
    private const double Farthest = 1e6;

    private TrendSeries(TrendOptions options, double[] years, double[] values, double[] weights, double[] leftOut) =>
        (Options, Years, Values, Weights, LeftOutYears) = (options, years, values, weights, leftOut);

    public TrendOptions Options { get; }

    public double[] Years { get; }

    public double[] Values { get; }

    public double[] Weights { get; }

    /// <summary>Years with rate 0 that have no logarithm.</summary>
    public double[] LeftOutYears { get; }

    public int Count => Years.Length;

    /// <summary>The same years and weights with other values.</summary>
    public TrendSeries With(double[] values) => new(Options, Years, values, Weights, LeftOutYears);

    /// <summary>What the model is, in words: ln(rate) weighted by standard errors.</summary>
    public string Description =>
        (Options.Scale == TrendScale.LogLinear ? "ln(rate)" : "rate")
        + Options.Weighting switch
        {
            TrendWeighting.StandardError => " weighted by standard errors",
            TrendWeighting.PoissonVariance => " weighted by Poisson variance",
            _ => "",
        }
        + (Options.ZeroRates == ZeroRates.HalfCase && (Options.Scale == TrendScale.LogLinear || Options.Weighting == TrendWeighting.PoissonVariance) ? ", half a case where there is none" : "");

    /// <summary>Makes the series; see <see cref="TrendPoint"/> for what each option needs.</summary>
    /// <exception cref="ArgumentException">A year comes twice, a number is not as it should be, or something an option needs is missing.</exception>
    public static TrendSeries Of(IReadOnlyList<TrendPoint> points, TrendOptions options)
    {
        if (!(options.Confidence is > 0 and < 1)) throw new StatisticRefusedException(
            $"置信水平 {options.Confidence} 不在 0 与 1 之间。",
            $"Confidence {options.Confidence} is not between 0 and 1.");
        var ordered = points.OrderBy(p => p.Year).ToList();
        foreach (var point in ordered) MustBeUsable(point, options);
        for (var i = 1; i < ordered.Count; i++)
            if (ordered[i].Year == ordered[i - 1].Year) throw new StatisticRefusedException(
                $"年份 {ordered[i].Year} 出现两次。",
                $"Year {ordered[i].Year} comes twice.");
        var isLog = options.Scale == TrendScale.LogLinear;
        var leavesOut = isLog && options.ZeroRates == ZeroRates.LeaveOut;
        var counts = isLog || options.Weighting == TrendWeighting.PoissonVariance;
        if (counts && !leavesOut) MustHaveZerosToTreat(ordered, options);
        var used = ordered.Where(p => !leavesOut || p.Rate > 0).Select(p => counts && p.Rate == 0 ? WithHalfCase(p) : p).ToList();
        return new(options, [.. used.Select(p => p.Year)], [.. used.Select(p => isLog ? Math.Log(p.Rate) : p.Rate)],
            [.. used.Select(p => WeightOf(p, options))], [.. ordered.Where(p => leavesOut && p.Rate == 0).Select(p => p.Year)]);
    }

    /// <summary>The change a year that a slope on the scale of the fit means: percent, or units of the rate.</summary>
    public double Change(double slope) => Options.Scale == TrendScale.LogLinear ? Percent(slope) : slope;

    /// <summary>A value on the scale of the fit as a rate.</summary>
    public double Rate(double value) => Options.Scale == TrendScale.LogLinear ? Math.Exp(value) : value;

    /// <summary>A rate on the scale of the fit.</summary>
    public double Value(double rate) => Options.Scale == TrendScale.LogLinear ? Math.Log(rate) : rate;

    /// <summary>The percentage that a slope of the logarithm means, 100(exp(b) − 1), with all digits of a small one.</summary>
    public static double Percent(double slope) => 200 * Math.Exp(slope / 2) * Math.Sinh(slope / 2);

    private static void MustBeUsable(TrendPoint point, TrendOptions options)
    {
        if (!(Math.Abs(point.Year) <= Farthest)) throw new StatisticRefusedException(
            $"{point.Year} 不是年份。",
            $"{point.Year} is no year.");
        if (!(point.Rate >= 0 && double.IsFinite(point.Rate))) throw new StatisticRefusedException(
            $"{point.Year} 年：率 {point.Rate} 无效。",
            $"Year {point.Year}: rate {point.Rate} is no rate.");
        if (options.Scale == TrendScale.Linear && point.Rate != 0 && point.Rate is < Tiny or > Huge)
            throw new StatisticRefusedException(
                $"{point.Year} 年：率 {point.Rate} 的平方超出计算范围；请换用其他单位。",
                $"Year {point.Year}: the square of rate {point.Rate} cannot be computed with; use another unit.");
    }

    // Half a case stands for none here and there, not for a series of none.
    private static void MustHaveZerosToTreat(List<TrendPoint> ordered, TrendOptions options)
    {
        var zeros = ordered.Where(p => p.Rate == 0).Select(p => p.Year).ToList();
        if (zeros.Count == 0) return;
        if (zeros.Count == ordered.Count) throw new StatisticRefusedException(
            "各年的率均为 0：没有趋势可言。",
            "Every year has rate 0: there is no trend.");
        if (options.ZeroRates == ZeroRates.Refuse)
            throw new StatisticRefusedException(
                $"{string.Join("、", zeros)} 年的率为 0，没有对数；请合并年份，或以半例代替零例。",
                $"Rate 0 in {string.Join(", ", zeros)}: it has no logarithm. Put years together, or let half a case stand for none.");
        if (options.Scale == TrendScale.Linear && options.ZeroRates == ZeroRates.LeaveOut)
            throw new StatisticRefusedException(
                $"{zeros[0]} 年的率为 0，没有 Poisson 方差；请以半例代替零例。",
                $"Year {zeros[0]} has rate 0 and so no Poisson variance; let half a case stand for none.");
    }

    private static TrendPoint WithHalfCase(TrendPoint point) => point.PersonYears is > 0 and { } years && double.IsFinite(years)
        ? point with
        {
            Rate = 0.5 * RateEstimate.Per / years,
            Cases = 0.5,
            StandardError = Math.Sqrt(0.5) * RateEstimate.Per / years,
        }
        : throw new StatisticRefusedException(
            $"{point.Year} 年的率为 0；以半例代替需要人年数。",
            $"Year {point.Year} has rate 0; half a case in its place needs the person-years.");

    private static double WeightOf(TrendPoint point, TrendOptions options)
    {
        var scale = options.Scale == TrendScale.LogLinear ? point.Rate : 1;
        var weight = options.Weighting switch
        {
            TrendWeighting.StandardError => Square(scale / Needed(point, point.StandardError, new("标准误", "standard error"))),
            TrendWeighting.PoissonVariance => Needed(point, point.Cases, new("例数", "number of cases")) * Square(scale / point.Rate),
            _ => 1,
        };
        return double.IsFinite(weight) && weight > 0 ? weight : throw new StatisticRefusedException(
            $"{point.Year} 年：权重 {weight} 不是正数。",
            $"Year {point.Year}: weight {weight} is not a positive number.");
    }

    private static double Needed(TrendPoint point, double? value, Bilingual name) => value is > 0 and { } number && double.IsFinite(number)
        ? number : throw new StatisticRefusedException(
            $"{point.Year} 年：加权需要大于 0 的{name.Zh}；现为{(value is null ? "缺失" : value)}。",
            $"Year {point.Year}: the weights need a {name.En} above 0; it is {(value is null ? "missing" : value)}.");

    private static double Square(double value) => value * value;
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>The change of a rate from year to year (APC, EAPC): a straight line through ln(rate), or a Poisson model of the cases.</summary>
public static class AnnualPercentChange
{
    /// <summary>Fewest years a trend is computed from.</summary>
    public const int LeastYears = 3;

    /// <summary>Years below which a trend says little; the caller should say so.</summary>
    public const int FewYears = 5;

    /// <summary>The change by least squares; on the linear scale it is in units of the rate.</summary>
    /// <param name="points">A rate for each year, in any order.</param>
    /// <param name="options">Scale, weights, zero rates and confidence; null for ln(rate), constant weights, zeros left out, 0.95.</param>
    /// <param name="limits">Distribution of the limits and of p.</param>
    /// <exception cref="ArgumentException">Fewer than three years take part, a year comes twice, or a number is not as <see cref="TrendPoint"/> says.</exception>
    /// <remarks>Change 100(exp(b) − 1), limits 100(exp(b ± q·se) − 1) with q of t and n − 2 degrees of freedom.</remarks>
    public static AnnualChange Of(IReadOnlyList<TrendPoint> points, TrendOptions? options = null, TrendLimits limits = TrendLimits.StudentT)
    {
        var series = TrendSeries.Of(points, options ?? new());
        MustHaveYears(series.Count, series.LeftOutYears.Length);
        var line = WeightedLine.Through(series.Years, series.Values, series.Weights);
        var error = Math.Sqrt(line.Residual / (series.Count - 2) * line.SlopeVariance);
        var trend = new Trend(line.Slope, error, line.Intercept, series.Count, series.LeftOutYears, series.Change);
        return Make(trend, series.Options.Confidence, limits, $"straight line through {series.Description}, least squares");
    }

    /// <summary>The percent change by a log-linear Poisson model of the cases; a year without cases takes part like any other.</summary>
    /// <param name="points">Cases and person-years of each year; the rates are not used.</param>
    /// <param name="confidence">Two-sided confidence level.</param>
    /// <param name="overdispersed">True for quasi-likelihood: standard errors times the square root of X²/(n − 2), limits of t.</param>
    /// <exception cref="ArgumentException">Fewer than three years, a year comes twice, cases or person-years are missing or not as said, or there are fewer than two years with cases.</exception>
    /// <remarks>McCullagh P, Nelder JA. Generalized Linear Models, 2nd edition, 1989, chapters 2 and 6.</remarks>
    public static AnnualChange OfCounts(IReadOnlyList<TrendPoint> points, double confidence = 0.95, bool overdispersed = false)
    {
        var years = TrendSeries.Of([.. points.Select(p => new TrendPoint(p.Year, 0))], new() { Scale = TrendScale.Linear, Confidence = confidence }).Years;
        MustHaveYears(years.Length, leftOut: 0);
        var ordered = points.OrderBy(p => p.Year).ToList();
        MustBeCounts(ordered);
        var middle = years.Average();
        double[][] design = [.. years.Select(year => new[] { 1, year - middle })];
        double[] cases = [.. ordered.Select(p => p.Cases!.Value)], offset = [.. ordered.Select(p => Math.Log(p.PersonYears!.Value))];
        if (PoissonRegression.Fit(design, cases, offset) is not { HasConverged: true } fit)
            throw new StatisticRefusedException(
                "这些例数的 Poisson 模型没有有限的估计。",
                "The Poisson model of these counts has no finite estimate.");
        var (level, slope) = (fit.Coefficients[0], fit.Coefficients[1]);
        var means = years.Select((year, i) => Math.Exp(level + slope * (year - middle) + offset[i]));
        var dispersion = overdispersed ? means.Zip(cases, (mean, count) => (count - mean) * (count - mean) / mean).Sum() / (cases.Length - 2) : 1;
        var trend = new Trend(slope, Math.Sqrt(fit.Covariance()[1][1] * dispersion), level - slope * middle, years.Length, [], TrendSeries.Percent);
        return Make(trend, confidence, overdispersed ? TrendLimits.StudentT : TrendLimits.Normal,
            overdispersed ? "log-linear quasi-Poisson model of the cases" : "log-linear Poisson model of the cases");
    }

    private static AnnualChange Make(Trend trend, double confidence, TrendLimits limits, string model)
    {
        var free = trend.Years - 2;
        var spread = limits == TrendLimits.Normal ? double.PositiveInfinity : free;
        var reach = trend.Error == 0 ? 0 : StudentT.Quantile(confidence, spread) * trend.Error;
        return new(trend.ToChange(trend.Slope), trend.ToChange(trend.Slope - reach), trend.ToChange(trend.Slope + reach),
            trend.Error == 0 ? null : StudentT.TwoSided(trend.Slope / trend.Error, spread),
            trend.Slope, trend.Error, trend.Intercept, trend.Years, free, trend.LeftOutYears,
            $"{model}, {(limits == TrendLimits.Normal ? "normal limits" : $"limits of t with {free} degrees of freedom")}");
    }

    private static void MustHaveYears(int years, int leftOut)
    {
        if (years < LeastYears)
            throw new StatisticRefusedException(
                $"计入的只有 {years} 年（{leftOut} 年率为 0、未计入）；趋势至少需要 {LeastYears} 年。",
                $"{EnglishNoun.Count(years, "year")} can take part ({leftOut} with rate 0 left out); a trend needs at least {LeastYears}.");
    }

    private static void MustBeCounts(List<TrendPoint> points)
    {
        foreach (var point in points)
            if (!(point.Cases >= 0 && point.PersonYears > 0 && double.IsFinite(point.Cases.Value) && double.IsFinite(point.PersonYears.Value)))
                throw new StatisticRefusedException(
                    $"{point.Year} 年：例数 {point.Cases?.ToString() ?? "缺失"}，人年数 {point.PersonYears?.ToString() ?? "缺失"}。",
                    $"Year {point.Year}: {point.Cases?.ToString() ?? "no number of"} cases in {point.PersonYears?.ToString() ?? "no"} person-years.");
        if (points.Count(p => p.Cases > 0) < 2) throw new StatisticRefusedException(
            "有病例的年份不足两年：不能判断趋势。",
            "Fewer than two years have cases: no trend can be told.");
    }

    // What either model makes of the years; ToChange turns a slope into the change a year.
    private readonly record struct Trend(double Slope, double Error, double Intercept, int Years, IReadOnlyList<double> LeftOutYears, Func<double, double> ToChange);
}

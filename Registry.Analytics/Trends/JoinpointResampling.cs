using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Limits of joinpoints, limits and p of slopes and mean changes, from resampled residuals (empirical quantiles).</summary>
/// <remarks>Kim HJ, Luo J, Chen HS, Green D, Buckman D, Byrne J, Feuer EJ. Stat Med 2017;36:3059-3074. The parametric limits take the
/// joinpoints for known; these let them move.</remarks>
public static class JoinpointResampling
{
    private const int LeastResamples = 199;

    /// <summary>A model with the same estimates and tests of bends as <see cref="JoinpointRegression.Fit"/>; its limits, and p of changes with them, from resampling.</summary>
    /// <param name="points">A rate for each year, in any order.</param>
    /// <param name="joinpoints">How many joinpoints; the number is taken for known.</param>
    /// <param name="options">Scale, weights, distances and grid; null for the defaults.</param>
    /// <param name="resampling">Number and seed; null for the defaults.</param>
    /// <exception cref="ArgumentException">Fewer than 199 resamples, a continuous search, no degree of freedom left, or as <see cref="JoinpointRegression.Fit"/>.</exception>
    public static JoinpointModel Fit(
        IReadOnlyList<TrendPoint> points, int joinpoints, JoinpointOptions? options = null, ResamplingOptions? resampling = null)
    {
        (options, resampling) = (options ?? new(), resampling ?? new());
        if (resampling.Resamples < LeastResamples)
            throw new StatisticRefusedException(
                $"重抽样 {resampling.Resamples} 次：分位数至少需要 {LeastResamples} 次。",
                $"{EnglishNoun.Count(resampling.Resamples, "resample")}: quantiles need {LeastResamples} or more.");
        if (options.Search == JoinpointSearch.Continuous)
            throw new StatisticRefusedException(
                "重抽样使用网格搜索；请以年份之间的网格点代替连续搜索。",
                "Resampling searches the grid; give places between years instead of the continuous search.");
        var fit = JoinpointFit.Of(TrendSeries.Of(points, options), options, _ => joinpoints);
        var model = fit.Model(joinpoints);
        var free = model.Years.Count - 2 - 2 * joinpoints - options.Breaks.Count;
        if (free <= 0) throw new StatisticRefusedException(
            $"{model.Years.Count} 年除 {model.Years.Count - free} 个参数外没有余量可供重抽样。",
            $"{model.Years.Count} years leave nothing to resample beside {model.Years.Count - free} parameters.");
        return WithLimits(model, Resample(fit, joinpoints, Math.Sqrt(model.Years.Count / (double)free), resampling), options);
    }

    private static List<ResampledTrend> Resample(JoinpointFit fit, int joinpoints, double stretch, ResamplingOptions resampling)
    {
        var (random, search) = (new Random(resampling.Seed), fit.Search(joinpoints));
        var (fitted, residuals, _) = fit.Whole(joinpoints);
        double[] sorted = [.. residuals.Select(residual => residual * stretch).Order()];
        var (first, last) = (fit.Series.Years[0], fit.Series.Years[^1]);
        var resamples = new List<ResampledTrend>();
        while (resamples.Count < resampling.Resamples)
        {
            EndableWork.GoOn();
            double[] values = [.. fitted.Select(value => value + OrderedQuantile.Of(sorted, random.NextDouble()))];
            var places = fit.BestPlaces(search, values);
            if (fit.Slopes(places, values) is { } slopes) resamples.Add(new(places, slopes, first, last));
        }
        return resamples;
    }

    private static JoinpointModel WithLimits(JoinpointModel model, List<ResampledTrend> resamples, JoinpointOptions options)
    {
        var segments = model.Segments.Select((segment, s) =>
        {
            var (lower, upper, p) = ResampledTrend.Change([.. resamples.Select(r => r.Slopes[s])], options);
            return segment with { Lower = lower, Upper = upper, PValue = p, IsResampled = true };
        });
        var joinpoints = model.Joinpoints.Select((joinpoint, j) =>
        {
            var (lower, upper) = ResampledTrend.Limits([.. resamples.Select(r => r.Joinpoints[j])], options.Confidence);
            return joinpoint with { LowerYear = lower, UpperYear = upper };
        });
        return model with { Segments = [.. segments], Joinpoints = [.. joinpoints], Resamples = resamples, Method = $"{model.Method}; limits by resampling of residuals, {resamples.Count} times" };
    }
}

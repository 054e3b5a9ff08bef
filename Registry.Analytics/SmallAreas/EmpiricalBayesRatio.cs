using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>Ratios of small areas smoothed by empirical Bayes, so that a map does not show which areas are smallest.</summary>
public static class EmpiricalBayesRatio
{
    /// <summary>Method of <see cref="Marshall"/> in words.</summary>
    public const string MarshallMethod = "empirical Bayes, moments of all areas (Marshall)";

    /// <summary>Method of <see cref="Local"/> in words.</summary>
    public const string LocalMethod = "empirical Bayes, moments of the area and its neighbours (Marshall)";

    /// <summary>Method of <see cref="ClaytonKaldor"/> in words.</summary>
    public const string ClaytonKaldorMethod = "empirical Bayes, gamma prior (Clayton & Kaldor), posterior limits that take the prior as known";

    /// <summary>Method of <see cref="LogNormal"/> in words.</summary>
    public const string LogNormalMethod = "empirical Bayes, normal prior of the log ratio (Clayton & Kaldor), quadratic approximation";

    private const int MostSteps = 10_000;
    private const double Settled = 1e-12, LeastVariance = 1e-6;

    /// <summary>Towards the pooled ratio of all areas.</summary>
    /// <param name="areas">At least two areas.</param>
    /// <returns>One for each area; all the pooled ratio where areas differ no more than chance lets them.</returns>
    /// <exception cref="ArgumentException">Fewer than two areas, an area twice, a count that cannot be, or no case at all.</exception>
    /// <remarks>b = ΣO/ΣE, a = max(0, ΣE(r − b)²/ΣE − b/mean E), r̂ = b + a(r − b)/(a + b/E).
    /// Marshall RJ. J R Stat Soc C 1991;40:283-294.</remarks>
    public static IReadOnlyList<SmoothedRatio> Marshall(IReadOnlyList<AreaCount> areas)
    {
        AreaCount.MustBeComparable(areas);
        var moments = RatioMoments.Of(areas);
        return [.. areas.Select(a => new SmoothedRatio(a.Area, a.Ratio, Shrink(a, moments.Mean, moments.Variance)))];
    }

    /// <summary>Towards the pooled ratio of the area and its neighbours.</summary>
    /// <param name="areas">At least two areas, in the order of the list of neighbours.</param>
    /// <param name="neighbours">Who is neighbour of whom.</param>
    /// <param name="islands">What becomes of areas without neighbours; alone, such an area keeps its raw ratio.</param>
    /// <exception cref="ArgumentException">As <see cref="Marshall"/>; or areas and list differ, or islands are refused.</exception>
    /// <remarks>As <see cref="Marshall"/> over the neighbourhood, where each area deviates from the mean of its own neighbourhood, as in
    /// spdep's EBlocal; GeoDa takes the deviations from the mean of the area in the middle.</remarks>
    public static IReadOnlyList<SmoothedRatio> Local(
        IReadOnlyList<AreaCount> areas, NeighbourList neighbours, IslandRule islands = IslandRule.Refuse)
    {
        AreaCount.MustBeComparable(areas);
        neighbours.MustBeOf(areas);
        neighbours.MustAllow(islands);
        var around = Enumerable.Range(0, areas.Count).Select(i => (int[])[i, .. neighbours.Of(i)]).ToList();
        var means = around.ConvertAll(places => places.Sum(j => areas[j].Observed) / places.Sum(j => areas[j].Expected));
        return [.. areas.Select((a, i) => new SmoothedRatio(a.Area, a.Ratio, Shrink(a, means[i], VarianceAround(around[i], means[i]))))];

        double VarianceAround(int[] places, double mean)
        {
            var expected = places.Sum(j => areas[j].Expected);
            var spread = places.Sum(j => areas[j].Expected * Square(areas[j].Ratio - means[j])) / expected;
            return Math.Max(0, spread - mean / (expected / places.Length));
        }
    }

    /// <summary>Means of the posterior gamma distributions, with their limits.</summary>
    /// <param name="areas">At least two areas.</param>
    /// <param name="confidence">Two-sided level of the posterior limits as a fraction, between 0 and 1.</param>
    /// <returns>One for each area; null when areas differ no more than chance lets them, so that no prior can be estimated.</returns>
    /// <inheritdoc cref="Marshall" path="/exception"/>
    public static IReadOnlyList<SmoothedRatio>? ClaytonKaldor(IReadOnlyList<AreaCount> areas, double confidence = 0.95)
    {
        var limits = GammaLimits.For(confidence);
        if (Prior(areas) is not { } prior) return null;
        return [.. areas.Select(a => (count: a, shape: a.Observed + prior.Shape, rate: a.Expected + prior.Rate)).Select(a => new SmoothedRatio(
            a.count.Area, a.count.Ratio, a.shape / a.rate, limits.LowerQuantile(a.shape) / a.rate, limits.UpperQuantile(a.shape) / a.rate))];
    }

    /// <summary>Towards the mean of log ratios that are normally distributed.</summary>
    /// <param name="areas">At least two areas.</param>
    /// <returns>One for each area, exp of the estimated log ratio; null when areas differ no more than chance lets them, so that the spread vanishes.</returns>
    /// <inheritdoc cref="Marshall" path="/exception"/>
    /// <remarks>b = (φ + (O + ½)σ²·ln((O + ½)/E) − σ²/2)/(1 + (O + ½)σ²), φ = mean b, σ² = (Σσ²/(1 + σ²(O + ½)) + Σ(b − φ)²)/m, iterated.
    /// Clayton D, Kaldor J. Biometrics 1987;43:671-681.</remarks>
    public static IReadOnlyList<SmoothedRatio>? LogNormal(IReadOnlyList<AreaCount> areas)
    {
        AreaCount.MustBeComparable(areas);
        double[] logs = [.. areas.Select(a => Math.Log((a.Observed + 0.5) / a.Expected))];
        var mean = logs.Average();
        var variance = logs.Average(log => Square(log - mean));
        for (var step = 0; step < MostSteps; step++)
        {
            double[] next = [.. areas.Select((a, i) =>
                (mean + variance * ((a.Observed + 0.5) * Math.Log((a.Observed + 0.5) / a.Expected) - 0.5)) / (1 + (a.Observed + 0.5) * variance))];
            mean = next.Average();
            var before = variance;
            variance = areas.Select((a, i) => variance / (1 + variance * (a.Observed + 0.5)) + Square(next[i] - mean)).Average();
            if (!(variance > LeastVariance)) return null;
            if (Math.Abs(variance - before) <= Settled * variance)
                return [.. areas.Select((a, i) => new SmoothedRatio(a.Area, a.Ratio, Math.Exp(next[i])))];
        }
        return null;
    }

    /// <summary>The gamma distribution of the true ratios, by the moment iteration of Clayton and Kaldor.</summary>
    /// <returns>Null when it does not settle: the areas differ no more than chance lets them.</returns>
    /// <inheritdoc cref="Marshall" path="/exception"/>
    /// <remarks>θ = (O + ν)/(E + α); ν/α = mean θ, ν/α² = Σ(1 + α/E)(θ − mean θ)²/(m − 1). Clayton D, Kaldor J. Biometrics 1987;43:671-681.</remarks>
    public static GammaPrior? Prior(IReadOnlyList<AreaCount> areas)
    {
        AreaCount.MustBeComparable(areas);
        var (shape, rate) = (1.0, 1.0);
        for (var step = 0; step < MostSteps; step++)
        {
            var ratios = areas.Select(a => (a.Observed + shape) / (a.Expected + rate)).ToList();
            var mean = ratios.Average();
            var variance = areas.Select((a, i) => (1 + rate / a.Expected) * Square(ratios[i] - mean)).Sum() / (areas.Count - 1);
            var next = mean / variance;
            if (!double.IsFinite(next)) return null;
            var isSettled = Math.Abs(next - rate) <= Settled * next;
            (shape, rate) = (mean * next, next);
            if (isSettled) return new(shape, rate);
        }
        return null;
    }

    // Where nobody in the neighbourhood is ill both variances are 0, and so is the estimate.
    private static double Shrink(AreaCount area, double mean, double variance) =>
        variance == 0 ? mean : mean + variance * (area.Ratio - mean) / (variance + mean / area.Expected);

    private static double Square(double x) => x * x;
}

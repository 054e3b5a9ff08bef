using Registry.Analytics.Numerics;

namespace Registry.Analytics.Rates;

/// <summary>Limits of a weighted sum of age-specific rates, over all ages or some.</summary>
internal static class StandardisedLimits
{
    /// <summary>The rate with limits per 100 000; null when there is no sum. The method is named by the words before and the limits.</summary>
    public static RateEstimate? With(this WeightedSum? weighted, RateLimits limits, double confidence, string direction)
    {
        var gamma = GammaLimits.For(confidence);                  // refuses a wrong level even where nobody was at risk
        if (weighted is not { } sum) return null;
        var (lower, upper) = Of(sum, limits, gamma);
        return sum.Estimate(lower, upper, $"{direction}, {Words(limits)}");
    }

    /// <summary>The same with Fay and Feuer's limits and the method in words that are ready; tables ask for millions of them.</summary>
    public static RateEstimate? WithGammaLimits(this WeightedSum? weighted, double confidence, string method)
    {
        var gamma = GammaLimits.For(confidence);
        return weighted is { } sum
            ? sum.Estimate(gamma.Lower(sum.Rate, sum.Variance), gamma.Upper(sum.Rate, sum.Variance, sum.LargestWeight), method)
            : null;
    }

    private static (double? Lower, double? Upper) Of(WeightedSum sum, RateLimits limits, GammaLimits gamma) => limits switch
    {
        RateLimits.FayFeuer => (gamma.Lower(sum.Rate, sum.Variance), gamma.Upper(sum.Rate, sum.Variance, sum.LargestWeight)),
        RateLimits.Tiwari => (gamma.Lower(sum.Rate, sum.Variance), gamma.UpperWith(sum.Rate + sum.MeanWeight, sum.Variance + sum.MeanSquaredWeight)),
        RateLimits.MidP => (gamma.LowerMidP(sum.Rate, sum.Variance, sum.LargestWeight), gamma.UpperMidP(sum.Rate, sum.Variance, sum.LargestWeight)),
        _ when sum.Rate == 0 => (null, null),
        RateLimits.Dobson => Dobson(sum, gamma.Z),
        RateLimits.LogNormal when Math.Exp(gamma.Z * Math.Sqrt(sum.Variance) / sum.Rate) is var factor => (sum.Rate / factor, sum.Rate * factor),
        RateLimits.Normal => Around(sum.Rate, gamma.Z * Math.Sqrt(sum.Variance)),
        RateLimits.Binomial when sum.BinomialVariance < 0 => (null, null),
        RateLimits.Binomial => Around(sum.Rate, gamma.Z * Math.Sqrt(sum.BinomialVariance)),
        _ => throw new ArgumentOutOfRangeException(nameof(limits), limits, "no way of making limits"),
    };

    private static (double? Lower, double? Upper) Dobson(WeightedSum sum, double z)
    {
        var (lower, upper) = PoissonCount.Byar(sum.Cases, z);
        var scale = Math.Sqrt(sum.Variance / sum.Cases);
        return (sum.Rate + scale * (lower - sum.Cases), sum.Rate + scale * (upper - sum.Cases));
    }

    private static (double? Lower, double? Upper) Around(double rate, double margin) => (rate - margin, rate + margin);

    private static string Words(RateLimits limits) => limits switch
    {
        RateLimits.FayFeuer => "Poisson variance, Fay-Feuer gamma limits",
        RateLimits.Tiwari => "Poisson variance, Tiwari-Clegg-Zou modified gamma limits",
        RateLimits.MidP => "Poisson variance, mid-P gamma limits",
        RateLimits.Dobson => "Poisson variance, Dobson limits with Byar's approximation",
        RateLimits.LogNormal => "Poisson variance, log-normal limits",
        RateLimits.Normal => "Poisson variance, normal limits",
        _ => "binomial variance, normal limits",
    };
}

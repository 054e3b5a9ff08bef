using MathNet.Numerics.Distributions;
using Registry.Analytics.Numerics;
using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>Ratio of two age-standardised rates by the same standard (SRR).</summary>
/// <remarks>The variants differ in their limits; p is always that of <see cref="StandardisedRateDifference"/>, two-sided, normal.</remarks>
public static class StandardisedRateRatio
{
    private const double NearlyEqual = 1e-6;

    /// <summary>SRR with the test-based limits SRR^(1 ± z/X), X the standardised difference; log-normal limits when the rates are equal.</summary>
    /// <param name="above">The population whose rate stands above the line.</param>
    /// <param name="below">The population whose rate stands below it.</param>
    /// <param name="standard">Standard population; same age scheme.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>The ratio with its limits; limits are null when the rate above the line is 0. Null when the rate below it is 0.</returns>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative, a group has cases but no person-years, or nobody is at risk.</exception>
    /// <remarks>Boyle P, Parkin DM, in: Cancer Registration, IARC Scientific Publications 95, 1991, chapter 11.</remarks>
    public static RatioEstimate? BoyleParkin(
        StandardisedPopulation above, StandardisedPopulation below, StandardPopulation standard, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        var (a, b) = (above.Sum(standard), below.Sum(standard));
        if (b.Rate == 0) return null;
        const string Words = "ratio of directly standardised rates, Boyle-Parkin limits";
        if (a.Rate == 0) return Estimate(a, b, null, Words);
        var x = Standardised(a, b);
        if (Math.Abs(x) < NearlyEqual) return LogNormal(above, below, standard, confidence);
        var (one, other) = (Math.Pow(a.Rate / b.Rate, 1 - z / x), Math.Pow(a.Rate / b.Rate, 1 + z / x));
        return Estimate(a, b, (Math.Min(one, other), Math.Max(one, other)), Words);
    }

    /// <summary>SRR with log-normal limits by the delta method.</summary>
    /// <inheritdoc cref="BoyleParkin"/>
    public static RatioEstimate? LogNormal(
        StandardisedPopulation above, StandardisedPopulation below, StandardPopulation standard, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        var (a, b) = (above.Sum(standard), below.Sum(standard));
        if (b.Rate == 0) return null;
        const string Words = "ratio of directly standardised rates, log-normal limits";
        if (a.Rate == 0) return Estimate(a, b, null, Words);
        var factor = Math.Exp(z * Math.Sqrt(a.Variance / (a.Rate * a.Rate) + b.Variance / (b.Rate * b.Rate)));
        return Estimate(a, b, (a.Rate / b.Rate / factor, a.Rate / b.Rate * factor), Words);
    }

    /// <summary>SRR with Fay's F limits, which hold with few cases.</summary>
    /// <remarks>Fay MP. Commun Stat Theory Methods 1999;28:2141-2160.</remarks>
    /// <inheritdoc cref="BoyleParkin"/>
    public static RatioEstimate? Fay(
        StandardisedPopulation above, StandardisedPopulation below, StandardPopulation standard, double confidence = 0.95)
    {
        var (a, b) = (above.Sum(standard), below.Sum(standard));
        return WithF(a, b, (a.LargestWeight, a.LargestWeight * a.LargestWeight), (b.LargestWeight, b.LargestWeight * b.LargestWeight),
            confidence, "ratio of directly standardised rates, Fay F limits");
    }

    /// <summary>SRR with the modified F limits of Tiwari, Clegg and Zou: mean weights where Fay takes the largest.</summary>
    /// <remarks>Tiwari RC, Clegg LX, Zou Z. Stat Methods Med Res 2006;15:547-569.</remarks>
    /// <inheritdoc cref="BoyleParkin"/>
    public static RatioEstimate? Tiwari(
        StandardisedPopulation above, StandardisedPopulation below, StandardPopulation standard, double confidence = 0.95)
    {
        var (a, b) = (above.Sum(standard), below.Sum(standard));
        return WithF(a, b, (a.MeanWeight, a.MeanSquaredWeight), (b.MeanWeight, b.MeanSquaredWeight),
            confidence, "ratio of directly standardised rates, Tiwari F limits");
    }

    /// <summary>Difference of two rates in standard errors of it.</summary>
    internal static double Standardised(WeightedSum a, WeightedSum b) => (a.Rate - b.Rate) / Math.Sqrt(a.Variance + b.Variance);

    /// <summary>Two-sided normal p; null when neither population has cases.</summary>
    internal static double? PValue(WeightedSum a, WeightedSum b) =>
        a.Variance + b.Variance == 0 ? null : 2 * Normal.CDF(mean: 0, stddev: 1, x: -Math.Abs(Standardised(a, b)));

    private static RatioEstimate? WithF(
        WeightedSum a, WeightedSum b, (double Rate, double Variance) moreA, (double Rate, double Variance) moreB, double confidence, string method)
    {
        var tail = GammaLimits.For(confidence).Tail;
        if (b.Rate == 0) return null;
        var (upA, spreadA) = (a.Rate + moreA.Rate, a.Variance + moreA.Variance);
        var (upB, spreadB) = (b.Rate + moreB.Rate, b.Variance + moreB.Variance);
        var lower = a.Rate == 0 ? 0
            : a.Rate / upB * BetaFunction.FQuantile(tail, 2 * a.Rate * a.Rate / a.Variance, 2 * upB * upB / spreadB);
        var upper = upA / b.Rate * BetaFunction.FQuantile(1 - tail, 2 * upA * upA / spreadA, 2 * b.Rate * b.Rate / b.Variance);
        return Estimate(a, b, (lower, upper), method);
    }

    private static RatioEstimate Estimate(WeightedSum a, WeightedSum b, (double Lower, double Upper)? limits, string method) =>
        new(a.Rate / b.Rate, limits?.Lower, limits?.Upper, a.Rate * RateEstimate.Per, b.Rate * RateEstimate.Per, method, PValue(a, b));
}

using Registry.Analytics.Numerics;
using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>The rate that a standard population would have with the age-specific rates observed.</summary>
/// <remarks>
/// ASR = Σ wᵢ·dᵢ/nᵢ and its Poisson variance Σ wᵢ²·dᵢ/nᵢ², with weights scaled to Σ wᵢ = 1; a group without person-years
/// and without cases adds nothing and its weight stays in the total. For cases of unknown age see <see cref="UnknownAge"/>.
/// The variants differ in their limits only; <see cref="Direct"/> is the one that tables print.
/// </remarks>
public static class AgeStandardisedRate
{
    /// <summary>How the rate and its limits are made.</summary>
    public const string Method = "direct standardisation, Poisson variance, Fay-Feuer gamma limits";

    private const string Direction = "direct standardisation, Poisson variance";

    /// <summary>Directly age-standardised rate (ASR) with gamma confidence limits.</summary>
    /// <param name="cases">Cases in each age group; not negative.</param>
    /// <param name="personYears">Person-years at risk in the same groups; above zero wherever there are cases.</param>
    /// <param name="standard">Standard population that supplies the weights; same age scheme.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Rate and limits per 100 000 person-years. With no cases the rate and lower limit are 0, the upper limit is not.
    /// Null when nobody was at risk in any group.</returns>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative, or a group has cases but no person-years.</exception>
    /// <remarks>Fay MP, Feuer EJ. Stat Med 1997;16:791-801.</remarks>
    public static RateEstimate? Direct(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence = 0.95) =>
        WithGammaLimits(WeightedSum.Of(cases, personYears, standard), confidence, Method);

    /// <summary>Standard error √v of the ASR per 100 000, Poisson variance; null when nobody was at risk in any group.</summary>
    /// <inheritdoc cref="Direct"/>
    public static double? StandardErrorPer100k(AgeVector cases, AgeVector personYears, StandardPopulation standard) =>
        WeightedSum.Of(cases, personYears, standard) is { } sum ? Math.Sqrt(sum.Variance) * RateEstimate.Per : null;

    /// <summary>Standard error of the ASR per 100 000 with the binomial variance that CanReg5 and Rcan take; null when nobody was at risk, or
    /// when a group has more cases than person-years.</summary>
    /// <inheritdoc cref="Direct"/>
    public static double? BinomialStandardErrorPer100k(AgeVector cases, AgeVector personYears, StandardPopulation standard) =>
        WeightedSum.Of(cases, personYears, standard) is { BinomialVariance: >= 0 } sum ? Math.Sqrt(sum.BinomialVariance) * RateEstimate.Per : null;

    /// <summary>ASR with normal limits of the binomial variance Σ wᵢ²·rᵢ(1 − rᵢ)/nᵢ, as CanReg5 and Rcan; only to compare with them. Limits are
    /// null without cases, or when a group has more cases than person-years.</summary>
    /// <inheritdoc cref="Direct"/>
    public static RateEstimate? DirectBinomial(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        if (WeightedSum.Of(cases, personYears, standard) is not { } sum) return null;
        const string Words = "direct standardisation, binomial variance, normal limits";
        if (sum.Cases == 0 || sum.BinomialVariance < 0) return sum.Estimate(null, null, Words);
        var margin = z * Math.Sqrt(sum.BinomialVariance);
        return sum.Estimate(sum.Rate - margin, sum.Rate + margin, Words);
    }

    /// <summary>ASR with normal limits ASR ± z·√v; the lower one may be negative. Limits are null without cases.</summary>
    /// <inheritdoc cref="Direct"/>
    public static RateEstimate? DirectNormal(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        if (WeightedSum.Of(cases, personYears, standard) is not { } sum) return null;
        const string Words = Direction + ", normal limits";
        if (sum.Cases == 0) return sum.Estimate(null, null, Words);
        var margin = z * Math.Sqrt(sum.Variance);
        return sum.Estimate(sum.Rate - margin, sum.Rate + margin, Words);
    }

    /// <summary>ASR with log-normal limits ASR·exp(± z·√v/ASR). Limits are null without cases.</summary>
    /// <inheritdoc cref="Direct"/>
    public static RateEstimate? DirectLogNormal(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        if (WeightedSum.Of(cases, personYears, standard) is not { } sum) return null;
        const string Words = Direction + ", log-normal limits";
        if (sum.Rate == 0) return sum.Estimate(null, null, Words);
        var factor = Math.Exp(z * Math.Sqrt(sum.Variance) / sum.Rate);
        return sum.Estimate(sum.Rate / factor, sum.Rate * factor, Words);
    }

    /// <summary>ASR with Dobson's limits around Byar's limits of the count. Limits are null without cases.</summary>
    /// <remarks>Dobson AJ, Kuulasmaa K, Eberle E, Scherer J. Stat Med 1991;10:457-462.</remarks>
    /// <inheritdoc cref="Direct"/>
    public static RateEstimate? DirectDobson(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        if (WeightedSum.Of(cases, personYears, standard) is not { } sum) return null;
        const string Words = Direction + ", Dobson limits with Byar's approximation";
        if (sum.Cases == 0) return sum.Estimate(null, null, Words);
        var (lower, upper) = PoissonCount.Byar(sum.Cases, z);
        var scale = Math.Sqrt(sum.Variance / sum.Cases);
        return sum.Estimate(sum.Rate + scale * (lower - sum.Cases), sum.Rate + scale * (upper - sum.Cases), Words);
    }

    /// <summary>ASR with the modified gamma limits of Tiwari, Clegg and Zou: the mean weight where Fay and Feuer take the largest.</summary>
    /// <remarks>Tiwari RC, Clegg LX, Zou Z. Stat Methods Med Res 2006;15:547-569.</remarks>
    /// <inheritdoc cref="Direct"/>
    public static RateEstimate? DirectTiwari(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence = 0.95)
    {
        var limits = GammaLimits.For(confidence);
        if (WeightedSum.Of(cases, personYears, standard) is not { } sum) return null;
        return sum.Estimate(
            limits.Lower(sum.Rate, sum.Variance),
            limits.UpperWith(sum.Rate + sum.MeanWeight, sum.Variance + sum.MeanSquaredWeight),
            Direction + ", Tiwari-Clegg-Zou modified gamma limits");
    }

    /// <summary>ASR with mid-P gamma limits: less conservative than Fay and Feuer's.</summary>
    /// <remarks>Fay MP, Kim S. Biometrical J 2017;59:549-559.</remarks>
    /// <inheritdoc cref="Direct"/>
    public static RateEstimate? DirectMidP(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence = 0.95)
    {
        var limits = GammaLimits.For(confidence);
        if (WeightedSum.Of(cases, personYears, standard) is not { } sum) return null;
        return sum.Estimate(
            limits.LowerMidP(sum.Rate, sum.Variance, sum.LargestWeight),
            limits.UpperMidP(sum.Rate, sum.Variance, sum.LargestWeight),
            Direction + ", mid-P gamma limits");
    }

    internal static RateEstimate? WithGammaLimits(WeightedSum? weighted, double confidence, string method)
    {
        var limits = GammaLimits.For(confidence);
        return weighted is { } sum
            ? sum.Estimate(limits.Lower(sum.Rate, sum.Variance), limits.Upper(sum.Rate, sum.Variance, sum.LargestWeight), method)
            : null;
    }
}

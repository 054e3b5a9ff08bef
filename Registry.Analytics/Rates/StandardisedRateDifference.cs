using Registry.Analytics.Numerics;
using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>A difference of two rates with its limits.</summary>
/// <param name="Per100k">First rate less second, per 100 000 person-years.</param>
/// <param name="LowerPer100k">Lower limit; null when neither population has cases.</param>
/// <param name="UpperPer100k">Upper limit; null when neither population has cases.</param>
/// <param name="PValue">Two-sided p of no difference; null when neither population has cases.</param>
/// <param name="Method">Estimator and limits in words.</param>
public sealed record DifferenceEstimate(double Per100k, double? LowerPer100k, double? UpperPer100k, double? PValue, string Method);

/// <summary>Difference of two age-standardised rates by the same standard.</summary>
public static class StandardisedRateDifference
{
    /// <summary>Difference with normal limits.</summary>
    /// <param name="first">The population from whose rate is subtracted.</param>
    /// <param name="second">The population whose rate is subtracted.</param>
    /// <param name="standard">Standard population; same age scheme.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative, a group has cases but no person-years, or nobody is at risk.</exception>
    public static DifferenceEstimate Of(
        StandardisedPopulation first, StandardisedPopulation second, StandardPopulation standard, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        var (a, b) = (first.Sum(standard), second.Sum(standard));
        var difference = (a.Rate - b.Rate) * RateEstimate.Per;
        const string Words = "difference of directly standardised rates, normal limits";
        if (a.Variance + b.Variance == 0) return new(difference, null, null, null, Words);
        var margin = z * Math.Sqrt(a.Variance + b.Variance) * RateEstimate.Per;
        return new(difference, difference - margin, difference + margin, StandardisedRateRatio.PValue(a, b), Words);
    }
}

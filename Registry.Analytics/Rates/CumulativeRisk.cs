using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>Probability of a diagnosis (or death) up to an age if nothing else could happen, in percent.</summary>
public static class CumulativeRisk
{
    /// <summary>How the risk and its limits are made.</summary>
    public const string Method = "cumulative risk 1-exp(-cumulative rate), limits transformed";

    /// <summary>The risk that a cumulative rate means.</summary>
    /// <param name="cumulativeRate">Result of <see cref="CumulativeRate.Of"/>, already corrected for unknown age if it is to be.</param>
    public static PercentEstimate Of(PercentEstimate cumulativeRate) =>
        cumulativeRate with
        {
            Percent = FromRate(cumulativeRate.Percent),
            LowerPercent = cumulativeRate.LowerPercent is { } lower ? FromRate(lower) : null,
            UpperPercent = cumulativeRate.UpperPercent is { } upper ? FromRate(upper) : null,
            Method = $"{Method}; {cumulativeRate.Method}",
        };

    /// <summary>Cumulative risk from birth through an age.</summary>
    /// <inheritdoc cref="CumulativeRate.Of"/>
    public static PercentEstimate? Of(AgeVector cases, AgeVector personYears, int throughAge, double confidence = 0.95) =>
        CumulativeRate.Of(cases, personYears, throughAge, confidence) is { } rate ? Of(rate) : null;

    // 1 - exp(-x) = 2 exp(-x/2) sinh(x/2) keeps every digit of a small x (MathNet's Expm1 loses half of them).
    internal static double FromRate(double ratePercent) => 200 * Math.Exp(-ratePercent / 200) * Math.Sinh(ratePercent / 200);
}

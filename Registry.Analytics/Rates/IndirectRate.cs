namespace Registry.Analytics.Rates;

/// <summary>The crude rate of a reference population times the standardised ratio: an indirectly standardised rate.</summary>
/// <remarks>Indirect rates of two populations that were set against one reference are not comparable with each other, unless their ages are alike.</remarks>
public static class IndirectRate
{
    /// <summary>The rate with the limits of the ratio.</summary>
    /// <param name="ratio">SIR or SMR with its limits.</param>
    /// <param name="referenceCases">Cases of the reference population, all ages.</param>
    /// <param name="referencePersonYears">Its person-years, all ages; above 0.</param>
    /// <param name="personYears">Person-years of the population studied.</param>
    /// <exception cref="ArgumentException">A number is negative or not finite, or nobody is at risk in the reference.</exception>
    /// <remarks>Breslow NE, Day NE. Statistical Methods in Cancer Research II, IARC Scientific Publications 82, 1987, chapter 2.</remarks>
    public static RateEstimate Of(RatioEstimate ratio, double referenceCases, double referencePersonYears, double personYears)
    {
        var reference = CrudeRate.Of(referenceCases, referencePersonYears)
            ?? throw new ArgumentException($"{referencePersonYears} person-years of the reference.", nameof(referencePersonYears));
        return new(ratio.Ratio * reference.Per100k, ratio.Lower * reference.Per100k, ratio.Upper * reference.Per100k,
            ratio.Numerator, personYears, $"indirect standardisation: crude rate of the reference times {ratio.Method}");
    }
}

namespace Registry.Analytics.Rates;

/// <summary>Cases of unknown age, spread over the known ages in proportion (the named default of this project).</summary>
/// <remarks>The factor total ÷ known of the same sex, site, period and area multiplies the rate and its limits.
/// It assumes that age is missing at random; a report prints the factor.</remarks>
public static class UnknownAge
{
    /// <summary>What is added to the method text when there are cases of unknown age.</summary>
    public const string Method = "unknown age: factor total/known";

    /// <summary>Total ÷ known; 1 when every age is known, or when there are no cases.</summary>
    /// <param name="known">Cases of known age.</param>
    /// <param name="unknown">Cases of unknown age.</param>
    /// <returns>The factor, or null when there are cases but no age is known.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static double? Factor(double known, double unknown)
    {
        if (!(known >= 0 && unknown >= 0)) throw new ArgumentException($"{known} cases of known and {unknown} of unknown age.", nameof(known));
        if (unknown == 0) return 1;
        return known > 0 ? (known + unknown) / known : null;
    }

    /// <summary>A rate over known ages, multiplied by the factor; null when there are cases but no age is known.</summary>
    /// <param name="known">Rate of the cases of known age.</param>
    /// <param name="unknown">Cases of unknown age.</param>
    public static RateEstimate? Correct(RateEstimate known, double unknown)
    {
        if (Factor(known.Cases, unknown) is not { } factor) return null;
        if (unknown == 0) return known;
        return known with
        {
            Per100k = known.Per100k * factor,
            LowerPer100k = known.LowerPer100k * factor,
            UpperPer100k = known.UpperPer100k * factor,
            Cases = known.Cases + unknown,
            Method = $"{known.Method}; {Method}",
        };
    }

    /// <summary>A cumulative rate over known ages, multiplied by the factor; null when there are cases but no age is known.</summary>
    /// <param name="cumulativeRate">Cumulative rate of the cases of known age. A risk is made from the corrected rate, not corrected itself.</param>
    /// <param name="known">Cases of known age, of every age.</param>
    /// <param name="unknown">Cases of unknown age.</param>
    public static PercentEstimate? Correct(PercentEstimate cumulativeRate, double known, double unknown)
    {
        if (Factor(known, unknown) is not { } factor) return null;
        if (unknown == 0) return cumulativeRate;
        return cumulativeRate with
        {
            Percent = cumulativeRate.Percent * factor,
            LowerPercent = cumulativeRate.LowerPercent * factor,
            UpperPercent = cumulativeRate.UpperPercent * factor,
            Method = $"{cumulativeRate.Method}; {Method}",
        };
    }
}

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
    public static RateEstimate? Correct(RateEstimate known, double unknown) =>
        unknown == 0 ? known
        : Correct(known, known.Cases, unknown) is { } corrected ? corrected with { Cases = known.Cases + unknown } : null;

    /// <summary>A rate over some known ages, multiplied by the factor of all ages; its counts stay those of the ages.</summary>
    /// <param name="someAges">Rate of the cases of known age at some ages, such as a truncated rate.</param>
    /// <param name="known">Cases of known age, of every age.</param>
    /// <param name="unknown">Cases of unknown age.</param>
    /// <returns>The rate; null when there are cases but no age is known.</returns>
    public static RateEstimate? Correct(RateEstimate someAges, double known, double unknown)
    {
        if (Factor(known, unknown) is not { } factor) return null;
        if (unknown == 0) return someAges;
        return someAges with
        {
            Per100k = someAges.Per100k * factor,
            LowerPer100k = someAges.LowerPer100k * factor,
            UpperPer100k = someAges.UpperPer100k * factor,
            Method = $"{someAges.Method}; {Method}",
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

    /// <summary>A cumulative risk multiplied by the factor, as Rcan does; this project corrects the rate and makes the risk of that.</summary>
    /// <param name="risk">Cumulative risk of the cases of known age.</param>
    /// <param name="known">Cases of known age, of every age.</param>
    /// <param name="unknown">Cases of unknown age.</param>
    /// <returns>The risk; null when there are cases but no age is known. It may exceed 100 % where a corrected rate cannot.</returns>
    public static PercentEstimate? CorrectRiskAsRcan(PercentEstimate risk, double known, double unknown) =>
        Correct(risk, known, unknown) is { } corrected && unknown > 0
            ? corrected with { Method = $"{risk.Method}; unknown age: factor total/known on the risk itself (Rcan)" }
            : Factor(known, unknown) is null ? null : risk;
}

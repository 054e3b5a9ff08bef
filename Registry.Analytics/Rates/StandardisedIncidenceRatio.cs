using Registry.Analytics.Numerics;
using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>Observed cases divided by the cases that reference rates would give (SIR; of deaths: SMR).</summary>
public static class StandardisedIncidenceRatio
{
    /// <summary>Cases expected at the age-specific rates of a reference population.</summary>
    /// <param name="personYears">Person-years of the population studied.</param>
    /// <param name="referenceCases">Cases of the reference population.</param>
    /// <param name="referencePersonYears">Person-years of the reference population; above zero wherever the population studied has some.</param>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative, or a group of the population studied has no reference rate.</exception>
    public static double Expected(AgeVector personYears, AgeVector referenceCases, AgeVector referencePersonYears) =>
        ExpectedByAge(personYears, referenceCases, referencePersonYears).Total;

    /// <summary>Cases expected in each age group.</summary>
    /// <inheritdoc cref="Expected"/>
    public static AgeVector ExpectedByAge(AgeVector personYears, AgeVector referenceCases, AgeVector referencePersonYears)
    {
        AgeChecks.MustMakeRates(referenceCases, referencePersonYears);
        personYears.MustShareSchemeWith(referenceCases);
        var expected = new double[personYears.Scheme.Count];
        for (var age = 0; age < expected.Length; age++)
        {
            if (!(personYears[age] >= 0) || (personYears[age] > 0 && referencePersonYears[age] == 0))
                throw new ArgumentException(
                    $"Age group {personYears.Scheme.Labels[age]}: {personYears[age]} person-years, reference {referencePersonYears[age]}.",
                    nameof(personYears));
            if (personYears[age] > 0) expected[age] = personYears[age] * (referenceCases[age] / referencePersonYears[age]);
        }
        return new(personYears.Scheme, expected);
    }

    /// <summary>Chi-square (O - E)²/E of a ratio of 1 with its p, 1 degree of freedom; rough where few are expected.</summary>
    /// <inheritdoc cref="Exact"/>
    public static (double ChiSquare, double PValue) ChiSquareTest(double observed, double expected)
    {
        MustMakeARatio(observed, expected);
        var value = (observed - expected) * (observed - expected) / expected;
        return (value, ChiSquare.Above(value, 1));
    }

    /// <summary>SIR with exact Poisson limits (Garwood); p by the rule of minimum likelihood, as R's poisson.test.</summary>
    /// <param name="observed">Cases observed; a whole number, not negative.</param>
    /// <param name="expected">Cases expected; above 0.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <exception cref="ArgumentException">Observed is negative or expected is not above 0.</exception>
    public static RatioEstimate Exact(double observed, double expected, double confidence = 0.95)
    {
        var limits = GammaLimits.For(confidence);
        MustMakeARatio(observed, expected);
        return Estimate(observed, expected, (limits.LowerCount(observed), limits.UpperCount(observed)),
            "observed / expected, exact Poisson limits (Garwood), p by minimum likelihood", PoissonCount.ExactPValue(observed, expected));
    }

    /// <summary>SIR with Byar's approximate limits; without cases there are none. No p.</summary>
    /// <inheritdoc cref="Exact"/>
    public static RatioEstimate Byar(double observed, double expected, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        MustMakeARatio(observed, expected);
        const string Words = "observed / expected, Byar limits";
        return observed == 0 ? new(0, null, null, 0, expected, Words) : Estimate(observed, expected, PoissonCount.Byar(observed, z), Words, null);
    }

    /// <summary>SIR with mid-P limits, less conservative than exact ones; p is twice the smaller mid-P tail.</summary>
    /// <inheritdoc cref="Exact"/>
    public static RatioEstimate MidP(double observed, double expected, double confidence = 0.95)
    {
        var limits = GammaLimits.For(confidence);
        MustMakeARatio(observed, expected);
        return Estimate(observed, expected, PoissonCount.MidP(observed, limits),
            "observed / expected, mid-P limits", PoissonCount.MidPValue(observed, expected));
    }

    /// <summary>SIR with log-normal limits SIR·exp(± z/√observed); limits are null without observed cases; no p.</summary>
    /// <inheritdoc cref="Exact"/>
    public static RatioEstimate LogNormal(double observed, double expected, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        MustMakeARatio(observed, expected);
        const string Words = "observed / expected, log-normal limits";
        if (observed == 0) return new(0, null, null, observed, expected, Words);
        var factor = Math.Exp(z / Math.Sqrt(observed));
        return Estimate(observed, expected, (observed / factor, observed * factor), Words, null);
    }

    private static RatioEstimate Estimate(
        double observed, double expected, (double Lower, double Upper) count, string method, double? p) =>
        new(observed / expected, count.Lower / expected, count.Upper / expected, observed, expected, method, p);

    private static void MustMakeARatio(double observed, double expected)
    {
        if (!(observed >= 0 && expected > 0 && double.IsFinite(observed) && double.IsFinite(expected)))
            throw new ArgumentException($"{observed} observed and {expected} expected cases.", nameof(expected));
    }
}

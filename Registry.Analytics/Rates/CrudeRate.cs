using Registry.Analytics.Numerics;

namespace Registry.Analytics.Rates;

/// <summary>Cases divided by person-years, whatever the ages.</summary>
public static class CrudeRate
{
    /// <summary>How the rate and its limits are made.</summary>
    public const string Method = "crude, exact Poisson limits (Garwood)";

    /// <summary>Crude rate with exact Poisson limits.</summary>
    /// <param name="cases">Cases of known and unknown age; not negative.</param>
    /// <param name="personYears">Person-years at risk; not negative.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Rate and limits per 100 000; with no cases the rate and lower limit are 0 and the upper limit is that of a count of 0.
    /// Null when there is nobody at risk and no case: there is no rate.</returns>
    /// <exception cref="ArgumentException">A number is negative, or there are cases but no person-years.</exception>
    /// <remarks>Garwood F. Biometrika 1936;28:437-442.</remarks>
    public static RateEstimate? Of(double cases, double personYears, double confidence = 0.95)
    {
        var limits = GammaLimits.For(confidence);
        MustMakeARate(cases, personYears);
        if (personYears == 0) return null;
        var per = RateEstimate.Per / personYears;
        return new(cases * per, limits.LowerCount(cases) * per, limits.UpperCount(cases) * per, cases, personYears, Method);
    }

    /// <summary>Crude rate with Byar's approximate limits; without cases there are none.</summary>
    /// <remarks>Breslow NE, Day NE. Statistical Methods in Cancer Research II, IARC Scientific Publications 82, 1987.</remarks>
    /// <inheritdoc cref="Of"/>
    public static RateEstimate? WithByarLimits(double cases, double personYears, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        MustMakeARate(cases, personYears);
        if (personYears == 0) return null;
        if (cases == 0) return new(0, null, null, 0, personYears, "crude, Byar limits");
        var (lower, upper) = PoissonCount.Byar(cases, z);
        var per = RateEstimate.Per / personYears;
        return new(cases * per, lower * per, upper * per, cases, personYears, "crude, Byar limits");
    }

    /// <summary>Crude rate with normal limits; the lower one may be negative, and there are none without cases.</summary>
    /// <inheritdoc cref="Of"/>
    public static RateEstimate? WithNormalLimits(double cases, double personYears, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        MustMakeARate(cases, personYears);
        if (personYears == 0) return null;
        var per = RateEstimate.Per / personYears;
        var margin = z * Math.Sqrt(cases);
        return new(cases * per, cases == 0 ? null : (cases - margin) * per, cases == 0 ? null : (cases + margin) * per,
            cases, personYears, "crude, normal limits");
    }

    private static void MustMakeARate(double cases, double personYears)
    {
        if (!(cases >= 0 && personYears >= 0 && double.IsFinite(cases) && double.IsFinite(personYears)) || (personYears == 0 && cases > 0))
            throw new ArgumentException($"{cases} cases in {personYears} person-years.", nameof(cases));
    }
}

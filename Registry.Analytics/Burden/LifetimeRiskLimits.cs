using Registry.Analytics.Numerics;
using Registry.Core.Cube;

namespace Registry.Analytics.Burden;

/// <summary>Limits of a lifetime risk that are due to the chance of the counts.</summary>
public static class LifetimeRiskLimits
{
    private const string Words = "limits by the delta method on the logit scale, counts of Poisson distribution";
    private const double Step = 1e-4;

    /// <summary>The risk adjusted for multiple primaries with limits.</summary>
    /// <param name="cases">New cases by age.</param>
    /// <param name="deaths">Deaths from every cause by age.</param>
    /// <param name="cancerDeaths">Deaths from the cancer by age.</param>
    /// <param name="personYears">Person-years by age, above 0.</param>
    /// <param name="fromAge">Age reached without a diagnosis.</param>
    /// <param name="throughAge">Last age counted; null for the whole life.</param>
    /// <param name="confidence">Two-sided level as a fraction, between 0 and 1.</param>
    /// <returns>The risk; its limits are null without cases.</returns>
    /// <exception cref="ArgumentException">As <see cref="LifetimeRisk.AdjustedForMultiplePrimaries"/>.</exception>
    /// <remarks>The risk hangs on the cases and on the deaths from other causes, which are taken as independent.</remarks>
    public static LifetimeEstimate AdjustedForMultiplePrimaries(AgeVector cases, AgeVector deaths, AgeVector cancerDeaths, AgeVector personYears,
        int fromAge = 0, int? throughAge = null, double confidence = 0.95)
    {
        var others = Each(deaths, cancerDeaths, (all, own) => all - own);
        var risk = LifetimeRisk.AdjustedForMultiplePrimaries(
            Rates(cases, personYears), Rates(deaths, personYears), Rates(cancerDeaths, personYears), fromAge, throughAge);
        return Around(risk, cases, others, (c, o) => LifetimeRisk.AdjustedForMultiplePrimaries(
            Rates(c, personYears), Rates(o, personYears), AgeVector.Zero(c.Scheme), fromAge, throughAge).Fraction, confidence);
    }

    /// <summary>The current probability with limits.</summary>
    /// <inheritdoc cref="AdjustedForMultiplePrimaries"/>
    public static LifetimeEstimate CurrentProbability(
        AgeVector cases, AgeVector deaths, AgeVector personYears, int fromAge = 0, int? throughAge = null, double confidence = 0.95) =>
        Around(LifetimeRisk.CurrentProbability(Rates(cases, personYears), Rates(deaths, personYears), fromAge, throughAge), cases, deaths,
            (c, d) => LifetimeRisk.CurrentProbability(Rates(c, personYears), Rates(d, personYears), fromAge, throughAge).Fraction, confidence);

    private static LifetimeEstimate Around(
        LifetimeProbability risk, AgeVector cases, AgeVector deaths, Func<AgeVector, AgeVector, double> fraction, double confidence)
    {
        var z = GammaLimits.For(confidence).Z;
        double variance = 0;
        for (var age = 0; age < cases.Scheme.Count; age++)
        {
            variance += Part(cases[age], times => fraction(Changed(cases, age, times), deaths));
            variance += Part(deaths[age], times => fraction(cases, Changed(deaths, age, times)));
        }
        if (!(risk.Fraction is > 0 and < 1)) return new(risk.Fraction, null, null, $"{risk.Method}; no limits");
        var factor = Math.Exp(z * Math.Sqrt(variance) / (risk.Fraction * (1 - risk.Fraction)));
        var odds = risk.Fraction / (1 - risk.Fraction);
        return new(risk.Fraction, odds / factor / (1 + odds / factor), odds * factor / (1 + odds * factor), $"{risk.Method}; {Words}");
    }

    // Variance of a Poisson count times the square of the slope; an empty cell has neither.
    private static double Part(double count, Func<double, double> fraction)
    {
        if (count == 0) return 0;
        var slope = (fraction(1 + Step) - fraction(1 - Step)) / (2 * Step * count);
        return count * slope * slope;
    }

    private static AgeVector Changed(AgeVector counts, int age, double times)
    {
        var values = counts.Values.ToArray();
        values[age] *= times;
        return new(counts.Scheme, values);
    }

    private static AgeVector Rates(AgeVector counts, AgeVector personYears) => Each(counts, personYears, (count, years) => count / years);

    private static AgeVector Each(AgeVector left, AgeVector right, Func<double, double, double> of)
    {
        left.MustShareSchemeWith(right);
        var values = new double[left.Scheme.Count];
        for (var age = 0; age < values.Length; age++) values[age] = of(left[age], right[age]);
        return new(left.Scheme, values);
    }
}

/// <summary>A lifetime risk with limits.</summary>
/// <param name="Fraction">The risk, from 0 to 1.</param>
/// <param name="Lower">Lower limit; null where there is none.</param>
/// <param name="Upper">Upper limit; null where there is none.</param>
/// <param name="Method">Estimator and limits in words.</param>
public sealed record LifetimeEstimate(double Fraction, double? Lower, double? Upper, string Method);

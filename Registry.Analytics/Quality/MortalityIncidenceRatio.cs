using Registry.Analytics.Numerics;

namespace Registry.Analytics.Quality;

/// <summary>Deaths divided by new cases of the same site, area and period (M:I); a ratio, not a percentage, and it may exceed 1.</summary>
public static class MortalityIncidenceRatio
{
    /// <summary>How the ratio and its limits are made.</summary>
    public const string Method = "M:I: deaths / new cases, log-normal limits";

    /// <summary>M:I with log-normal limits.</summary>
    /// <param name="deaths">Deaths from the cancer; a source independent of the cases.</param>
    /// <param name="cases">New cases.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>The ratio; limits are null without deaths. Null when there are no cases.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static RatioEstimate? Of(double deaths, double cases, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        if (!(deaths >= 0 && cases >= 0 && double.IsFinite(deaths) && double.IsFinite(cases)))
            throw new ArgumentException($"{deaths} deaths and {cases} cases.", nameof(deaths));
        if (cases == 0) return null;
        var ratio = deaths / cases;
        if (deaths == 0) return new(0, null, null, deaths, cases, Method);
        var factor = Math.Exp(z * Math.Sqrt(1 / deaths + 1 / cases));
        return new(ratio, ratio / factor, ratio * factor, deaths, cases, Method);
    }
}

namespace Registry.Analytics.Completeness;

/// <summary>Completeness from death certificates and the mortality to incidence ratio (DCN/M:I method).</summary>
public static class CertificateCompleteness
{
    /// <summary>How the estimate is made.</summary>
    public const string Method =
        "DCN/M:I method: cases missed at first = DCN/(M:I), of which DCN(1/(M:I) - 1) are never found; missed cases are taken to die like registered ones";

    /// <summary>Completeness of a registry.</summary>
    /// <param name="cases">Registered cases, those first known from a certificate (DCN) included; above 0.</param>
    /// <param name="deaths">Deaths from the cancer in the same period; a source independent of the cases.</param>
    /// <param name="notified">Cases first known from a certificate (DCN), whatever was found later.</param>
    /// <returns>The estimate; null when it is undefined: no deaths though there are DCN, or M:I of 1 or more.</returns>
    /// <exception cref="ArgumentException">A number is negative or not finite, or there are more DCN than cases.</exception>
    /// <remarks>Derived in the methods document; it is that of Ajiki W et al. (Nippon Koshu Eisei Zasshi 1998;45:1011-1017) with M:I of all
    /// registered cases. Variants differ in whether DCN count in M:I; here they do.</remarks>
    public static CertificateEstimate? Of(double cases, double deaths, double notified)
    {
        if (!(cases > 0 && deaths >= 0 && notified >= 0 && notified <= cases && double.IsFinite(cases) && double.IsFinite(deaths)))
            throw new ArgumentException($"{cases} cases, {deaths} deaths, {notified} first known from a certificate.", nameof(notified));
        var ratio = deaths / cases;
        if (notified == 0) return new(1, 1, 0, ratio, Method);
        if (ratio is 0 or >= 1) return null;
        var missed = notified * (1 / ratio - 1);
        var all = cases + missed;
        return new(cases / all, (cases - notified) / all, missed, ratio, Method);
    }
}

/// <summary>Completeness by death certificates.</summary>
/// <param name="Fraction">Registered cases among all, from 0 to 1.</param>
/// <param name="InitialFraction">Cases known without a certificate among all.</param>
/// <param name="Missed">Cases never found; alive, or dead of something else.</param>
/// <param name="MortalityIncidence">M:I, deaths divided by registered cases.</param>
/// <param name="Method">How it is made, in words.</param>
public sealed record CertificateEstimate(double Fraction, double InitialFraction, double Missed, double MortalityIncidence, string Method);

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Rates;

/// <summary>A proportion in percent with Wilson score limits.</summary>
public static class Proportion
{
    /// <summary>How the proportion and its limits are made.</summary>
    public const string Method = "proportion, Wilson score limits";

    /// <summary>Part of a whole with Wilson limits.</summary>
    /// <param name="part">Cases that have the property; not negative, not above the whole.</param>
    /// <param name="whole">All cases.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Percent; null when the whole is empty.</returns>
    /// <exception cref="ArgumentException">The part is negative or larger than the whole.</exception>
    /// <remarks>Wilson EB. J Am Stat Assoc 1927;22:209-212.</remarks>
    public static PercentEstimate? Of(double part, double whole, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        if (!(part >= 0 && part <= whole && double.IsFinite(whole))) throw new ArgumentException($"{part} of {whole} cases.", nameof(part));
        if (whole == 0) return null;
        var (lower, upper) = WilsonPercent(part, whole, z);
        return new(part / whole * 100, lower, upper, part, whole, Method);
    }

    /// <summary>Wilson limits in percent; the whole is above 0.</summary>
    internal static (double Lower, double Upper) WilsonPercent(double part, double whole, double z)
    {
        var centre = 2 * part + z * z;
        var spread = z * Math.Sqrt(z * z + 4 * part * (1 - part / whole));
        var scale = 100 / (2 * (whole + z * z));
        return (part == 0 ? 0 : (centre - spread) * scale, part == whole ? 100 : (centre + spread) * scale);
    }
}

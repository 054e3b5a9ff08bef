using Registry.Analytics.Quality;

namespace Registry.Analytics.Numerics;

/// <summary>Funnel limits of a count around the number expected.</summary>
internal static class PoissonFunnel
{
    /// <summary>Level beyond which a value is looked at.</summary>
    public const double Warning = 0.95;

    /// <summary>Level beyond which chance is no explanation.</summary>
    public const double Alarm = 0.998;

    /// <summary>Limits of the ratio of a count to an expected number above 0, for one two-sided level.</summary>
    /// <remarks>Gamma quantiles of a mean, as of a count: at E the limits are those of Garwood for E.</remarks>
    public static (double Lower, double Upper) Limits(double expected, double confidence)
    {
        var limits = GammaLimits.For(confidence);
        return (limits.LowerCount(expected) / expected, limits.UpperCount(expected) / expected);
    }

    /// <summary>Where a count lies.</summary>
    public static FunnelPlace PlaceOf(double count, double expected) =>
        IsOutside(count, expected, Alarm) ? FunnelPlace.Alarm : IsOutside(count, expected, Warning) ? FunnelPlace.Warning : FunnelPlace.None;

    private static bool IsOutside(double count, double expected, double confidence)
    {
        var limits = GammaLimits.For(confidence);
        return count < limits.LowerCount(expected) || count > limits.UpperCount(expected);
    }
}

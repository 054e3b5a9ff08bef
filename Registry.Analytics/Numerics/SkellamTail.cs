using MathNet.Numerics.Distributions;

namespace Registry.Analytics.Numerics;

/// <summary>The difference of two independent Poisson counts of one mean (Skellam's distribution).</summary>
internal static class SkellamTail
{
    private const double LargestSummed = 1e8;

    /// <summary>Probability that the two counts differ by at least so much, in either direction.</summary>
    /// <param name="difference">Not negative, a whole number.</param>
    /// <param name="mean">Mean of each count; not negative.</param>
    /// <remarks>
    /// P(k) is proportional to the Bessel function Iₖ(2·mean). Their ratios come from Miller's backward recurrence
    /// Iₖ₋₁ = Iₖ₊₁ + (k/mean)·Iₖ, which is stable, and their sum over all k is exp(2·mean): no exponential is taken.
    /// Above means of 10⁸ the normal tail with its continuity correction takes over, which is the same to 8 digits there.
    /// Skellam JG. J R Stat Soc 1946;109:296. Gautschi W. SIAM Rev 1967;9:24-82.
    /// </remarks>
    public static double TwoSided(double difference, double mean)
    {
        if (difference <= 0) return 1;
        if (mean == 0) return 0;
        if (mean > LargestSummed) return 2 * Normal.CDF(mean: 0, stddev: Math.Sqrt(2 * mean), x: 0.5 - difference);
        var start = (long)(difference + 60 + 14 * Math.Sqrt(mean));
        double above = 0, current = 1e-300, tail = 0, inner = 0;
        for (var k = start; k > 0; k--)
        {
            if (k >= difference) tail += current;
            else inner += current;
            (above, current) = (current, above + k / mean * current);
            if (current < 1e250) continue;
            (above, current, tail, inner) = (above * 1e-300, current * 1e-300, tail * 1e-300, inner * 1e-300);
        }
        return 2 * tail / (current + 2 * (tail + inner));
    }
}

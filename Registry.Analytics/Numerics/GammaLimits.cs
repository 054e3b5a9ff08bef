using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace Registry.Analytics.Numerics;

/// <summary>Gamma confidence limits of Poisson counts and of weighted sums of them, for one confidence level.</summary>
/// <remarks>Garwood F. Biometrika 1936;28:437-442; Fay MP, Feuer EJ. Stat Med 1997;16:791-801.</remarks>
internal sealed class GammaLimits
{
    private static readonly ConcurrentDictionary<double, GammaLimits> Known = new();

    private GammaLimits(double confidence)
    {
        LowerTail = (1 - confidence) / 2;
        UpperTail = 1 - LowerTail;
        Z = Normal.InvCDF(mean: 0, stddev: 1, p: UpperTail);
    }

    /// <summary>Half of 1 - confidence.</summary>
    public double LowerTail { get; }

    /// <summary>1 less <see cref="LowerTail"/>.</summary>
    public double UpperTail { get; }

    /// <summary>Standard normal quantile of <see cref="UpperTail"/>.</summary>
    public double Z { get; }

    /// <summary>The limits of a two-sided confidence level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static GammaLimits For(double confidence)
    {
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, $"Confidence {confidence} is not between 0 and 1.");
        return Known.GetOrAdd(confidence, level => new GammaLimits(level));
    }

    /// <summary>Lower limit of a weighted sum: 0 when the sum is.</summary>
    public double Lower(double sum, double variance) =>
        sum <= 0 ? 0 : LowerQuantile(sum * sum / variance) * (variance / sum);

    /// <summary>Upper limit of a weighted sum, with the largest weight that one more case could have.</summary>
    public double Upper(double sum, double variance, double largestWeight)
    {
        if (largestWeight <= 0) return 0;
        var (rate, spread) = (sum + largestWeight, variance + largestWeight * largestWeight);
        return UpperQuantile(rate * rate / spread) * (spread / rate);
    }

    /// <summary>Lower exact limit of a Poisson count: 0 for 0.</summary>
    public double LowerCount(double count) => count == 0 ? 0 : LowerQuantile(count);

    /// <summary>Upper exact limit of a Poisson count.</summary>
    public double UpperCount(double count) => UpperQuantile(count + 1);

    /// <summary>Quantile of the gamma distribution of scale 1 at <see cref="LowerTail"/>.</summary>
    public double LowerQuantile(double shape) => Gamma.InvCDF(shape, rate: 1, p: LowerTail);

    /// <summary>Quantile of the gamma distribution of scale 1 at <see cref="UpperTail"/>.</summary>
    public double UpperQuantile(double shape) => Gamma.InvCDF(shape, rate: 1, p: UpperTail);
}

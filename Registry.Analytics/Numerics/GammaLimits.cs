using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace Registry.Analytics.Numerics;

/// <summary>Gamma confidence limits of Poisson counts and of weighted sums of them, for one confidence level.</summary>
/// <remarks>Garwood F. Biometrika 1936;28:437-442; Fay MP, Feuer EJ. Stat Med 1997;16:791-801.</remarks>
internal sealed class GammaLimits
{
    private const int MostLevelsKept = 64;
    private static readonly ConcurrentDictionary<double, GammaLimits> Known = new();
    private readonly QuantileTable? _lower, _upper;

    private GammaLimits(double confidence)
    {
        Tail = (1 - confidence) / 2;
        Z = Normal.InvCDF(mean: 0, stddev: 1, p: 1 - Tail);
        if (confidence is < 0.5 or > 0.9999) return;           // levels nobody prints: direct computation
        _lower = new(shape => GammaFunction.LowerQuantile(shape, Tail, Z));
        _upper = new(shape => GammaFunction.UpperQuantile(shape, Tail, Z));
    }

    /// <summary>Probability outside on either side: half of 1 - confidence.</summary>
    public double Tail { get; }

    /// <summary>Standard normal quantile of 1 - <see cref="Tail"/>.</summary>
    public double Z { get; }

    /// <summary>The limits of a two-sided confidence level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static GammaLimits For(double confidence)
    {
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, $"Confidence {confidence} is not between 0 and 1.");
        if (Known.TryGetValue(confidence, out var known)) return known;
        if (Known.Count > MostLevelsKept) Known.Clear();
        return Known.GetOrAdd(confidence, level => new GammaLimits(level));
    }

    /// <summary>Lower limit of a weighted sum: 0 when the sum is.</summary>
    public double Lower(double sum, double variance) =>
        sum <= 0 ? 0 : LowerQuantile(sum * sum / variance) * (variance / sum);

    /// <summary>Upper limit of a weighted sum, with the largest weight that one more case could have.</summary>
    public double Upper(double sum, double variance, double largestWeight)
    {
        if (largestWeight <= 0) return 0;
        return UpperWith(sum + largestWeight, variance + largestWeight * largestWeight);
    }

    /// <summary>Upper limit of a sum and variance to which one more case has been added.</summary>
    public double UpperWith(double rate, double spread) => UpperQuantile(rate * rate / spread) * (spread / rate);

    /// <summary>Mid-P lower limit: where the mean of the two gamma distributions reaches <see cref="Tail"/>.</summary>
    public double LowerMidP(double sum, double variance, double largestWeight)
    {
        if (sum <= 0) return 0;
        var (without, with) = (GammaScale.Of(sum, variance), GammaScale.Of(sum + largestWeight, variance + largestWeight * largestWeight));
        return Bisection.Root(t => (without.Below(t) + with.Below(t)) / 2 - Tail, 0, sum + largestWeight);
    }

    /// <summary>Mid-P upper limit.</summary>
    public double UpperMidP(double sum, double variance, double largestWeight)
    {
        if (largestWeight <= 0) return 0;
        var with = GammaScale.Of(sum + largestWeight, variance + largestWeight * largestWeight);
        if (sum <= 0) return Bisection.Root(t => Tail - with.Above(t) / 2, 0, Upper(sum, variance, largestWeight));
        var without = GammaScale.Of(sum, variance);
        var beyond = Math.Max(UpperWith(sum, variance), Upper(sum, variance, largestWeight));
        return Bisection.Root(t => Tail - (without.Above(t) + with.Above(t)) / 2, 0, beyond);
    }

    /// <summary>Lower exact limit of a Poisson count: 0 for 0.</summary>
    public double LowerCount(double count) => count == 0 ? 0 : LowerQuantile(count);

    /// <summary>Upper exact limit of a Poisson count.</summary>
    public double UpperCount(double count) => UpperQuantile(count + 1);

    /// <summary>The point below which a gamma variable of scale 1 falls with probability <see cref="Tail"/>.</summary>
    public double LowerQuantile(double shape) => _lower?.Of(shape) ?? GammaFunction.LowerQuantile(shape, Tail, Z);

    /// <summary>The point above which a gamma variable of scale 1 falls with probability <see cref="Tail"/>.</summary>
    public double UpperQuantile(double shape) => _upper?.Of(shape) ?? GammaFunction.UpperQuantile(shape, Tail, Z);
}

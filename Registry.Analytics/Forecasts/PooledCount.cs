using Registry.Analytics.Numerics;

namespace Registry.Analytics.Forecasts;

/// <summary>The predictive distributions of several models, mixed by weights.</summary>
public sealed class PooledCount
{
    private const int Steps = 250;
    private readonly (double Weight, PredictedCount Count)[] _parts;

    /// <summary>Mixes distributions.</summary>
    /// <param name="parts">Weights above 0, which need not add up to 1, and distributions.</param>
    public PooledCount(IEnumerable<(double Weight, PredictedCount Count)> parts)
    {
        _parts = [.. parts];
        var sum = _parts.Sum(p => p.Weight);
        _parts = Array.ConvertAll(_parts, p => (p.Weight / sum, p.Count));
    }

    /// <summary>Weighted mean of the expectations.</summary>
    public double Expected => _parts.Sum(p => p.Weight * p.Count.Expected);

    /// <summary>Interval between the quantiles of the mixture; never below 0.</summary>
    public (double Lower, double Upper) Interval(double confidence) => (Quantile((1 - confidence) / 2), Quantile((1 + confidence) / 2));

    /// <summary>Continuous ranked probability score, by the trapezium rule on either side of the observed count.</summary>
    public double RankedScore(double observed)
    {
        var (low, high) = Range();
        return Integral(observed, Math.Min(low, observed), count => Below(count)) + Integral(observed, Math.Max(high, observed), count => 1 - Below(count));
    }

    // Of the square, with steps that widen from the observed count outwards.
    private static double Integral(double from, double to, Func<double, double> value)
    {
        double Place(int i) => from + (to - from) * ((double)i / Steps) * ((double)i / Steps);
        var (sum, before, at) = (0.0, value(from), from);
        for (var i = 1; i <= Steps; i++)
        {
            var (next, now) = (Place(i), value(Place(i)));
            sum += Math.Abs(next - at) * (before * before + now * now) / 2;
            (before, at) = (now, next);
        }
        return sum;
    }

    private double Quantile(double probability)
    {
        var (low, high) = Range();
        if (high <= low || Below(low) >= probability) return low;
        return Bisection.Root(x => Below(x) - probability, low, high);
    }

    private double Below(double count) => _parts.Sum(p => p.Weight * p.Count.Below(count));

    private (double Low, double High) Range()
    {
        var intervals = Array.ConvertAll(_parts, p => p.Count.Interval(0.99999));
        return (intervals.Min(i => i.Lower), intervals.Max(i => i.Upper));
    }
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Forecasts;

/// <summary>The predictive distributions of several models put together: at each count the mean of their distribution functions, the outermost tenth of the weight on either side left out.</summary>
/// <remarks>Trimmed opinion pool: one model that is far off, or far too unsure, does not set the limits. Jose VRR, Grushka-Cockayne Y, Lichtendahl KC. Manage Sci 2014;60:463-475.</remarks>
public sealed class PooledCount
{
    // Share of the weight that is cut off on either side, wherever the distribution functions are averaged.
    private const double Trimmed = 0.1;

    private const int Steps = 250;
    private readonly (double Weight, PredictedCount Count)[] _parts;

    /// <summary>Puts distributions together.</summary>
    /// <param name="parts">Weights above 0, which need not add up to 1, and distributions.</param>
    /// <exception cref="ArgumentException">There is none whose probabilities are numbers.</exception>
    public PooledCount(IEnumerable<(double Weight, PredictedCount Count)> parts)
    {
        _parts = [.. parts.Where(part => IsSound(part.Count))];
        if (_parts.Length == 0) throw new StatisticRefusedException("没有可用的预测分布。", "There is no distribution of a count to put together.");
        var sum = _parts.Sum(p => p.Weight);
        _parts = Array.ConvertAll(_parts, p => (p.Weight / sum, p.Count));
    }

    // A model of a handful of cases may end in an expectation whose distribution is no number.
    private static bool IsSound(PredictedCount count) => double.IsFinite(count.Expected) && double.IsFinite(count.Below(0)) && double.IsFinite(count.Below(Math.Max(1, count.Expected)));

    /// <summary>Weighted median of the expectations.</summary>
    public double Expected => Median(count => count.Expected);

    /// <summary>Interval between two quantiles; never below 0.</summary>
    public (double Lower, double Upper) Interval(double confidence) => (Quantile((1 - confidence) / 2), Quantile((1 + confidence) / 2));

    /// <summary>The count that is not exceeded with a probability.</summary>
    public double Quantile(double probability)
    {
        if (Below(0) >= probability) return 0;
        double low = 0, high = Math.Max(1, Expected);
        while (Below(high) < probability && high < double.MaxValue / 4) (low, high) = (high, 2 * high);
        return Bisection.Root(x => Below(x) - probability, low, high);
    }

    /// <summary>Continuous ranked probability score, by the trapezium rule on either side of the observed count.</summary>
    public double RankedScore(double observed)
    {
        var (low, high) = Interval(0.99999);
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

    // Mean of the distribution functions without the outermost.
    private double Below(double count)
    {
        var sorted = Array.ConvertAll(_parts, p => (Value: p.Count.Below(count), p.Weight));
        Array.Sort(sorted, (one, other) => one.Value.CompareTo(other.Value));
        double passed = 0, sum = 0;
        foreach (var (value, weight) in sorted)
        {
            sum += value * Math.Max(0, Math.Min(passed + weight, 1 - Trimmed) - Math.Max(passed, Trimmed));
            passed += weight;
        }
        return sum / (1 - 2 * Trimmed);
    }

    // The smallest value with half of the weight at or below it.
    private double Median(Func<PredictedCount, double> value)
    {
        var sorted = Array.ConvertAll(_parts, p => (Value: value(p.Count), p.Weight));
        Array.Sort(sorted, (one, other) => one.Value.CompareTo(other.Value));
        double passed = 0;
        foreach (var (found, weight) in sorted)
            if ((passed += weight) >= 0.5 - 1e-12) return found;
        return sorted[^1].Value;
    }
}

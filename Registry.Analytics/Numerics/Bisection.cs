namespace Registry.Analytics.Numerics;

/// <summary>Root of an increasing function between two points, to the last digit a double holds.</summary>
internal static class Bisection
{
    /// <summary>Illinois variant of the false position method; it keeps the root enclosed.</summary>
    /// <exception cref="ArgumentException">The function does not change sign between the points.</exception>
    public static double Root(Func<double, double> increasing, double low, double high)
    {
        var (atLow, atHigh) = (increasing(low), increasing(high));
        if (!(atLow <= 0 && atHigh >= 0)) throw new ArgumentException($"No root between {low} ({atLow}) and {high} ({atHigh}).");
        for (var i = 0; i < 300 && high - low > 1e-15 * Math.Abs(high); i++)
        {
            var next = i % 3 == 2 ? (low + high) / 2 : high - atHigh * (high - low) / (atHigh - atLow);
            if (!(next > low && next < high)) next = (low + high) / 2;
            if (next == low || next == high) break;
            var value = increasing(next);
            if (value < 0) (low, atLow, atHigh) = (next, value, atHigh / 2);
            else if (value > 0) (high, atHigh, atLow) = (next, value, atLow / 2);
            else return next;
        }
        return (low + high) / 2;
    }
}

namespace Registry.Analytics.Numerics;

/// <summary>Limits and tests of one Poisson count.</summary>
internal static class PoissonCount
{
    /// <summary>Byar's approximation, as Breslow NE, Day NE (IARC Scientific Publications 82, 1987) print it; the lower limit of 0 is 0.</summary>
    public static (double Lower, double Upper) Byar(double count, double z)
    {
        var more = count + 1;
        var lower = count == 0 ? 0 : count * Math.Pow(1 - 1 / (9 * count) - z / (3 * Math.Sqrt(count)), 3);
        return (lower, more * Math.Pow(1 - 1 / (9 * more) + z / (3 * Math.Sqrt(more)), 3));
    }

    /// <summary>Mid-P limits: half of the probability of the count itself is put outside.</summary>
    public static (double Lower, double Upper) MidP(double count, GammaLimits limits)
    {
        var lower = count == 0 ? 0
            : Bisection.Root(mean => AtLeastMidP(count, mean) - limits.Tail, limits.LowerCount(count), count);
        var upper = count == 0 ? -Math.Log(2 * limits.Tail)
            : Bisection.Root(mean => limits.Tail - AtMostMidP(count, mean), count, limits.UpperCount(count));
        return (lower, upper);
    }

    /// <summary>Two-sided mid-P value, twice the smaller tail.</summary>
    public static double MidPValue(double count, double mean) =>
        Math.Min(1, 2 * Math.Min(AtLeastMidP(count, mean), AtMostMidP(count, mean)));

    /// <summary>Two-sided exact p: the probability of every count that is no likelier than this one (as R's poisson.test).</summary>
    public static double ExactPValue(double count, double mean)
    {
        if (count == mean) return 1;
        var threshold = Probability(count, mean) * (1 + 1e-7);
        if (count < mean) return Math.Min(1, AtMost(count, mean) + AtLeast(FirstRarer(Math.Ceiling(mean), step: 1, mean, threshold), mean));
        var other = FirstRarer(Math.Floor(mean), step: -1, mean, threshold);
        return Math.Min(1, AtLeast(count, mean) + (other < 0 ? 0 : AtMost(other, mean)));
    }

    // Away from the mean every count is rarer than the one before: the place is closed in, not walked to.
    private static double FirstRarer(double from, int step, double mean, double threshold)
    {
        if (!IsLikelier(from)) return from;
        var (near, far) = (from, from + step);
        for (var width = 2.0; IsLikelier(far); width *= 2) (near, far) = (far, from + step * width);
        if (far < 0) far = -1;
        while (Math.Abs(far - near) > 1 && Math.Floor(near / 2 + far / 2) is var between && between != near && between != far)
            if (IsLikelier(between)) near = between;
            else far = between;
        return far;

        bool IsLikelier(double count) => count >= 0 && Probability(count, mean) > threshold;
    }

    private static double AtLeastMidP(double count, double mean) => AtLeast(count + 1, mean) + Probability(count, mean) / 2;

    private static double AtMostMidP(double count, double mean) =>
        (count == 0 ? 0 : AtMost(count - 1, mean)) + Probability(count, mean) / 2;

    private static double AtLeast(double count, double mean) => count <= 0 ? 1 : GammaFunction.Lower(count, mean);

    private static double AtMost(double count, double mean) => GammaFunction.Upper(count + 1, mean);

    private static double Probability(double count, double mean) => count == 0 ? Math.Exp(-mean) : GammaFunction.Leading(count, mean);
}

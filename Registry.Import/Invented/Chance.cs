namespace Registry.Import.Invented;

/// <summary>Random numbers that are the same for a seed on every platform and runtime (xoshiro256**).</summary>
/// <remarks>Blackman D, Vigna S. Scrambled linear pseudorandom number generators. ACM TOMS 2021;47(4):36; the state is filled by
/// SplitMix64 from the seed, as its authors advise. Not for secrets.</remarks>
internal sealed class Chance
{
    private ulong _a, _b, _c, _d;

    public Chance(long seed)
    {
        var state = unchecked((ulong)seed);
        (_a, _b, _c, _d) = (SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state));
    }

    /// <summary>A number from 0 up to but not including 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 up to but not including <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Fraction() * count);

    /// <summary>True with the given probability.</summary>
    public bool Happens(double probability) => Fraction() < probability;

    /// <summary>One of the items, all alike.</summary>
    public T OneOf<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>A Poisson number: by multiplication for small means, by a rounded normal from 30 on.</summary>
    public int Poisson(double mean)
    {
        if (mean <= 0) return 0;
        if (mean >= 30)
            return Math.Max(0, (int)Math.Round(mean + Math.Sqrt(mean) * Normal(), MidpointRounding.AwayFromZero));
        var (limit, product, count) = (Math.Exp(-mean), Fraction(), 0);
        while (product > limit)
        {
            product *= Fraction();
            count++;
        }
        return count;
    }

    /// <summary>A standard normal number: the sum of twelve fractions less six, near enough for invented counts.</summary>
    private double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Fraction();
        return sum;
    }

    private ulong Next()
    {
        unchecked
        {
            var result = ulong.RotateLeft(_b * 5, 7) * 9;
            var shifted = _b << 17;
            (_c, _d) = (_c ^ _a, _d ^ _b);
            (_b, _a) = (_b ^ _c, _a ^ _d);
            (_c, _d) = (_c ^ shifted, ulong.RotateLeft(_d, 45));
            return result;
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

/// <summary>Items with weights, drawn in proportion to them.</summary>
internal sealed class WeightedChoice<T>
{
    private readonly T[] _items;
    private readonly double[] _upTo;

    public WeightedChoice(IEnumerable<(T Item, double Weight)> choices)
    {
        var list = choices.ToList();
        _items = [.. list.Select(c => c.Item)];
        _upTo = new double[list.Count];
        var total = 0.0;
        for (var i = 0; i < list.Count; i++) _upTo[i] = total += list[i].Weight;
    }

    public bool IsEmpty => _items.Length == 0;

    public T Draw(Chance chance)
    {
        var at = Array.BinarySearch(_upTo, chance.Fraction() * _upTo[^1]);
        return _items[Math.Min(at >= 0 ? at + 1 : ~at, _items.Length - 1)];
    }
}

namespace Registry.Analytics.LifeTables;

/// <summary>Survivors of old age under a hazard that grows by the same factor each year, through three ages five years apart.</summary>
internal sealed class GompertzTail
{
    private readonly double _survivors, _first, _growth;        // at FromAge; hazard of the first five years; growth in five years

    /// <summary>The law through three ages.</summary>
    /// <exception cref="ArgumentException">Nobody dies in one of the two groups.</exception>
    public GompertzTail(int fromAge, double survivors, double fiveLater, double tenLater)
    {
        (FromAge, _survivors) = (fromAge, survivors);
        (_first, var second) = (Math.Log(survivors / fiveLater), Math.Log(fiveLater / tenLater));
        if (!(_first > 0 && second > 0))
            throw new ArgumentException($"Nobody dies at ages {fromAge}-{fromAge + 4} or {fromAge + 5}-{fromAge + 9}; old age cannot be carried on.", nameof(survivors));
        _growth = second / _first;
    }

    /// <summary>First of the three ages.</summary>
    public int FromAge { get; }

    /// <summary>Survivors at an age not before the first.</summary>
    public double At(int age)
    {
        var lustra = (age - FromAge) / 5.0;
        var hazard = Math.Abs(_growth - 1) < 1e-9 ? _first * lustra : _first * (Math.Pow(_growth, lustra) - 1) / (_growth - 1);
        return _survivors * Math.Exp(-hazard);
    }
}

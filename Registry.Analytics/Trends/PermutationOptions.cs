namespace Registry.Analytics.Trends;

/// <summary>How the permutation test is run; the defaults are those of the Joinpoint program.</summary>
public sealed record PermutationOptions
{
    /// <summary>Probability of choosing too many joinpoints, over all tests.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Permutations of each test.</summary>
    public int Permutations { get; init; } = 4499;

    /// <summary>Seed of the permutations: the same seed gives the same answer.</summary>
    public int Seed { get; init; } = 7160;

    /// <summary>True to end a test as soon as it can no longer reject; what is chosen stays the same.</summary>
    public bool EndsEarly { get; init; } = true;

    /// <exception cref="ArgumentException">The level is not between 0 and 1, or there are fewer than 99 permutations.</exception>
    internal void MustBePossible()
    {
        if (!(Level is > 0 and < 1) || Permutations < 99)
            throw new StatisticRefusedException(
                $"检验水准 {Level}、置换 {Permutations} 次：水准应在 0 与 1 之间，次数不少于 99。",
                $"Level {Level} and {Permutations} permutations: the level is between 0 and 1, the number 99 or more.");
    }
}

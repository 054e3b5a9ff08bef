namespace Registry.Analytics.Trends;

/// <summary>A test of fewer joinpoints against more.</summary>
/// <param name="Fewer">Joinpoints of the null model.</param>
/// <param name="More">Joinpoints of the other.</param>
/// <param name="PValue">Its p; where the test ended early, the share of permutations so far that were as extreme.</param>
/// <param name="Level">The p up to which the null model is rejected.</param>
/// <param name="Permutations">Permutations done.</param>
public sealed record PermutationTest(int Fewer, int More, double PValue, double Level, int Permutations)
{
    /// <summary>True when the null model is rejected.</summary>
    public bool IsRejected => PValue <= Level;
}

namespace Registry.Analytics.Numerics;

/// <summary>Many tests at once.</summary>
internal static class FalseDiscovery
{
    /// <summary>P values adjusted by Benjamini and Hochberg: the smallest rate of false discoveries at which each is one.</summary>
    /// <param name="pValues">From 0 to 1, in any order.</param>
    /// <returns>In the same order; none is below its p and none above 1.</returns>
    /// <remarks>Benjamini Y, Hochberg Y. J R Stat Soc B 1995;57:289-300.</remarks>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var order = Enumerable.Range(0, pValues.Count).OrderByDescending(i => pValues[i]).ToList();
        var adjusted = new double[pValues.Count];
        var smallest = 1.0;
        for (var place = 0; place < order.Count; place++)
        {
            smallest = Math.Min(smallest, pValues[order[place]] * pValues.Count / (pValues.Count - place));
            adjusted[order[place]] = smallest;
        }
        return adjusted;
    }
}

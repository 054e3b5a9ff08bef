namespace Registry.Analytics.Numerics;

/// <summary>Many tests at once, with a bound on the probability of any false rejection.</summary>
internal static class FamilywiseError
{
    /// <summary>P values adjusted by Holm's steps: the smallest overall level at which each is rejected.</summary>
    /// <param name="pValues">From 0 to 1, in any order.</param>
    /// <returns>In the same order; none is below its p and none above 1.</returns>
    /// <remarks>Holm S. Scand J Stat 1979;6:65-70.</remarks>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var order = Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ToList();
        var adjusted = new double[pValues.Count];
        var largest = 0.0;
        for (var place = 0; place < order.Count; place++)
        {
            largest = Math.Max(largest, Math.Min(1, pValues[order[place]] * (pValues.Count - place)));
            adjusted[order[place]] = largest;
        }
        return adjusted;
    }
}

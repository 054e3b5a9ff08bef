namespace Registry.Analytics.Survival;

/// <summary>Survival of patients of a standard age structure.</summary>
/// <remarks>Corazziari I, Quinn M, Capocaccia R. Eur J Cancer 2004;40:2307 (ICSS). Brenner H, Arndt V, Gefeller O, Hakulinen T. Eur J Cancer 2004;40:2317.</remarks>
public static class AgeStandardisedSurvival
{
    /// <summary>The weighted mean of the survival of age groups, with its standard error √Σw²SE².</summary>
    /// <param name="groups">Survival of each group; null where a group has none.</param>
    /// <param name="weights">Weights of the groups, of any sum.</param>
    /// <param name="scale">Scale of the limits.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    /// <returns>The survival; null when a group has none: its weight is never given to the others.</returns>
    /// <exception cref="ArgumentException">Groups and weights do not belong together, or a weight is negative.</exception>
    public static SurvivalPoint? Direct(IReadOnlyList<SurvivalPoint?> groups, IReadOnlyList<double> weights, LimitScale scale, double confidence)
    {
        if (groups.Count != weights.Count || weights.Any(w => !(w >= 0)) || !(weights.Sum() > 0))
            throw new ArgumentException($"{groups.Count} age groups and {weights.Count} weights: one weight that is not negative is needed for each.", nameof(weights));
        if (groups.Any(group => group is null)) return null;
        var sum = weights.Sum();
        var survival = groups.Zip(weights, (group, weight) => group!.Survival * weight / sum).Sum();
        var error = Math.Sqrt(groups.Zip(weights, (group, weight) => Math.Pow(group!.StandardError * weight / sum, 2)).Sum());
        var (lower, upper) = SurvivalLimits.Of(survival, error, scale, confidence, isProbability: false);
        return new(groups[0]!.Days, survival, error, lower, upper, groups.Sum(group => group!.AtRisk), groups.Sum(group => group!.Deaths));
    }

    /// <summary>The patients with the weights of Brenner: weight of the age group over its share among the patients.</summary>
    /// <param name="patients">The patients.</param>
    /// <param name="groupOf">Age group of a patient.</param>
    /// <param name="weights">Weights of the groups, of any sum.</param>
    /// <exception cref="ArgumentException">A group with a weight has no patients.</exception>
    public static IReadOnlyList<Patient> Weighted(IReadOnlyList<Patient> patients, Func<Patient, int> groupOf, IReadOnlyList<double> weights)
    {
        var counts = new int[weights.Count];
        foreach (var patient in patients) counts[groupOf(patient)]++;
        for (var group = 0; group < counts.Length; group++)
            if (counts[group] == 0 && weights[group] > 0)
                throw new ArgumentException($"Age group {group + 1} of {counts.Length} has a weight but no patients: merge age groups.", nameof(patients));
        var sum = weights.Sum();
        return [.. patients.Select(p => p with { Weight = weights[groupOf(p)] / sum * patients.Count / counts[groupOf(p)] })];
    }
}

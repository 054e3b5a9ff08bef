using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Populations;

/// <summary>Divides the age groups of a population, 0-4 into 0 and 1-4 or 75+ into 75-79, 80-84 and 85+, by a named method and never otherwise.</summary>
/// <remarks>The divided groups add up to the group they come from. What is finer than asked for is added up as ever.</remarks>
public static class AgeGroupSplit
{
    /// <summary>As if every year of age had as many people: width of the part by width of the group. An open group cannot be divided in this way.</summary>
    /// <param name="counts">Population on the coarser groups.</param>
    /// <param name="finer">Groups that are wanted.</param>
    /// <exception cref="ArgumentException">The open group would be divided.</exception>
    public static AgeVector Evenly(AgeVector counts, AgeScheme finer)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var parts = Parts(counts.Scheme, finer);
        return Divide(counts, parts, group => counts.Scheme.WidthYears(group) is not null
            ? [.. parts[group].Lower.Select(age => (double)(parts[group].Union.WidthYears(parts[group].Union.GroupOf(age)) ?? 0))]
            : throw new ArgumentException($"{counts.Scheme.Labels[group]} is open: nobody knows how many years it has. Divide it by a reference.", nameof(counts)))
            .MergeTo(finer);
    }

    /// <summary>In the proportions that another population of the same sex has within the group.</summary>
    /// <param name="counts">Population on the coarser groups.</param>
    /// <param name="finer">Groups that are wanted.</param>
    /// <param name="reference">Population that has the wanted groups, or finer ones.</param>
    /// <exception cref="ArgumentException">The reference lacks a wanted group, or has nobody in one that is divided.</exception>
    public static AgeVector ByReference(AgeVector counts, AgeScheme finer, AgeVector reference)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(reference);
        var parts = Parts(counts.Scheme, finer);
        return Divide(counts, parts, group =>
        {
            double[] people = [.. parts[group].Lower.Select(age => PeopleOf(reference, parts[group].Union, age))];
            return people.Sum() > 0 || counts[group] == 0 ? people
                : throw new ArgumentException($"The reference has nobody at {counts.Scheme.Labels[group]}, where {counts[group]} people are to be divided.", nameof(reference));
        }).MergeTo(finer);
    }

    // Youngest ages of the pieces of each group; the pieces are the groups of both schemes laid over each other.
    private static (int[] Lower, AgeScheme Union)[] Parts(AgeScheme coarser, AgeScheme finer)
    {
        var union = AgeScheme.Of([.. Bounds(coarser).Union(Bounds(finer)).Order()]);
        return [.. Enumerable.Range(0, coarser.Count).Select(group =>
            (Bounds(union).Where(age => coarser.GroupOf(age) == group).ToArray(), union))];
    }

    private static AgeVector Divide(AgeVector counts, (int[] Lower, AgeScheme Union)[] parts, Func<int, double[]> weightsOf)
    {
        var union = parts[0].Union;
        var divided = new double[union.Count];
        for (var group = 0; group < parts.Length; group++)
        {
            var lower = parts[group].Lower;
            var weights = lower.Length == 1 ? [1] : weightsOf(group);
            var sum = weights.Sum();
            for (var part = 0; part < lower.Length; part++)
                divided[union.GroupOf(lower[part])] = sum == 0 ? 0 : counts[group] * weights[part] / sum;
        }
        return new(union, divided);
    }

    private static double PeopleOf(AgeVector reference, AgeScheme union, int age)
    {
        var until = union.WidthYears(union.GroupOf(age)) is { } width ? age + width : (int?)null;
        if (reference.Scheme.GroupStartingAt(age) is not { } first || (until is { } end && reference.Scheme.GroupStartingAt(end) is null))
            throw new ArgumentException($"The reference ({reference.Scheme}) has no group of its own for {union.Labels[union.GroupOf(age)]}.", nameof(reference));
        double people = 0;
        for (var group = first; group < reference.Scheme.Count && (until is null || reference.Scheme.LowerBound(group) < until); group++) people += reference[group];
        return people;
    }

    private static IEnumerable<int> Bounds(AgeScheme scheme) => Enumerable.Range(0, scheme.Count).Select(scheme.LowerBound);
}

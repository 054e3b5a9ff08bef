using Registry.Core.Cube;

namespace Registry.Analytics.Populations;

/// <summary>Mid-year population from the counts of two year-ends: the Chinese 年平均人口.</summary>
public static class MidYearPopulation
{
    /// <summary>The mean of both, group by group; half persons stay.</summary>
    /// <param name="before">Counts at the end of the year before.</param>
    /// <param name="after">Counts at the end of the year.</param>
    /// <exception cref="ArgumentException">The age schemes differ.</exception>
    public static SexAgeCounts OfYearEnds(SexAgeCounts before, SexAgeCounts after)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before.With(after, (first, second) =>
        {
            first.MustShareSchemeWith(second);
            var mean = new double[first.Scheme.Count];
            for (var group = 0; group < mean.Length; group++) mean[group] = (first[group] + second[group]) / 2;
            return new(first.Scheme, mean);
        });
    }
}

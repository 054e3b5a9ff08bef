using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Populations;

/// <summary>By how much a population differs from another: the year before, another version, another definition. Moves beyond the limits are alarms.</summary>
/// <remarks>Limits are those of population_limits.csv: everybody, each sex, each age group of a sex. An alarm asks; nothing is refused for it.</remarks>
public static class PopulationComparison
{
    /// <summary>Everybody, each sex, and each age group of a sex, in this order.</summary>
    /// <param name="before">The population compared with.</param>
    /// <param name="after">The population asked about; on the same age groups.</param>
    /// <exception cref="ArgumentException">The age schemes differ.</exception>
    public static IReadOnlyList<PopulationChange> Of(SexAgeCounts before, SexAgeCounts after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        before.Men.MustShareSchemeWith(after.Men);
        var changes = new List<PopulationChange> { Change("total", null, null, before.Total, after.Total) };
        Sex[] sexes = [Sex.Male, Sex.Female];
        foreach (var sex in sexes) changes.Add(Change("sex", sex, null, before.Of(sex).Total, after.Of(sex).Total));
        foreach (var sex in sexes)
            for (var age = 0; age < before.Ages.Count; age++)
                changes.Add(Change("age", sex, age, before.Of(sex)[age], after.Of(sex)[age]));
        return changes;
    }

    /// <summary>The alarms that a registry and year raises against the year before, without those of single ages: people grow out of a group.</summary>
    /// <param name="cube">Counts with populations.</param>
    /// <param name="registry">Registry code.</param>
    /// <param name="year">The year; nothing is said when it or the year before has no population.</param>
    public static IReadOnlyList<PopulationChange> AgainstYearBefore(CountCube cube, string registry, int year)
    {
        ArgumentNullException.ThrowIfNull(cube);
        return cube.Population(registry, year - 1) is { } before && cube.Population(registry, year) is { } after
            ? [.. Of(before, after).Where(change => change is { AgeGroup: null, IsAlarm: true })]
            : [];
    }

    private static PopulationChange Change(string level, Sex? sex, int? age, double before, double after) =>
        new(sex, age, before, after, before == 0 ? null : (after / before - 1) * 100, PopulationLimit.Of(level).IsExceeded(before, after));
}

/// <summary>One line of a comparison.</summary>
/// <param name="Sex">The sex, or null for everybody.</param>
/// <param name="AgeGroup">The age group, or null for all ages.</param>
/// <param name="Before">People of the population compared with.</param>
/// <param name="After">People of the population asked about.</param>
/// <param name="Percent">Change in percent; null when there was nobody.</param>
/// <param name="IsAlarm">True when it is beyond the limit of its level.</param>
public sealed record PopulationChange(Sex? Sex, int? AgeGroup, double Before, double After, double? Percent, bool IsAlarm);

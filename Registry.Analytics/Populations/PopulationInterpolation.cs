using Registry.Core.Cube;

namespace Registry.Analytics.Populations;

/// <summary>Population of a day between two counts, by sex and age.</summary>
/// <remarks>Every age group is moved by itself: people who grow out of a group between the counts are in the change of the group, not followed.</remarks>
public static class PopulationInterpolation
{
    /// <summary>The same number of people more or less every day: n₁ + t·(n₂ − n₁).</summary>
    /// <param name="first">Earlier counts.</param>
    /// <param name="second">Later counts.</param>
    /// <param name="fraction">Share of the time between them that has passed, 0 to 1.</param>
    /// <exception cref="ArgumentException">The age schemes differ, or the day is not between the counts.</exception>
    public static SexAgeCounts Linear(SexAgeCounts first, SexAgeCounts second, double fraction) =>
        PopulationGrowth.Linear(first, second, Between(fraction));

    /// <summary>The same factor every day: n₁·(n₂/n₁)^t.</summary>
    /// <inheritdoc cref="Linear"/>
    /// <exception cref="ArgumentException">As for <see cref="Linear"/>, or a group has people in one count and none in the other.</exception>
    public static SexAgeCounts Geometric(SexAgeCounts first, SexAgeCounts second, double fraction) =>
        PopulationGrowth.Geometric(first, second, Between(fraction));

    private static double Between(double fraction) =>
        fraction is >= 0 and <= 1 ? fraction
            : throw new ArgumentException($"{fraction:0.###} of the time between the counts: the day is not between them.", nameof(fraction));
}

using Registry.Core.Cube;

namespace Registry.Analytics.Populations;

/// <summary>Moves along from one count to another by age and sex: what interpolation and extrapolation share.</summary>
internal static class PopulationGrowth
{
    /// <summary>n₁ + t·(n₂ − n₁) in every group.</summary>
    /// <param name="first">Earlier counts.</param>
    /// <param name="second">Later counts.</param>
    /// <param name="time">0 at the first, 1 at the second, below or above when beyond them.</param>
    /// <exception cref="ArgumentException">The age schemes differ, or a group would have fewer than no people.</exception>
    public static SexAgeCounts Linear(SexAgeCounts first, SexAgeCounts second, double time) =>
        Move(first, second, (a, b) => a + time * (b - a));

    /// <summary>n₁·(n₂/n₁)^t in every group.</summary>
    /// <inheritdoc cref="Linear"/>
    /// <exception cref="ArgumentException">The age schemes differ, or a group has people in one count and none in the other.</exception>
    public static SexAgeCounts Geometric(SexAgeCounts first, SexAgeCounts second, double time) =>
        Move(first, second, (a, b) => (a, b) switch
        {
            (0, 0) => 0,
            (0, _) or (_, 0) => throw new ArgumentException($"{a} people become {b}: no factor does that.", nameof(second)),
            _ => a * Math.Pow(b / a, time),
        });

    private static SexAgeCounts Move(SexAgeCounts first, SexAgeCounts second, Func<double, double, double> at)
    {
        ArgumentNullException.ThrowIfNull(first);
        return first.With(second, (before, after) =>
        {
            before.MustShareSchemeWith(after);
            var moved = new double[before.Scheme.Count];
            for (var group = 0; group < moved.Length; group++)
            {
                moved[group] = at(before[group], after[group]);
                if (moved[group] < 0)
                    throw new ArgumentException($"Age {before.Scheme.Labels[group]}: {before[group]} and {after[group]} people would become {moved[group]}.", nameof(second));
            }
            return new(before.Scheme, moved);
        });
    }
}

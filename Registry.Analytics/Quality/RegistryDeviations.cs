namespace Registry.Analytics.Quality;

/// <summary>Compares the share or ratio of each registry with the pool of all, in units of how much registries differ usually.</summary>
/// <remarks>The deviations of k registries add up to k - 1, so that none of five or fewer can be far above the limit of 3.84; see
/// <see cref="FewestRegistries"/>. Source: course slides of Chinese cancer registration (2023-05-16), after the editorial test of CI5.</remarks>
public static class RegistryDeviations
{
    /// <summary>With fewer registries no deviation can exceed 3.84.</summary>
    public const int FewestRegistries = 5;

    /// <summary>Shares: (x − p·n)² / (a·n·q·(1 − q)), q the share of the registry, p that of all.</summary>
    /// <param name="registries">Cases that have the property and all cases, registry by registry.</param>
    /// <returns>A deviation for each registry; null for one whose share is 0 or 1 or that has no cases, and for all when fewer than two are left.</returns>
    /// <exception cref="ArgumentException">A part is negative or larger than its whole.</exception>
    public static IReadOnlyList<RegionalDeviation?> Shares(IReadOnlyList<(double Part, double Whole)> registries)
    {
        ArgumentNullException.ThrowIfNull(registries);
        foreach (var (part, whole) in registries)
            if (!(part >= 0 && part <= whole && double.IsFinite(whole))) throw new ArgumentException($"{part} of {whole} cases.", nameof(registries));
        return Compare(registries, (part, whole, _) => part * (1 - part / whole));
    }

    /// <summary>Ratios of two counts: (d − m·n)² / (a·(d + n)·m), m the ratio of all.</summary>
    /// <param name="registries">Deaths and cases, registry by registry.</param>
    /// <returns>As <see cref="Shares"/>; null for a registry without cases.</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static IReadOnlyList<RegionalDeviation?> Ratios(IReadOnlyList<(double Deaths, double Cases)> registries)
    {
        ArgumentNullException.ThrowIfNull(registries);
        foreach (var (deaths, cases) in registries)
            if (!(deaths >= 0 && cases >= 0 && double.IsFinite(deaths) && double.IsFinite(cases)))
                throw new ArgumentException($"{deaths} deaths and {cases} cases.", nameof(registries));
        return Compare(registries, (deaths, cases, pooled) => (deaths + cases) * pooled);
    }

    private static RegionalDeviation?[] Compare(
        IReadOnlyList<(double Above, double Below)> registries, Func<double, double, double, double> spread)
    {
        var (above, below) = (registries.Sum(r => r.Above), registries.Sum(r => r.Below));
        var none = new RegionalDeviation?[registries.Count];
        if (below == 0 || above == 0) return none;
        var pooled = above / below;
        // A share of 0 or 1 has no spread of its own: it cannot be measured in it.
        double? Squared((double Above, double Below) r) =>
            r.Below > 0 && spread(r.Above, r.Below, pooled) is > 0 and var own ? (r.Above - pooled * r.Below) * (r.Above - pooled * r.Below) / own : null;
        var squared = registries.Select(Squared).ToArray();
        var usable = squared.Count(s => s is not null);
        if (usable < 2) return none;
        var usual = squared.Sum(s => s ?? 0) / (usable - 1);
        return [.. registries.Zip(squared, (r, s) =>
            s is { } own ? new RegionalDeviation(usual == 0 ? 0 : own / usual, r.Above / r.Below / pooled) : null)];
    }
}

using System.Collections.Concurrent;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>All rates of a site table: the table from which report, API and command line take theirs.</summary>
public static class SiteRates
{
    /// <summary>Every rate of every group for both sexes, men and women.</summary>
    /// <param name="table">Counts and person-years of one area and period.</param>
    /// <param name="registryEvent">New cases or deaths.</param>
    /// <param name="standards">Standard populations, on the age scheme of the table.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <param name="ranking">How sites are ranked; <see cref="RankingRule.Default"/> when null.</param>
    /// <exception cref="ArgumentException">A standard is on another age scheme, or the scheme has no row for all sites.</exception>
    public static SiteRateTable Compute(
        SiteTable table, RegistryEvent registryEvent, IReadOnlyList<StandardPopulation> standards,
        double confidence = 0.95, RankingRule? ranking = null)
    {
        var rule = ranking ?? RankingRule.Default;
        var kernel = new RateKernel(table.Scheme, table.Ages, standards, confidence, rule);
        var values = new double[kernel.Length];
        kernel.Compute(table, registryEvent, values);
        return new(table, registryEvent, standards, rule, confidence, values, from: 0);
    }

    /// <summary>Every rate of every registry and year of a cube, on all processors.</summary>
    /// <param name="cube">The counts.</param>
    /// <param name="scheme">Site groups.</param>
    /// <param name="registryEvent">New cases or deaths.</param>
    /// <param name="standards">Standard populations on the Chinese 19 groups.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <param name="ranking">How sites are ranked; <see cref="RankingRule.Default"/> when null.</param>
    /// <returns>One table for each entry of <see cref="CountCube.RegistryYears"/>, in the same order.</returns>
    /// <exception cref="ArgumentException">A standard is on another age scheme, or the scheme has no row for all sites.</exception>
    public static IReadOnlyList<RegistryRates> ComputeAll(
        CountCube cube, SiteScheme scheme, RegistryEvent registryEvent, IReadOnlyList<StandardPopulation> standards,
        double confidence = 0.95, RankingRule? ranking = null)
    {
        var rule = ranking ?? RankingRule.Default;
        var tables = new RegistryRates[cube.RegistryYears.Count];
        // One array holds a run of tables, so that many registries cost few large arrays.
        var run = Math.Clamp(tables.Length / (8 * Environment.ProcessorCount), 1, 20);
        if (tables.Length > 0)
            Parallel.ForEach(
                Partitioner.Create(0, tables.Length, run),
                () => new RateKernel(scheme, AgeScheme.Cn19, standards, confidence, rule),
                (tablesOf, _, kernel) =>
                {
                    var (first, end) = tablesOf;
                    var values = new double[(end - first) * kernel.Length];
                    for (var i = first; i < end; i++)
                    {
                        var (of, from) = (cube.RegistryYears[i], (i - first) * kernel.Length);
                        var table = cube.Tabulate(scheme, [of.Registry], of.Year, of.Year);
                        kernel.Compute(table, registryEvent, values.AsSpan(from, kernel.Length));
                        tables[i] = new(of, new(table, registryEvent, standards, rule, confidence, values, from));
                    }
                    return kernel;
                },
                _ => { });
        return tables;
    }
}

using Registry.Analytics.Rates;
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
}

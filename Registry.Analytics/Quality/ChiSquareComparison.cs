using Registry.Analytics.Numerics;
using Registry.Analytics.Rates;

namespace Registry.Analytics.Quality;

/// <summary>Whether an indicator or the counts of a registry differ from those of its region by more than chance (chi-square).</summary>
/// <remarks>Parkin DM, Bray F. Eur J Cancer 2009;45:756-764. The region is the rest of it: without the registry compared.</remarks>
public static class ChiSquareComparison
{
    /// <summary>A proportion (MV%, DCO%, UB%) against that of the rest of the region: Pearson's chi-square of the fourfold table, 1 degree of freedom.</summary>
    /// <param name="part">Cases of the registry that have the property.</param>
    /// <param name="whole">Cases of the registry.</param>
    /// <param name="regionPart">Cases of the rest of the region that have the property.</param>
    /// <param name="regionWhole">Cases of the rest of the region.</param>
    /// <returns>The test, without continuity correction; null when either has no cases, or all or none of both have the property.</returns>
    /// <exception cref="ArgumentException">A part is negative or larger than its whole.</exception>
    public static RegionalTest? OfProportions(double part, double whole, double regionPart, double regionWhole)
    {
        if (Proportion.Of(part, whole) is not { } own || Proportion.Of(regionPart, regionWhole) is not { } region) return null;
        var pooled = (part + regionPart) / (whole + regionWhole);
        if (pooled is 0 or 1) return null;
        var difference = (own.Percent - region.Percent) / 100;
        var value = difference * difference / (pooled * (1 - pooled) * (1 / whole + 1 / regionWhole));
        var smallest = Math.Min(Math.Min(pooled, 1 - pooled) * whole, Math.Min(pooled, 1 - pooled) * regionWhole);
        return new(own.Percent, region.Percent, value, 1, ChiSquare.Above(value, 1), smallest, "proportion against the rest of the region, Pearson chi-square without correction");
    }

    /// <summary>M:I against that of the rest of the region: squared difference of the logarithms in standard errors, 1 degree of freedom.</summary>
    /// <param name="deaths">Deaths of the registry.</param>
    /// <param name="cases">New cases of the registry.</param>
    /// <param name="regionDeaths">Deaths of the rest of the region.</param>
    /// <param name="regionCases">New cases of the rest of the region.</param>
    /// <returns>The test; null when one of the four is 0.</returns>
    /// <exception cref="ArgumentException">A count is negative or not finite.</exception>
    public static RegionalTest? OfMortalityIncidence(double deaths, double cases, double regionDeaths, double regionCases)
    {
        double[] counts = [deaths, cases, regionDeaths, regionCases];
        if (!Array.TrueForAll(counts, count => count >= 0 && double.IsFinite(count)))
            throw new ArgumentException($"{deaths} deaths and {cases} cases, region {regionDeaths} and {regionCases}.", nameof(deaths));
        if (Array.Exists(counts, count => count == 0)) return null;
        var (own, region) = (deaths / cases, regionDeaths / regionCases);
        var difference = Math.Log(own / region);
        var value = difference * difference / counts.Sum(count => 1 / count);
        return new(own, region, value, 1, ChiSquare.Above(value, 1), counts.Min(), "M:I against the rest of the region, chi-square of the log ratio");
    }

    /// <summary>Counts against those that the rates of the region give: Σ (O - E)²/E over the cells, a degree of freedom for each.</summary>
    /// <param name="observed">Cases of the registry, cell by cell (sites, ages, years).</param>
    /// <param name="expected">Cases expected at the rates of the region; above 0.</param>
    /// <returns>The test; ratio and expected are those of all cells together.</returns>
    /// <exception cref="ArgumentException">The lists are empty or differ in length, a count is negative, or an expected count is not above 0.</exception>
    public static RegionalTest OfCounts(IReadOnlyList<double> observed, IReadOnlyList<double> expected)
    {
        if (observed.Count == 0 || observed.Count != expected.Count)
            throw new ArgumentException($"{observed.Count} observed and {expected.Count} expected counts.", nameof(observed));
        double value = 0;
        for (var cell = 0; cell < observed.Count; cell++)
        {
            if (!(observed[cell] >= 0 && expected[cell] > 0 && double.IsFinite(observed[cell]) && double.IsFinite(expected[cell])))
                throw new ArgumentException($"Cell {cell + 1}: {observed[cell]} observed and {expected[cell]} expected.", nameof(expected));
            value += (observed[cell] - expected[cell]) * (observed[cell] - expected[cell]) / expected[cell];
        }
        return new(observed.Sum(), expected.Sum(), value, observed.Count, ChiSquare.Above(value, observed.Count), expected.Min(),
            "observed against expected counts, chi-square with a degree of freedom for each cell");
    }
}

/// <summary>A registry against its region.</summary>
/// <param name="Own">Value of the registry: percent, ratio, or cases observed.</param>
/// <param name="Region">Value of the rest of the region: percent, ratio, or cases expected.</param>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="PValue">Probability of a value as large by chance.</param>
/// <param name="SmallestExpected">Smallest expected count; below 5 the probability is rough.</param>
/// <param name="Method">The test in words.</param>
public sealed record RegionalTest(
    double Own, double Region, double ChiSquare, int DegreesOfFreedom, double PValue, double SmallestExpected, string Method);

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Quality;

/// <summary>Whether cells of a table changed more between two data states than chance lets counts change.</summary>
/// <remarks>A screen: the states of one registry share most of their cases, so that a cell that is flagged has really changed, and a cell
/// that is not may have too. Two years or two registries can be compared in the same way.</remarks>
public static class StateComparison
{
    /// <summary>How the cells are judged.</summary>
    public const string Method = "difference of two Poisson counts of equal mean (Skellam), two-sided, Benjamini-Hochberg over the cells";

    /// <summary>One judgement a cell.</summary>
    /// <param name="before">Counts of the first state; whole numbers, not negative.</param>
    /// <param name="after">Counts of the second state, cell by cell.</param>
    /// <param name="falseDiscoveryRate">Share of false alarms among the flagged cells that is borne, between 0 and 1.</param>
    /// <exception cref="ArgumentException">The lists differ in length, a count is negative or not whole, or the rate is not between 0 and 1.</exception>
    /// <remarks>Skellam JG. J R Stat Soc 1946;109:296. Benjamini Y, Hochberg Y. J R Stat Soc B 1995;57:289-300. The common mean is estimated by
    /// half of the sum of both counts.</remarks>
    public static IReadOnlyList<ComparedCell> Of(IReadOnlyList<double> before, IReadOnlyList<double> after, double falseDiscoveryRate = 0.05)
    {
        if (before.Count != after.Count) throw new ArgumentException($"{before.Count} cells before and {after.Count} after.", nameof(after));
        if (!(falseDiscoveryRate is > 0 and < 1)) throw new ArgumentException($"A false discovery rate of {falseDiscoveryRate} is not between 0 and 1.", nameof(falseDiscoveryRate));
        foreach (var count in before.Concat(after))
            if (!(count >= 0 && double.IsFinite(count) && count == Math.Floor(count))) throw new ArgumentException($"{count} is no count.", nameof(before));
        double[] pValues = [.. before.Zip(after, (a, b) => SkellamTail.TwoSided(Math.Abs(a - b), (a + b) / 2))];
        var adjusted = FalseDiscovery.Adjust(pValues);
        return [.. pValues.Select((p, cell) => new ComparedCell(before[cell], after[cell], p, adjusted[cell], adjusted[cell] <= falseDiscoveryRate))];
    }
}

/// <summary>A cell of two data states.</summary>
/// <param name="Before">Count of the first state.</param>
/// <param name="After">Count of the second state.</param>
/// <param name="PValue">Two-sided p of one mean behind both.</param>
/// <param name="AdjustedPValue">The same adjusted for the number of cells.</param>
/// <param name="IsFlagged">True when the adjusted p is not above the false discovery rate.</param>
public sealed record ComparedCell(double Before, double After, double PValue, double AdjustedPValue, bool IsFlagged);

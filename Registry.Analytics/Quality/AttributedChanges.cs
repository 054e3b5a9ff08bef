using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Quality;

/// <summary>Compares every cell (registry, year, sex, site) of two data states and attributes each difference to its causes.</summary>
/// <remarks>The causes of a cell add up to its difference: what is not accounted for is an error of the data base and is thrown, never shown as a rest.
/// Which cells changed more than chance lets counts change is judged by <see cref="StateComparison"/>.</remarks>
public static class AttributedChanges
{
    /// <summary>The cells of both states, by registry, year, measure, sex and site.</summary>
    /// <param name="before">Counts of the earlier state, under its settings.</param>
    /// <param name="after">Counts of the later state.</param>
    /// <param name="changes">What changed the counts of cases and deaths in between, every tumour counted.</param>
    /// <param name="scheme">Site groups, without settings.</param>
    /// <param name="falseDiscoveryRate">Share of false alarms among the flagged cells that is borne.</param>
    /// <exception cref="InvalidOperationException">The causes of a cell do not add up to its difference.</exception>
    public static IReadOnlyList<AttributedChange> Of(
        CountCube before, CountCube after, IReadOnlyCollection<CellChange> changes, SiteScheme scheme, double falseDiscoveryRate = 0.05)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var states = new ComparedStates(before, after, changes, scheme);
        var cells = new List<AttributedChange>();
        foreach (var key in before.RegistryYears.Concat(after.RegistryYears).Concat(states.Changed).Distinct()
            .OrderBy(key => key.Registry, StringComparer.Ordinal).ThenBy(key => key.Year))
            cells.AddRange(states.Cells(key));
        foreach (var cell in cells)
            if (cell.Causes.Values.Sum() is var sum && Math.Abs(sum - cell.Difference) > 1e-6)
                throw new InvalidOperationException(
                    $"{cell.Key.Registry} {cell.Key.Year} {cell.Measure} {cell.Group?.Code} sex {cell.Sex}: {cell.Difference} differs and {sum} is accounted for. Run `registry verify`.");
        return Judged(cells, falseDiscoveryRate);
    }

    private static List<AttributedChange> Judged(List<AttributedChange> cells, double falseDiscoveryRate)
    {
        var judged = cells.Where(cell => cell.IsJudged).ToList();
        if (judged.Count == 0) return cells;
        var compared = StateComparison.Of(judged.ConvertAll(cell => cell.Before), judged.ConvertAll(cell => cell.After), falseDiscoveryRate);
        var next = 0;
        return cells.ConvertAll(cell => cell.IsJudged ? cell with { Comparison = compared[next++] } : cell);
    }
}

/// <summary>One cell of two data states.</summary>
public sealed record AttributedChange
{
    /// <summary>Registry and year.</summary>
    public required RegistryYear Key { get; init; }

    /// <summary>cases, deaths or person-years.</summary>
    public required string Measure { get; init; }

    /// <summary>1 men, 2 women, 9 not known.</summary>
    public required int Sex { get; init; }

    /// <summary>The site; null for person-years, and for all sites of unknown sex together.</summary>
    public SiteGroup? Group { get; init; }

    /// <summary>Count of the earlier state.</summary>
    public required double Before { get; init; }

    /// <summary>Count of the later state.</summary>
    public required double After { get; init; }

    /// <summary>What the difference is put down to; causes that change nothing are left out.</summary>
    public required IReadOnlyDictionary<ChangeCause, double> Causes { get; init; }

    /// <summary>Skellam test with the adjusted p; null for person-years and for cells that are empty in both states.</summary>
    public ComparedCell? Comparison { get; init; }

    /// <summary>After less before.</summary>
    public double Difference => After - Before;

    internal bool IsJudged => Measure != ComparedStates.PersonYears && Before + After > 0 && Before >= 0 && After >= 0;
}

using Registry.Analytics.Quality;
using Registry.Api.Batches;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.States;

/// <summary>A data state and what made it.</summary>
/// <param name="State">By which it is asked for: DS-12.</param>
/// <param name="At">When it came about (UTC).</param>
/// <param name="Event">committed, undone, compensated, persons-merged, setting-changed, population-used …</param>
/// <param name="Batch">The batch it is about, or null.</param>
/// <param name="By">Who did it.</param>
internal sealed record StateEntry(string State, DateTimeOffset At, string Event, long? Batch, string? By)
{
    /// <summary>Heads of the columns of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["state", "at", "event", "batch", "by"];

    /// <summary>The entry of a state.</summary>
    public static StateEntry Of(DataStateEntry entry) =>
        new(FormattableString.Invariant($"DS-{entry.State.Version}"), entry.State.At, entry.Event, entry.BatchId, entry.Actor);

    /// <summary>The cells of a CSV line.</summary>
    public IEnumerable<object?> Values() => [State, At.UtcDateTime.ToString("O"), Event, Batch, By];
}

/// <summary>Two data states cell by cell.</summary>
/// <param name="Before">The earlier state.</param>
/// <param name="After">The later state.</param>
/// <param name="Counting">Which tumours were counted: all, primaries or first.</param>
/// <param name="SiteScheme">Site scheme of the cells.</param>
/// <param name="FalseDiscoveryRate">Share of false alarms among the flagged cells that is borne.</param>
/// <param name="Method">How the cells are judged.</param>
/// <param name="Compared">Cells of both states, unchanged ones included.</param>
/// <param name="Flagged">Cells that changed by more than chance lets counts change.</param>
/// <param name="Causes">Each cause with its sum over all cells, for cases, deaths and person-years.</param>
/// <param name="Cells">The cells that changed, or all.</param>
internal sealed record StateComparisonDocument(
    DataState Before, DataState After, string Counting, string SiteScheme, double FalseDiscoveryRate, string Method, int Compared, int Flagged,
    IReadOnlyList<CauseEntry> Causes, IReadOnlyList<ComparedCellEntry> Cells);

/// <summary>What a cause changed in all.</summary>
/// <param name="Cause">firstDelivery, late, correction, deduplication, takenBack, codeList or populationRevision.</param>
/// <param name="Cases">Change of the cases.</param>
/// <param name="Deaths">Change of the deaths.</param>
/// <param name="PersonYears">Change of the person-years.</param>
internal sealed record CauseEntry(ChangeCause Cause, double Cases, double Deaths, double PersonYears);

/// <summary>One cell of two data states.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Measure">cases, deaths or person-years.</param>
/// <param name="Sex">1 men, 2 women, 9 not known.</param>
/// <param name="Site">Group code; null for person-years, and for all sites of unknown sex.</param>
/// <param name="SiteName">Its name.</param>
/// <param name="Before">Count of the earlier state.</param>
/// <param name="After">Count of the later state.</param>
/// <param name="Difference">After less before; the causes add up to it.</param>
/// <param name="Causes">What the difference is put down to.</param>
/// <param name="PValue">Two-sided p of one mean behind both counts.</param>
/// <param name="AdjustedPValue">The same adjusted for the number of cells.</param>
/// <param name="IsFlagged">True when the adjusted p is not above the false discovery rate.</param>
internal sealed record ComparedCellEntry(
    string Registry, int Year, string Measure, int Sex, string? Site, Words? SiteName, double Before, double After, double Difference,
    IReadOnlyDictionary<ChangeCause, double> Causes, double? PValue, double? AdjustedPValue, bool IsFlagged)
{
    /// <summary>Heads of the columns of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "registry", "year", "measure", "sex", "site", "site_zh", "site_en", "before", "after", "difference",
        .. Enum.GetValues<ChangeCause>().Select(cause => CauseWords.Column(cause)), "p_value", "adjusted_p_value", "flagged",
    ];

    /// <summary>The entry of a cell.</summary>
    public static ComparedCellEntry Of(AttributedChange cell) =>
        new(
            cell.Key.Registry, cell.Key.Year, cell.Measure, cell.Sex, cell.Group?.Code, cell.Group is { } group ? new(group.NameZh, group.NameEn) : null,
            cell.Before, cell.After, cell.Difference, cell.Causes, cell.Comparison?.PValue, cell.Comparison?.AdjustedPValue, cell.Comparison?.IsFlagged == true);

    /// <summary>The cells of a CSV line.</summary>
    public IEnumerable<object?> Values() =>
    [
        Registry, Year, Measure, Sex, Site, SiteName?.Zh, SiteName?.En, Before, After, Difference,
        .. Enum.GetValues<ChangeCause>().Select(cause => (object?)Causes.GetValueOrDefault(cause)), PValue, AdjustedPValue, IsFlagged ? "yes" : "no",
    ];
}

/// <summary>Names of causes in tables.</summary>
internal static class CauseWords
{
    /// <summary>The column of a cause: first_delivery.</summary>
    public static string Column(ChangeCause cause) =>
        string.Concat($"{cause}".Select((letter, place) => place > 0 && char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}

using Registry.Analytics.Quality;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.States;

/// <summary>Which states are compared, and how.</summary>
/// <param name="Before">DS-12, 12 or B7: the earlier state.</param>
/// <param name="After">The later one.</param>
/// <param name="Counting">Which tumours count in both.</param>
/// <param name="Scheme">Site groups.</param>
/// <param name="FalseDiscoveryRate">Share of false alarms among the flagged cells that is borne.</param>
/// <param name="WithUnchanged">True for every cell, false for those that changed.</param>
internal sealed record StateQuestion(string Before, string After, Counting Counting, SiteScheme Scheme, double FalseDiscoveryRate, bool WithUnchanged);

/// <summary>Compares data states; the API and the command line ask in the same way.</summary>
internal sealed class StateDesk(StateStore store)
{
    /// <summary>Every cell of a state against a later one.</summary>
    /// <returns>The comparison, or why there is none.</returns>
    public async Task<(StateComparisonDocument? Document, Bilingual? Refusal)> CompareAsync(StateQuestion question, CancellationToken stop)
    {
        var found = (Before: await store.FindAsync(question.Before, stop), After: await store.FindAsync(question.After, stop));
        if (found is not ({ } first, { } second))
        {
            var missing = found.Before is null ? question.Before : question.After;
            return (null, new(
                $"没有数据状态 {missing}；应写 DS-12、12，或 B7（批次 7 入库后的状态）。", $"There is no data state {missing}; write DS-12 or 12, or B7 for the one that the commit of batch 7 made."));
        }
        if (first.Version >= second.Version)
            return (null, new("第一个数据状态须早于第二个。", "The first data state must be the earlier one."));
        var (before, after) = (await store.LoadAsync(first, question.Counting, stop), await store.LoadAsync(second, question.Counting, stop));
        var cells = AttributedChanges.Of(before, after, await store.ChangesAsync(before, after, stop), question.Scheme, question.FalseDiscoveryRate);
        return (
            new(
                first, second, question.Counting.Word(), question.Scheme.Code, question.FalseDiscoveryRate, StateComparison.Method,
                cells.Count(cell => cell.Comparison is not null), cells.Count(cell => cell.Comparison?.IsFlagged == true), Causes(cells),
                [.. cells.Where(cell => question.WithUnchanged || cell.Difference != 0 || cell.Causes.Count > 0).Select(ComparedCellEntry.Of)]),
            null);
    }

    /// <summary>What changed from an earlier state to the counts of a report.</summary>
    /// <returns>The changes, or why there are none.</returns>
    public async Task<(StateChanges? Changes, Bilingual? Refusal)> SinceAsync(string state, CountCube now, CancellationToken stop)
    {
        if (await store.FindAsync(state, stop) is not { } since || since.Version >= now.State.Version)
            return (null, new($"没有更早的数据状态 {state}。", $"there is no earlier data state {state}."));
        if (now.Tumours.Deaths != DeathSource.VitalStatistics)
            return (null, new("早期状态的死亡只来自死亡文件。", "deaths of an earlier state are those of the death files only."));
        var before = await store.LoadAsync(since, now.Tumours.Counting, stop);
        return (new(since, AttributedChanges.Of(before, now, await store.ChangesAsync(before, now, stop), SiteScheme.Cn26)), null);
    }

    private static List<CauseEntry> Causes(IReadOnlyList<AttributedChange> cells)
    {
        double Sum(ChangeCause cause, string measure) => cells.Where(cell => cell.Measure == measure).Sum(cell => cell.Causes.GetValueOrDefault(cause));
        return [.. Enum.GetValues<ChangeCause>().Select(cause => new CauseEntry(cause, Sum(cause, "cases"), Sum(cause, "deaths"), Sum(cause, "person-years")))
            .Where(entry => cells.Any(cell => cell.Causes.ContainsKey(entry.Cause)))];
    }
}

using Registry.Core.Store;

namespace Registry.Api.Batches;

/// <summary>What an undo would do.</summary>
/// <param name="CanBeUndone">True when nothing stands in its way.</param>
/// <param name="Reason">Why it would be refused, or null.</param>
/// <param name="Parts">Consequences by part.</param>
/// <param name="HeldBy">Later batches that must be undone first.</param>
/// <param name="RepeatedBy">Later batches whose unchanged rows disappear with it.</param>
/// <param name="Counts">By how much cases and deaths change, by registry and year.</param>
/// <param name="Answers">Confirmed queries whose question is asked no longer, or again.</param>
/// <param name="Merges">Standing merges of persons whose rows come or go.</param>
/// <param name="Matches">Matches of deaths and persons whose rows come or go.</param>
/// <param name="Traces">Tracings of deaths concerned.</param>
/// <param name="SeveralTumours">Persons with several tumours, one of which comes or goes: their primaries may be told apart otherwise.</param>
internal sealed record UndoPreviewEntry(
    bool CanBeUndone, Words? Reason, IReadOnlyList<UndoPartEntry> Parts, IReadOnlyList<LaterBatchEntry> HeldBy,
    IReadOnlyList<LaterBatchEntry> RepeatedBy, IReadOnlyList<CountChangeEntry> Counts, IReadOnlyList<AnswerChangeEntry> Answers,
    ConcernedEntry Merges, ConcernedEntry Matches, ConcernedEntry Traces, ConcernedEntry SeveralTumours)
{
    /// <summary>The entry of a preview.</summary>
    public static UndoPreviewEntry Of(UndoPreview preview) => new(
        preview.Refusal is null,
        preview.Refusal is { } refusal ? new(refusal.Zh, refusal.En) : null,
        [.. preview.Parts.Select(part => new UndoPartEntry(VerdictEntry.Word(part.Part)!, part.Disappearing, part.Returning))],
        [.. preview.HeldBy.Select(LaterBatchEntry.Of)],
        [.. preview.RepeatedBy.Select(LaterBatchEntry.Of)],
        [.. preview.Consequences.Counts.Select(CountChangeEntry.Of)],
        [.. preview.Consequences.Answers.Select(AnswerChangeEntry.Of)],
        ConcernedEntry.Of(preview.Consequences.Merges), ConcernedEntry.Of(preview.Consequences.Matches),
        ConcernedEntry.Of(preview.Consequences.Traces), ConcernedEntry.Of(preview.Consequences.SeveralTumours));
}

/// <summary>What an undo does to one part of the data.</summary>
/// <param name="Part">incidence, death, population or followup.</param>
/// <param name="Disappearing">Records that are in the data only by this batch.</param>
/// <param name="Returning">Records whose earlier version counts again.</param>
internal sealed record UndoPartEntry(string Part, long Disappearing, long Returning);

/// <summary>A later batch that builds on the batch.</summary>
/// <param name="BatchId">The later batch.</param>
/// <param name="Replaced">Rows of the batch that it replaced or withdrew.</param>
/// <param name="Repeated">Rows of the batch that it brought again, equal, or relies on.</param>
/// <param name="Certificates">Cases of it that are registered from death certificates of the batch only.</param>
/// <param name="FollowUps">Follow-ups of it of cases that are in the data only by the batch.</param>
/// <param name="AppliedDeaths">Cases to which it took deaths of the batch that the undo would take away or change.</param>
/// <param name="BroughtAnew">Records that the batch had withdrawn and that it brought anew.</param>
internal sealed record LaterBatchEntry(
    long BatchId, long Replaced, long Repeated, long Certificates, long FollowUps, long AppliedDeaths, long BroughtAnew)
{
    /// <summary>The entry of a batch.</summary>
    public static LaterBatchEntry Of(LaterBatch later) => new(
        later.BatchId, later.Updated, later.Unchanged, later.Certificates, later.FollowUps, later.AppliedDeaths, later.BroughtAnew);
}

/// <summary>By how much cases and deaths of a registry and year become more or fewer.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Year">Year of incidence or death.</param>
/// <param name="Cases">More cases; negative when fewer.</param>
/// <param name="Deaths">More deaths; negative when fewer.</param>
internal sealed record CountChangeEntry(string Registry, int Year, long Cases, long Deaths)
{
    /// <summary>The entry of a change.</summary>
    public static CountChangeEntry Of(CountChange change) => new(change.Registry, change.Year, change.Cases, change.Deaths);
}

/// <summary>A confirmed query whose question is asked no longer, or again.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Registry">Registry of the record.</param>
/// <param name="Part">incidence, death, population or followup.</param>
/// <param name="Record">Number of the record, for a case with the tumour.</param>
/// <param name="Effect">lapses or returns.</param>
internal sealed record AnswerChangeEntry(string CheckId, string Registry, string? Part, string Record, string Effect)
{
    /// <summary>The entry of a change.</summary>
    public static AnswerChangeEntry Of(AnswerChange change) => new(
        change.CheckId, change.Record.Registry, VerdictEntry.Word(change.Record.Part), change.Record.ToString(), change.Lapses ? "lapses" : "returns");
}

/// <summary>What else is concerned: how many, and the first hundred by their numbers.</summary>
/// <param name="Total">How many.</param>
/// <param name="Ids">Numbers, a hundred at most.</param>
internal sealed record ConcernedEntry(int Total, IReadOnlyList<long> Ids)
{
    private const int Shown = 100;

    /// <summary>The entry of a list of numbers.</summary>
    public static ConcernedEntry Of(IReadOnlyList<long> ids) => new(ids.Count, [.. ids.Take(Shown)]);
}

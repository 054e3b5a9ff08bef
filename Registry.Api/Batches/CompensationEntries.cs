using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Batches;

/// <summary>Who takes something back, and why.</summary>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
internal sealed record CompensationRequest(string? By, string? Reason);

/// <summary>What a compensation, or the undo of one record, does or would do.</summary>
/// <param name="IsPossible">True when nothing stands in its way.</param>
/// <param name="Reason">Why it is refused, or null.</param>
/// <param name="Batch">The batch it made; null of a preview and of a refusal.</param>
/// <param name="Parts">What it does, by part.</param>
/// <param name="Counts">By how much cases and deaths change, by registry and year.</param>
/// <param name="Kept">Records that stay as they are, and why.</param>
/// <param name="AppliedDeaths">By batch: the cases from which deaths come off that it had taken to them, because the deaths go or change.</param>
/// <param name="Answers">Confirmed queries whose question is asked no longer, or again.</param>
/// <param name="Merges">Standing merges of persons whose rows come or go.</param>
/// <param name="Matches">Matches of deaths and persons whose rows come or go.</param>
/// <param name="Traces">Tracings of deaths concerned.</param>
/// <param name="SeveralTumours">Persons with several tumours, one of which comes or goes: their primaries may be told apart otherwise.</param>
internal sealed record CompensationEntry(
    bool IsPossible, Words? Reason, BatchEntry? Batch, IReadOnlyList<CompensatedPartEntry> Parts, IReadOnlyList<CountChangeEntry> Counts,
    IReadOnlyList<KeptEntry> Kept, IReadOnlyList<AppliedDeathsEntry> AppliedDeaths, IReadOnlyList<AnswerChangeEntry> Answers, ConcernedEntry Merges, ConcernedEntry Matches, ConcernedEntry Traces,
    ConcernedEntry SeveralTumours)
{
    /// <summary>The entry of a preview, or of what was done.</summary>
    public static CompensationEntry Of(CompensationPreview preview, Batch? made = null) => new(
        preview.Refusal is null,
        preview.Refusal is { } refusal ? new(refusal.Zh, refusal.En) : null,
        made is null ? null : BatchEntry.Of(made),
        [.. preview.Parts.Select(part => new CompensatedPartEntry(VerdictEntry.Word(part.Part)!, part.Withdrawn, part.PutBack, part.Kept))],
        [.. preview.Counts.Select(CountChangeEntry.Of)],
        [.. preview.Kept.Select(KeptEntry.Of)],
        [.. preview.Applied.Select(applied => new AppliedDeathsEntry(applied.BatchId, applied.Cases))],
        [.. preview.Consequences.Answers.Select(AnswerChangeEntry.Of)],
        ConcernedEntry.Of(preview.Consequences.Merges), ConcernedEntry.Of(preview.Consequences.Matches),
        ConcernedEntry.Of(preview.Consequences.Traces), ConcernedEntry.Of(preview.Consequences.SeveralTumours));
}

/// <summary>What a compensation does to one part of the data.</summary>
/// <param name="Part">incidence, death, population or followup.</param>
/// <param name="Withdrawn">Records that go out of the data.</param>
/// <param name="PutBack">Records whose earlier version stands again.</param>
/// <param name="Kept">Records that stay as they are.</param>
internal sealed record CompensatedPartEntry(string Part, long Withdrawn, long PutBack, long Kept);

/// <summary>Cases from which deaths come off.</summary>
/// <param name="BatchId">The batch that had taken the deaths to them.</param>
/// <param name="Cases">How many cases.</param>
internal sealed record AppliedDeathsEntry(long BatchId, int Cases);

/// <summary>A record that stays as it is.</summary>
/// <param name="Registry">Registry of the record.</param>
/// <param name="Part">incidence, death, population or followup.</param>
/// <param name="Record">Number of the record, for a case with the tumour.</param>
/// <param name="Why">replaced-later, brought-again, certificate-used, followed or applied.</param>
/// <param name="BatchId">The batch because of which it stays.</param>
internal sealed record KeptEntry(string Registry, string? Part, string Record, string Why, long BatchId)
{
    /// <summary>The entry of a record.</summary>
    public static KeptEntry Of(KeptRecord kept) => new(
        kept.Record.Registry, VerdictEntry.Word(kept.Record.Part), kept.Record.ToString(), Word(kept.Fate), kept.BatchId);

    /// <summary>The word of a fate: replaced-later.</summary>
    public static string Word(CompensatedFate fate) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(fate.ToString());
}

using System.Text.Json;
using Registry.Api.Batches;
using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Api.Persons;

/// <summary>A pair of persons that was compared or decided upon.</summary>
/// <param name="PairId">Number of the pair.</param>
/// <param name="PersonA">The smaller number.</param>
/// <param name="PersonB">The larger number.</param>
/// <param name="RecordsA">Cases (330106/20230017) and deaths (330106/death/D17) of the first, and of whoever is merged with it.</param>
/// <param name="RecordsB">Those of the other.</param>
/// <param name="Band">automatic or review.</param>
/// <param name="Score">Log2 of the likelihood ratio, or null when a registrar named the pair.</param>
/// <param name="Probability">Posterior probability that they are one, or null.</param>
/// <param name="Decision">same, different, or null while it is open.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="Reason">Why.</param>
/// <param name="Explanation">Level and weight of each field; no values.</param>
internal sealed record PairEntry(
    long PairId, long PersonA, long PersonB, IReadOnlyList<string> RecordsA, IReadOnlyList<string> RecordsB, string Band, double? Score,
    double? Probability, string? Decision, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, JsonElement? Explanation)
{
    /// <summary>The entry of a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="records">Records by person.</param>
    public static PairEntry Of(StoredPair pair, ILookup<long, string> records) => new(
        pair.Id, pair.PersonA, pair.PersonB, [.. records[pair.PersonA]], [.. records[pair.PersonB]], Word(pair.Band), pair.Score, pair.Probability,
        Word(pair.Decision), pair.DecidedBy, pair.DecidedAt, pair.Reason,
        pair.Explanation is null ? null : JsonSerializer.Deserialize<JsonElement>(pair.Explanation));

    private static string Word(PairBand band) => band == PairBand.Automatic ? "automatic" : "review";

    private static string? Word(PersonDecision? decision) => decision switch
    {
        PersonDecision.Same => "same",
        PersonDecision.Different => "different",
        _ => null,
    };
}

/// <summary>A merge of two persons.</summary>
/// <param name="MergeId">Number of the merge.</param>
/// <param name="PersonA">One of them.</param>
/// <param name="PersonB">The other.</param>
/// <param name="IsAutomatic">True when the score alone decided.</param>
/// <param name="MergedAt">When (UTC).</param>
/// <param name="MergedBy">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="UndoneAt">When it was taken back (UTC), or null while it stands.</param>
/// <param name="UndoneBy">Who took it back.</param>
/// <param name="UndoReason">Why.</param>
internal sealed record MergeEntry(
    long MergeId, long PersonA, long PersonB, bool IsAutomatic, DateTimeOffset MergedAt, string MergedBy, string Reason,
    DateTimeOffset? UndoneAt, string? UndoneBy, string? UndoReason)
{
    public static MergeEntry Of(PersonMerge merge) => new(
        merge.Id, merge.PersonA, merge.PersonB, merge.IsAutomatic, merge.MergedAt, merge.MergedBy, merge.Reason, merge.UndoneAt,
        merge.UndoneBy, merge.UndoReason);
}

/// <summary>What taking a merge back does.</summary>
/// <param name="Merge">The merge.</param>
/// <param name="CanBeUndone">False when it has been taken back already, or a death came to a case over it.</param>
/// <param name="Reason">Why it cannot, or null.</param>
/// <param name="Groups">The persons that stay together, group by group; one group: other merges hold them together.</param>
internal sealed record UnmergeEntry(MergeEntry Merge, bool CanBeUndone, Words? Reason, IReadOnlyList<IReadOnlyList<long>> Groups)
{
    public static UnmergeEntry Of(UnmergePreview preview) =>
        new(MergeEntry.Of(preview.Merge), preview.Refusal is null, preview.Refusal is { } refusal ? new(refusal.Zh, refusal.En) : null, preview.Groups);
}

/// <summary>A tumour of a person; no name, no identity number.</summary>
/// <param name="PersonId">The person it was staged under.</param>
/// <param name="Registry">Registry code.</param>
/// <param name="CaseNumber">Registration number.</param>
/// <param name="TumourNumber">Tumour of that number.</param>
/// <param name="IncidenceDate">Date of incidence as far as it is known.</param>
/// <param name="Icd10">ICD-10.</param>
/// <param name="Topography">ICD-O-3 topography, or null.</param>
/// <param name="Morphology">ICD-O-3 morphology, or null.</param>
internal sealed record TumourEntry(
    long PersonId, string Registry, string CaseNumber, int TumourNumber, string IncidenceDate, string Icd10, string? Topography,
    string? Morphology)
{
    public static TumourEntry Of(StoredCase stored) => new(
        stored.PersonId, stored.Record.Registry, stored.Record.CaseNumber, stored.Record.TumourNumber,
        stored.Record.IncidenceDate.ToString(), stored.Record.Icd10.Code, stored.Record.Topography?.Code,
        stored.Record.Morphology?.ToString());
}

/// <summary>One human being as the registry knows it.</summary>
/// <param name="PersonId">The smallest number of its persons.</param>
/// <param name="Members">All persons that are merged into it.</param>
/// <param name="Sexes">Sexes of its cases; more than one is a contradiction.</param>
/// <param name="BirthYears">Years of birth of its cases; more than one is a contradiction.</param>
/// <param name="Tumours">Current tumours.</param>
/// <param name="Merges">All merges, those taken back included.</param>
internal sealed record PersonEntry(
    long PersonId, IReadOnlyList<long> Members, IReadOnlyList<Sex> Sexes, IReadOnlyList<int> BirthYears, IReadOnlyList<TumourEntry> Tumours,
    IReadOnlyList<MergeEntry> Merges);

/// <summary>A page of pairs.</summary>
/// <param name="Pairs">The pairs, the likeliest first.</param>
internal sealed record PairList(IReadOnlyList<PairEntry> Pairs);

/// <summary>A decision about two persons.</summary>
/// <param name="PersonA">One of them.</param>
/// <param name="PersonB">The other.</param>
/// <param name="By">Who decides.</param>
/// <param name="Reason">Why.</param>
internal sealed record PairRequest(long PersonA, long PersonB, string? By, string? Reason);

/// <summary>Who takes something back, and why.</summary>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
internal sealed record DecisionRequest(string? By, string? Reason);

/// <summary>Which persons are compared.</summary>
/// <param name="Registry">Only persons of this registry; all when null.</param>
/// <param name="By">Who runs it.</param>
internal sealed record LinkRequest(string? Registry, string? By);

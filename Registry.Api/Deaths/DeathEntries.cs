using System.Globalization;
using Registry.Api.Batches;
using Registry.Core.Store;
using Registry.Import.Linking;

namespace Registry.Api.Deaths;

/// <summary>Which deaths are compared.</summary>
/// <param name="Registry">Registry of the deaths; all when null.</param>
/// <param name="FromYear">First year of death; all when null.</param>
/// <param name="ToYear">Last year of death.</param>
/// <param name="By">Who runs it.</param>
internal sealed record ClearanceRequest(string? Registry, int? FromYear, int? ToYear, string? By)
{
    public ClearanceScope ToScope() => new(Registry, FromYear ?? 0, ToYear ?? FromYear ?? 9999);
}

/// <summary>Something a registrar should look at.</summary>
/// <param name="CheckId">Id of the check.</param>
/// <param name="Registry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="PersonId">The person, or null.</param>
/// <param name="MessageZh">What is the matter, Chinese.</param>
/// <param name="MessageEn">What is the matter, English.</param>
internal sealed record FindingEntry(string CheckId, string Registry, string DeathNumber, long? PersonId, string MessageZh, string MessageEn)
{
    public static FindingEntry Of(ClearanceFinding finding)
    {
        var text = FindingText.Of(finding);
        return new(finding.CheckId, finding.Registry, finding.DeathNumber, finding.PersonId, text.Zh, text.En);
    }
}

/// <summary>What became of the deaths. Deaths is the sum of matched, forReview, unmatched, otherCauses and noCase.</summary>
/// <param name="Deaths">Current deaths looked at.</param>
/// <param name="Matched">Deaths of persons with a registered case.</param>
/// <param name="ForReview">Deaths on which a registrar must decide.</param>
/// <param name="Unmatched">Deaths from or with cancer without a case (DCN).</param>
/// <param name="OtherCauses">Deaths that speak of no cancer; kept.</param>
/// <param name="NoCase">Deaths that tracing found to be no case here.</param>
/// <param name="MatchedFromOtherCauses">Of the matched: underlying cause is no cancer.</param>
/// <param name="TracingsOpened">Tracings that began.</param>
/// <param name="TracingsChanged">Tracings that ended, or began anew because their case has gone.</param>
/// <param name="Weights">estimated: the comparison was weighed by these data; defaults: there were too few of them.</param>
/// <param name="Findings">What to look at.</param>
internal sealed record ClearanceEntry(
    long Deaths, long Matched, long ForReview, long Unmatched, long OtherCauses, long NoCase, long MatchedFromOtherCauses,
    int TracingsOpened, int TracingsChanged, string Weights, IReadOnlyList<FindingEntry> Findings)
{
    public static ClearanceEntry Of(ClearanceOutcome o) => new(
        o.Deaths, o.Matched, o.ForReview, o.Unmatched, o.OtherCauses, o.NoCase, o.MatchedFromOtherCauses, o.Opened, o.Ended,
        o.Weights == WeightSource.Estimated ? "estimated" : "defaults", [.. o.Findings.Select(FindingEntry.Of)]);
}

/// <summary>A death and a person who may be one.</summary>
/// <param name="Registry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Method">residentId, nameSexBirth, score or registrar.</param>
/// <param name="Band">automatic or review.</param>
/// <param name="Probability">Posterior probability where a score was used.</param>
/// <param name="Decision">same, different, or null while it is open.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="Reason">Why.</param>
internal sealed record MatchEntry(
    string Registry, string DeathNumber, long PersonId, MatchMethod Method, PairBand Band, double? Probability, PersonDecision? Decision,
    string? DecidedBy, string? Reason)
{
    public static MatchEntry Of(DeathMatch m) => new(
        m.Found.Registry, m.Found.DeathNumber, m.Found.PersonId, m.Found.Method, m.Found.Band, m.Found.Probability, m.Decision, m.DecidedBy,
        m.Reason);
}

/// <summary>The tracing of one death; no name, no identity number.</summary>
/// <param name="TraceId">Number of the tracing.</param>
/// <param name="Registry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="State">toTrace, traced, nothingFound, initiated (DCI), certificateOnly (DCO), noCase or matched.</param>
/// <param name="Hospital">Where to ask.</param>
/// <param name="DeathDate">Date of death.</param>
/// <param name="UnderlyingCause">Underlying cause, ICD-10.</param>
/// <param name="OpenedAt">When it began (UTC).</param>
/// <param name="ChangedAt">Its last step (UTC).</param>
/// <param name="ChangedBy">Who took that step.</param>
/// <param name="Note">The last note.</param>
internal sealed record TraceEntry(
    long TraceId, string Registry, string DeathNumber, TraceState State, string? Hospital, string DeathDate, string UnderlyingCause,
    DateTimeOffset OpenedAt, DateTimeOffset ChangedAt, string ChangedBy, string? Note)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header =
    [
        "trace_id", "registry", "death_number", "state", "hospital", "death_date", "underlying_cause", "opened_at", "changed_at", "changed_by",
        "note",
    ];

    public static TraceEntry Of(DeathTrace t) => new(
        t.Id, t.Registry, t.DeathNumber, t.State, t.Hospital, t.DeathDate.ToString(), t.UnderlyingCause, t.OpenedAt, t.ChangedAt,
        t.ChangedBy, t.Note);

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() =>
    [
        TraceId, Registry, DeathNumber, Word(State), Hospital, DeathDate, UnderlyingCause, OpenedAt.ToString("O", CultureInfo.InvariantCulture),
        ChangedAt.ToString("O", CultureInfo.InvariantCulture), ChangedBy, Note,
    ];

    /// <summary>Word of a state as the command line writes it: to-trace, traced, nothing-found, dci, dco, no-case, matched.</summary>
    public static string Word(TraceState state) => state switch
    {
        TraceState.ToTrace => "to-trace",
        TraceState.Traced => "traced",
        TraceState.NothingFound => "nothing-found",
        TraceState.Initiated => "dci",
        TraceState.CertificateOnly => "dco",
        TraceState.NoCase => "no-case",
        _ => "matched",
    };

    /// <summary>The state of a word.</summary>
    public static TraceState? StateOf(string? word) =>
        Enum.GetValues<TraceState>().Cast<TraceState?>().FirstOrDefault(state => Word(state!.Value) == word);
}

/// <summary>A list of tracings.</summary>
/// <param name="Traces">Hospital by hospital.</param>
internal sealed record TraceList(IReadOnlyList<TraceEntry> Traces);

/// <summary>A list of matches.</summary>
/// <param name="Matches">Death by death.</param>
internal sealed record MatchList(IReadOnlyList<MatchEntry> Matches);

/// <summary>A step in the tracing of a death.</summary>
/// <param name="State">to-trace, traced, nothing-found or no-case; dci, dco and matched follow from the cases.</param>
/// <param name="By">Who.</param>
/// <param name="Note">What was found.</param>
internal sealed record TraceStepRequest(string? State, string? By, string? Note);

/// <summary>A decision about a death and a person.</summary>
/// <param name="Registry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Decision">same or different.</param>
/// <param name="By">Who decides.</param>
/// <param name="Reason">Why.</param>
internal sealed record DeathDecisionRequest(
    string? Registry, string? DeathNumber, long PersonId, string? Decision, string? By, string? Reason);

/// <summary>That a decision was kept.</summary>
/// <param name="Warnings">What the death and the cases of the person cannot both be right about; empty when nothing.</param>
internal sealed record DeathDecisionEntry(IReadOnlyList<Words> Warnings);

/// <summary>DCO cases that were made.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="BatchId">The batch that brought them, or null when there was none to make.</param>
/// <param name="BatchState">State of the batch: committed, or checked when a row was returned.</param>
/// <param name="Cases">Cases made.</param>
/// <param name="NotCoded">Deaths whose cause a coder must decide, by number.</param>
internal sealed record CertificateEntry(string Registry, long? BatchId, string? BatchState, int Cases, IReadOnlyList<string> NotCoded)
{
    public static CertificateEntry Of(CertificateOutcome o) => new(
        o.Registry, o.Batch?.Batch.Id, o.Batch is { } made ? Batches.BatchEntry.StateOf(made.Batch) : null, o.Cases, o.NotCoded);
}

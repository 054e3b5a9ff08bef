using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>What matched a death to a person.</summary>
public enum MatchMethod
{
    /// <summary>The same valid resident ID.</summary>
    ResidentId = 1,

    /// <summary>The same name, sex and complete date of birth.</summary>
    NameSexBirth = 2,

    /// <summary>The score over all fields.</summary>
    Score = 3,

    /// <summary>A registrar.</summary>
    Registrar = 4,
}

/// <summary>How far the tracing of a death from cancer without a case has come.</summary>
public enum TraceState
{
    /// <summary>The hospital is to be asked.</summary>
    ToTrace = 1,

    /// <summary>The clinical record was found; its case card is awaited.</summary>
    Traced = 2,

    /// <summary>The trace-back found nothing; a case is made from the certificate.</summary>
    NothingFound = 3,

    /// <summary>Registered after the certificate led to it (death certificate initiated).</summary>
    Initiated = 4,

    /// <summary>Registered from the certificate only.</summary>
    CertificateOnly = 5,

    /// <summary>No case of this registry: wrong cause, no resident, no cancer.</summary>
    NoCase = 6,

    /// <summary>The case was there all along: it was only not recognised.</summary>
    Matched = 7,
}

/// <summary>A death and a person who may be one.</summary>
/// <param name="Registry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Method">What matched them.</param>
/// <param name="Band">Automatic or for review.</param>
/// <param name="Probability">Posterior probability where a score was used, else null.</param>
/// <param name="Explanation">JSON: level and weight of each field; no values.</param>
public sealed record FoundMatch(
    string Registry, string DeathNumber, long PersonId, MatchMethod Method, PairBand Band, double? Probability, string? Explanation);

/// <summary>A match as it is kept.</summary>
/// <param name="Id">Number of the match.</param>
/// <param name="Found">What was found.</param>
/// <param name="Decision">What a registrar decided, or null.</param>
/// <param name="DecidedBy">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record DeathMatch(long Id, FoundMatch Found, PersonDecision? Decision, string? DecidedBy, string? Reason)
{
    /// <summary>True when the death counts as that person's.</summary>
    public bool IsLinked => Decision == PersonDecision.Same || (Decision is null && Found.Band == PairBand.Automatic);
}

/// <summary>The tracing of one death.</summary>
/// <param name="Id">Number of the tracing.</param>
/// <param name="Registry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Hospital">Where to ask, or null.</param>
/// <param name="OpenedAt">When it began (UTC).</param>
/// <param name="ChangedAt">Its last step (UTC).</param>
/// <param name="ChangedBy">Who took that step.</param>
/// <param name="Note">The last note, or null.</param>
/// <param name="DeathId">Current version of the death.</param>
/// <param name="DeathDate">Date of death.</param>
/// <param name="UnderlyingCause">Underlying cause, ICD-10.</param>
/// <param name="Sex">Sex.</param>
public sealed record DeathTrace(
    long Id, string Registry, string DeathNumber, TraceState State, string? Hospital, DateTimeOffset OpenedAt,
    DateTimeOffset ChangedAt, string ChangedBy, string? Note, long DeathId, PartialDate DeathDate, string UnderlyingCause, Sex Sex);

/// <summary>A step of a tracing.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="From">The state before, or null at its beginning.</param>
/// <param name="To">The state after.</param>
/// <param name="Note">What was written, or null.</param>
public sealed record TraceStep(DateTimeOffset At, string By, TraceState? From, TraceState To, string? Note);

/// <summary>A death whose tracing shall begin, or move on because a case is there now.</summary>
/// <param name="Registry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="Hospital">Where to ask, or null.</param>
public sealed record TraceWanted(string Registry, string DeathNumber, string? Hospital);

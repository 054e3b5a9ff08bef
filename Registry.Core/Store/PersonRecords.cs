using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>What the current rows of one person say, put together: of each item the newest value that is not empty.</summary>
/// <param name="Id">The person.</param>
/// <param name="Registry">Registry of the newest row.</param>
/// <param name="ResidentKey">First 17 digits of the valid resident ID, or null.</param>
/// <param name="Name">Name, or null. Personal data.</param>
/// <param name="Sex">Sex.</param>
/// <param name="BirthDate">Date of birth, or null.</param>
/// <param name="HouseholdArea">Household area code, or null.</param>
/// <param name="Hospital">Reporting hospital, or null.</param>
/// <param name="InpatientNumber">Inpatient number, or null. Personal data.</param>
/// <param name="Tumours">Current cases.</param>
/// <param name="Deaths">Current deaths.</param>
public sealed record CurrentPerson(
    long Id, string Registry, long? ResidentKey, string? Name, Sex Sex, PartialDate? BirthDate, string? HouseholdArea,
    string? Hospital, string? InpatientNumber, int Tumours, int Deaths);

/// <summary>How sure a comparison of two persons is.</summary>
public enum PairBand
{
    /// <summary>Above the upper threshold: merged without being asked.</summary>
    Automatic = 1,

    /// <summary>Between the thresholds: a registrar decides.</summary>
    Review = 2,
}

/// <summary>What was decided about two persons.</summary>
public enum PersonDecision
{
    /// <summary>One human being.</summary>
    Same = 1,

    /// <summary>Two human beings; they are never proposed or merged again until the decision is taken back.</summary>
    Different = 2,
}

/// <summary>Two persons that were compared.</summary>
/// <param name="PersonA">The smaller number.</param>
/// <param name="PersonB">The larger number.</param>
/// <param name="Score">Log2 of the likelihood ratio.</param>
/// <param name="Probability">Posterior probability that they are one, 0 to 1.</param>
/// <param name="Band">Automatic or for review.</param>
/// <param name="Explanation">JSON: level and weight of each field; no values.</param>
public sealed record ComparedPair(long PersonA, long PersonB, double Score, double Probability, PairBand Band, string Explanation);

/// <summary>A pair as it is kept.</summary>
/// <param name="Id">Number of the pair.</param>
/// <param name="PersonA">The smaller number.</param>
/// <param name="PersonB">The larger number.</param>
/// <param name="RunId">The comparison that found it, or null when a registrar named it.</param>
/// <param name="Score">Log2 of the likelihood ratio, or null.</param>
/// <param name="Probability">Posterior probability, or null.</param>
/// <param name="Band">Automatic or for review.</param>
/// <param name="Explanation">JSON: level and weight of each field, or null.</param>
/// <param name="Decision">What was decided, or null while it is open.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="DecidedBy">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record StoredPair(
    long Id, long PersonA, long PersonB, long? RunId, double? Score, double? Probability, PairBand Band, string? Explanation,
    PersonDecision? Decision, DateTimeOffset? DecidedAt, string? DecidedBy, string? Reason);

/// <summary>An edge between two persons that are one.</summary>
/// <param name="Id">Number of the merge.</param>
/// <param name="PersonA">One of them.</param>
/// <param name="PersonB">The other.</param>
/// <param name="PairId">The pair it came from, or null.</param>
/// <param name="IsAutomatic">True when the score alone decided.</param>
/// <param name="MergedAt">When (UTC).</param>
/// <param name="MergedBy">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="UndoneAt">When it was taken back (UTC), or null while it stands.</param>
/// <param name="UndoneBy">Who took it back.</param>
/// <param name="UndoReason">Why.</param>
public sealed record PersonMerge(
    long Id, long PersonA, long PersonB, long? PairId, bool IsAutomatic, DateTimeOffset MergedAt, string MergedBy, string Reason,
    DateTimeOffset? UndoneAt, string? UndoneBy, string? UndoReason);

/// <summary>What became of a merge.</summary>
/// <param name="Merge">The merge, or null when it was refused.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record MergeOutcome(PersonMerge? Merge, Refusal? Refusal);

/// <summary>What taking a merge back would do.</summary>
/// <param name="Merge">The merge.</param>
/// <param name="Groups">The persons that stay together afterwards, group by group; one group: other merges hold them together.</param>
/// <param name="Refusal">Why it would be refused, or null.</param>
public sealed record UnmergePreview(PersonMerge Merge, IReadOnlyList<IReadOnlyList<long>> Groups, Refusal? Refusal);

/// <summary>A comparison of persons that was run.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="DataVersion">Data state it looked at.</param>
/// <param name="Persons">Persons compared.</param>
/// <param name="Automatic">Pairs above the upper threshold.</param>
/// <param name="Review">Pairs for review.</param>
/// <param name="Model">JSON: the weights.</param>
public sealed record LinkageRun(
    long Id, DateTimeOffset At, string By, long DataVersion, long Persons, long Automatic, long Review, string Model);

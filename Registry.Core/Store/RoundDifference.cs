using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>How a row of a round stands against the round before.</summary>
public enum RoundChange
{
    /// <summary>Returned before, accepted now.</summary>
    Corrected = 1,

    /// <summary>Returned before and now by the same checks.</summary>
    StillReturned = 2,

    /// <summary>Returned before, and now by other checks.</summary>
    ReturnedOtherwise = 3,

    /// <summary>Accepted before or not there, returned now.</summary>
    NewlyReturned = 4,

    /// <summary>Not there before, accepted now.</summary>
    Added = 5,

    /// <summary>Accepted before and now, with other content.</summary>
    Changed = 6,

    /// <summary>Accepted before and now, with the same content.</summary>
    Unchanged = 7,

    /// <summary>Returned before, not there now.</summary>
    MissingReturned = 8,

    /// <summary>Accepted before, not there now; a missing row takes nothing away from what is stored.</summary>
    MissingAccepted = 9,
}

/// <summary>A row that is not as it was in the round before, or is returned again.</summary>
/// <param name="Change">How it stands.</param>
/// <param name="Before">The row of the round before, or null.</param>
/// <param name="Now">The row of this round, or null.</param>
public sealed record RoundPair(RoundChange Change, RoundRow? Before, RoundRow? Now)
{
    /// <summary>Ids of the queries on the row before.</summary>
    public IReadOnlyCollection<string> QueriesBefore { get; init; } = [];

    /// <summary>Ids of the queries on the row now.</summary>
    public IReadOnlyCollection<string> QueriesNow { get; init; } = [];

    /// <summary>True when the row is accepted and something that was asked about it before is asked no longer.</summary>
    public bool SettlesQuery => Now is { IsReturned: false } && QueriesBefore.Except(QueriesNow).Any();
}

/// <summary>What a round changes against the one before.</summary>
/// <param name="BatchId">The round.</param>
/// <param name="RoundOf">The batch of the round before.</param>
/// <param name="Round">Number of the round, from 2.</param>
/// <param name="Counts">Rows by how they stand.</param>
/// <param name="SettledQueries">Rows on which a query was open and is so no longer.</param>
/// <param name="Rows">Every pair but the unchanged ones, in the order of the file; missing rows behind the others of their part.</param>
public sealed record RoundDifference(
    long BatchId, long RoundOf, int Round, IReadOnlyDictionary<RoundChange, long> Counts, long SettledQueries, IReadOnlyList<RoundPair> Rows)
{
    /// <summary>Row of the round before, by part and row of this one.</summary>
    internal IReadOnlyDictionary<(PartKind Part, int Row), int> RowsBefore { get; init; } = new Dictionary<(PartKind, int), int>();

    /// <summary>The verdicts of this round that the round before did not have on the same row.</summary>
    public IEnumerable<Verdict> OnlyNew(IEnumerable<Verdict> now, IEnumerable<Verdict> before)
    {
        var known = before.Select(verdict => (verdict.CheckId, verdict.Part, verdict.Row, verdict.Item)).ToHashSet();
        return now.Where(verdict =>
            (RowBefore(verdict) is not { } row) || !known.Contains((verdict.CheckId, verdict.Part, row, verdict.Item)));
    }

    private int? RowBefore(Verdict verdict) =>
        verdict.Row == 0 ? 0
        : verdict.Part is { } part && RowsBefore.TryGetValue((part, verdict.Row), out var row) ? row
        : null;

    /// <summary>Rows that stand in one way.</summary>
    public long Count(RoundChange change) => Counts.GetValueOrDefault(change);

    /// <summary>Rows that both rounds have.</summary>
    public long Common =>
        Counts.Where(count => count.Key is not (RoundChange.Added or RoundChange.MissingAccepted or RoundChange.MissingReturned)).Sum(count => count.Value)
        - Rows.Count(pair => pair is { Change: RoundChange.NewlyReturned, Before: null });
}

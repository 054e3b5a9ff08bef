using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A query as a stored version carries it.</summary>
/// <param name="Verdict">The query.</param>
/// <param name="Fingerprint">This question about these values.</param>
public sealed record StoredQuery(Verdict Verdict, long Fingerprint);

/// <summary>That a registrar looked and says it is right as it is.</summary>
/// <param name="Id">Number of the confirmation.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record Confirmation(long Id, DateTimeOffset At, string By, string Reason);

/// <summary>A query with the record it asks about and the answer it has got.</summary>
/// <param name="BatchId">The batch that raised it.</param>
/// <param name="Record">The record; null when its row is returned or an older program read it.</param>
/// <param name="Verdict">The query.</param>
/// <param name="Confirmation">The answer that stands, or null while it is open.</param>
public sealed record AskedQuery(long BatchId, RecordKey? Record, Verdict Verdict, Confirmation? Confirmation)
{
    /// <summary>Whether the question stands.</summary>
    public required QueryStanding Standing { get; init; }
}

/// <summary>Whether a question of a batch stands.</summary>
public enum QueryStanding
{
    /// <summary>What it asks about counts or waits for its commit.</summary>
    Stands = 1,

    /// <summary>The record, or the other case it is about, was corrected, replaced or taken back since; or its row was returned.</summary>
    Settled = 2,

    /// <summary>Its row is unchanged: it is the question of the earlier batch that brought the record.</summary>
    OfEarlier = 3,
}

/// <summary>Whether a query has been answered.</summary>
public enum QueryState
{
    /// <summary>It stands, and nobody has confirmed these values.</summary>
    Open = 1,

    /// <summary>Confirmed for these values.</summary>
    Confirmed = 2,
}

/// <summary>Which queries are wanted. Without a batch: those of the records that count and of batches that wait for their
/// commit.</summary>
/// <param name="Registry">Only this registry, or null.</param>
/// <param name="BatchId">Only this batch, or null.</param>
/// <param name="CheckId">Only this check, or null.</param>
/// <param name="State">Only open or only confirmed ones, or null.</param>
/// <param name="Skip">How many to leave out at the beginning.</param>
/// <param name="Take">How many at most.</param>
public sealed record QueryFilter(
    string? Registry = null, long? BatchId = null, string? CheckId = null, QueryState? State = null, int Skip = 0, int Take = int.MaxValue);

/// <summary>Names a query: by its row in a batch, or by the record it asks about.</summary>
public sealed record QueryTarget
{
    /// <summary>The check that asks.</summary>
    public required string CheckId { get; init; }

    /// <summary>The batch, when the query is named by its row.</summary>
    public long? BatchId { get; init; }

    /// <summary>Row of the delivered file; 0 for a part as a whole.</summary>
    public int Row { get; init; }

    /// <summary>Part of the batch; null when only one part has the query at this row.</summary>
    public PartKind? Part { get; init; }

    /// <summary>The record, when the query is named by it.</summary>
    public RecordKey? Record { get; init; }
}

/// <summary>An answer to a query, or an answer taken back.</summary>
/// <param name="Query">The query.</param>
/// <param name="By">Who says so.</param>
/// <param name="Reason">Why.</param>
public sealed record QueryAnswer(QueryTarget Query, string By, string Reason);

/// <summary>Why one of several answers cannot be taken.</summary>
/// <param name="Index">Its place among the answers, from 0.</param>
/// <param name="Refusal">The reason.</param>
public sealed record AnswerProblem(int Index, Refusal Refusal);

/// <summary>What became of answers: all are taken, or none.</summary>
/// <param name="Done">Queries confirmed, or confirmations taken back.</param>
/// <param name="Already">Queries that were confirmed before.</param>
/// <param name="Problems">What stands in the way; then nothing has changed.</param>
public sealed record AnswerOutcome(int Done, int Already, IReadOnlyList<AnswerProblem> Problems);

/// <summary>How the queries of a check on committed records were answered.</summary>
/// <param name="Registry">Registry of the records.</param>
/// <param name="CheckId">The check.</param>
/// <param name="Asked">Different questions asked: a record with the same values is asked once.</param>
/// <param name="Confirmed">Confirmed: the check was overridden.</param>
/// <param name="Corrected">Settled because a value changed or the record was taken out.</param>
/// <param name="Open">Still without an answer.</param>
public sealed record QueryCount(string Registry, string CheckId, long Asked, long Confirmed, long Corrected, long Open);

using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Registry.Core.Store;

/// <summary>Takes answers to queries: a registrar confirms that a record is right as it is, or takes that back.</summary>
/// <remarks>An answer is remembered for the values it was given for: the same question is not asked again, and it is asked
/// again when one of the values changes. While a file of the registry is read, answers wait for it, 30 seconds at
/// most.</remarks>
public sealed class ConfirmationStore(RegistryDatabase database)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private delegate AuditEntry? Step(SqliteConnection connection, QueryAnswer answer, QueryRow query);

    /// <summary>Confirms queries: all of them in one transaction, or none.</summary>
    /// <exception cref="Registry.Core.Store.RegistryStoreException">The database could not be written; nothing was confirmed.</exception>
    public Task<AnswerOutcome> ConfirmAsync(IReadOnlyList<QueryAnswer> answers, CancellationToken stop) =>
        Task.Run(() => Take(answers, Confirm, isConfirming: true, stop), stop);

    /// <summary>Takes confirmations back: the queries are open again. All of them in one transaction, or none.</summary>
    /// <exception cref="Registry.Core.Store.RegistryStoreException">The database could not be written; nothing was changed.</exception>
    public Task<AnswerOutcome> WithdrawAsync(IReadOnlyList<QueryAnswer> answers, CancellationToken stop) =>
        Task.Run(() => Take(answers, Withdraw, isConfirming: false, stop), stop);

    // A batch that is being read has looked at the answers already; what comes now must wait until it is checked.
    private AnswerOutcome Take(IReadOnlyList<QueryAnswer> answers, Step step, bool isConfirming, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var (outcome, busy) = database.Write(connection => Take(connection, answers, step, isConfirming));
            if (busy is null) return outcome;
            if (Stopwatch.GetElapsedTime(since) > LongestWait) return outcome with { Problems = [new(0, busy)] };
            BatchRecovery.Run(database);                     // its program may have died
            stop.WaitHandle.WaitOne(100);
            stop.ThrowIfCancellationRequested();
        }
    }

    private (AnswerOutcome Outcome, Refusal? Busy) Take(
        SqliteConnection connection, IReadOnlyList<QueryAnswer> answers, Step step, bool isConfirming)
    {
        var found = answers.Select(answer => Find(connection, answer, isConfirming)).ToList();
        var problems = found.Select((f, index) => f.Refusal is { } refusal ? new AnswerProblem(index, refusal) : null)
            .OfType<AnswerProblem>().ToList();
        if (problems.Count > 0) return (new(0, 0, problems), null);
        foreach (var registry in found.SelectMany(f => f.Queries).Select(q => q.Registry!).Distinct())
            if (connection.QuerySingle<long?>(SqlText.Query("batch_reading"), new { registry }) is { } reading)
                return (new(0, 0, []), QueryRefusals.BeingRead(registry, reading));

        var (done, already) = (new List<AuditEntry>(), 0);
        for (var index = 0; index < answers.Count; index++)
            foreach (var query in found[index].Queries)
                if (step(connection, answers[index], query) is { } entry) done.Add(entry);
                else already++;
        var changed = false;
        foreach (var record in found.SelectMany(f => f.Queries).Select(query => query.Record!.Value).Distinct())
            changed |= OpenQueries.Refresh(connection, record);
        if (changed) connection.Execute(SqlText.Query("data_state_bump"), new { at = database.Now() });
        foreach (var entry in done) AuditChain.Append(database, connection.Handle!, entry);
        return (new(done.Count, already, []), null);
    }

    private static (IReadOnlyList<QueryRow> Queries, Refusal? Refusal) Find(
        SqliteConnection connection, QueryAnswer answer, bool isConfirming)
    {
        var target = answer.Query;
        if (QueryRefusals.Unsigned(answer) is { } unsigned) return ([], unsigned);
        if (target.BatchId is { } id && QueryRefusals.NotAsked(connection, id) is { } notAsked) return ([], notAsked);
        var queries = target.BatchId is { } batchId ? OfRow(connection, batchId, target) : OfRecord(connection, target);
        if (queries.Count == 0)
            return ([], target.BatchId is { } named ? QueryRefusals.NotThere(connection, named, target.Row, target.CheckId)
                : QueryRefusals.NotThere(target.Record!.Value, target.CheckId));
        if (queries.Select(query => query.Part).Distinct().Skip(1).Any()) return ([], QueryRefusals.SeveralParts(target.Row, target.CheckId));
        var refusal = queries.Select(query =>
            query.Fingerprint is null ? QueryRefusals.NoRecord(query)
            : !isConfirming && query.ConfirmationId is null ? QueryRefusals.NotConfirmed(query.CheckId)
            : isConfirming ? QueryRefusals.Outdated(connection, query) : null).FirstOrDefault(found => found is not null);
        return (queries, refusal);
    }

    private static List<QueryRow> OfRow(SqliteConnection connection, long batchId, QueryTarget target) =>
        [.. connection.Query<QueryRow>(
            SqlText.Query("query_of_row"),
            new { batchId, part = (int?)target.Part, fileRow = target.Row, checkId = target.CheckId })];

    // The version that counts goes before one that waits for its commit.
    private static List<QueryRow> OfRecord(SqliteConnection connection, QueryTarget target)
    {
        var record = target.Record ?? throw new ArgumentException("A query is named by its batch and row or by its record.", nameof(target));
        return OpenQueries.Versions(connection, record)
            .Select(version => OfRow(connection, version.BatchId, target with { Row = (int)version.FileRow })
                .Where(query => query.Record == record).ToList())
            .FirstOrDefault(queries => queries.Count > 0) ?? [];
    }

    private AuditEntry? Confirm(SqliteConnection connection, QueryAnswer answer, QueryRow query)
    {
        if (connection.QuerySingleOrDefault<long?>(
            SqlText.Query("confirmation_of"), new { fingerprint = query.Fingerprint }) is not null) return null;
        var (by, reason) = (answer.By.Trim(), answer.Reason.Trim());
        var id = connection.QuerySingle<long>(SqlText.Query("confirmation_insert"), new
        {
            registry = query.Registry, part = (int)(query.Record!.Value.Part ?? 0), recordNumber = query.RecordNumber, tumourNumber = query.TumourNumber,
            checkId = query.CheckId, fingerprint = query.Fingerprint, batchId = query.BatchId, fileRow = query.FileRow,
            at = database.Now(), by, reason,
        });
        return Entry(AuditEvents.QueryConfirmed, id, query, by, reason);
    }

    private AuditEntry? Withdraw(SqliteConnection connection, QueryAnswer answer, QueryRow query)
    {
        var (by, reason) = (answer.By.Trim(), answer.Reason.Trim());
        var id = query.ConfirmationId;
        if (connection.Execute(SqlText.Query("confirmation_withdraw"), new { id, at = database.Now(), by, reason }) == 0) return null;
        return Entry(AuditEvents.QueryReopened, id, query, by, reason);
    }

    private static AuditEntry Entry(string @event, long? confirmation, QueryRow query, string by, string reason) =>
        new(query.BatchId, @event, by, AuditStore.Json(new { confirmation, query.CheckId, query.Part, query.FileRow, reason }));
}

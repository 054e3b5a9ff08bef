using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Deaths matched to registered cases, and the tracing of deaths from cancer that match none.</summary>
public sealed class DeathClearanceStore(RegistryDatabase database)
{
    private sealed record MatchRow
    {
        public required long Id { get; init; }
        public required string Registry { get; init; }
        public required string DeathNumber { get; init; }
        public required long PersonId { get; init; }
        public required long Method { get; init; }
        public required long Band { get; init; }
        public double? Probability { get; init; }
        public string? Explanation { get; init; }
        public long? Decision { get; init; }
        public string? DecidedBy { get; init; }
        public string? Reason { get; init; }

        public DeathMatch ToMatch() => new(
            Id, new(Registry, DeathNumber, PersonId, (MatchMethod)Method, (PairBand)Band, Probability, Explanation),
            (PersonDecision?)Decision, DecidedBy, Reason);
    }

    private sealed record TraceRow
    {
        public required long Id { get; init; }
        public required string Registry { get; init; }
        public required string DeathNumber { get; init; }
        public required long State { get; init; }
        public string? Hospital { get; init; }
        public required string OpenedAt { get; init; }
        public required string ChangedAt { get; init; }
        public required string ChangedBy { get; init; }
        public string? Note { get; init; }
        public required long DeathId { get; init; }
        public required long DeathDate { get; init; }
        public required string UnderlyingCause { get; init; }
        public required long Sex { get; init; }

        public DeathTrace ToTrace() => new(
            Id, Registry, DeathNumber, (TraceState)State, Hospital, BatchRow.Instant(OpenedAt), BatchRow.Instant(ChangedAt), ChangedBy,
            Note, DeathId, StoredText.Date(DeathDate)!.Value, UnderlyingCause, (Coding.Sex)Sex);
    }

    private sealed record StepRow
    {
        public required string At { get; init; }
        public required string By { get; init; }
        public long? FromState { get; init; }
        public required long ToState { get; init; }
        public string? Note { get; init; }
    }

    private sealed record TraceKey
    {
        public required long Id { get; init; }
        public required string Registry { get; init; }
        public required string DeathNumber { get; init; }
        public required long State { get; init; }
    }

    private sealed record DeathLinkRow
    {
        public required long DeathId { get; init; }
        public required string Registry { get; init; }
        public required string DeathNumber { get; init; }
        public required long DeathDate { get; init; }
        public required string UnderlyingCause { get; init; }
        public required long PersonId { get; init; }
        public required long Standing { get; init; }

        public DeathLink ToLink() => new(
            Registry, DeathNumber, Coding.PartialDate.FromNumber((int)DeathDate), Coding.IcdCode.TryParse(UnderlyingCause)!, PersonId,
            (LinkStanding)Standing) { DeathId = DeathId };
    }

    /// <summary>Every current death with the persons it is, may be or is not: what was matched, and deaths that share a resident ID
    /// with a person and were not compared yet. Streams.</summary>
    public IEnumerable<DeathLink> Links()
    {
        using var connection = database.OpenConnection();
        foreach (var row in connection.Query<DeathLinkRow>(SqlText.Query("death_link_list"), buffered: false)) yield return row.ToLink();
    }

    /// <summary>Matches of the current deaths of a registry (null: of all) in a span of years.</summary>
    /// <param name="registry">Registry of the death, or null.</param>
    /// <param name="fromYear">First year of death.</param>
    /// <param name="toYear">Last year of death.</param>
    /// <param name="openOnly">True for those that wait for a registrar.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<IReadOnlyList<DeathMatch>> MatchesAsync(
        string? registry, int fromYear, int toYear, bool openOnly, CancellationToken stop) =>
        [.. (await database.QueryAsync<MatchRow>(
            "death_match_list", new { registry, fromYear, toYear, openOnly = openOnly ? 1 : 0 }, stop)).Select(row => row.ToMatch())];

    /// <summary>Tracings, hospital by hospital.</summary>
    /// <param name="registry">Registry of the death, or null.</param>
    /// <param name="state">Only this state, or null.</param>
    /// <param name="fromYear">First year of death.</param>
    /// <param name="toYear">Last year of death.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<IReadOnlyList<DeathTrace>> TracesAsync(
        string? registry, TraceState? state, int fromYear, int toYear, CancellationToken stop) =>
        [.. (await database.QueryAsync<TraceRow>("death_trace_list", new { registry, state = (int?)state, fromYear, toYear }, stop))
            .Select(row => row.ToTrace())];

    /// <summary>The steps of a tracing, oldest first.</summary>
    public async Task<IReadOnlyList<TraceStep>> StepsAsync(long traceId, CancellationToken stop) =>
        [.. (await database.QueryAsync<StepRow>("death_trace_events", new { traceId }, stop)).Select(row => new TraceStep(
            BatchRow.Instant(row.At), row.By, (TraceState?)row.FromState, (TraceState)row.ToState, row.Note))];

    /// <summary>Keeps a comparison of the current deaths of a registry and a span of years with the cases: what earlier ones found
    /// and nobody decided is replaced; the tracing of unmatched deaths begins, that of deaths with a case now ends. One transaction.</summary>
    /// <param name="registry">Registry of the deaths, or null for all.</param>
    /// <param name="fromYear">First year of death.</param>
    /// <param name="toYear">Last year of death.</param>
    /// <param name="found">The matches.</param>
    /// <param name="unmatched">Deaths from cancer without a case.</param>
    /// <param name="ended">Tracings that end, with their new state.</param>
    /// <param name="by">Who ran it.</param>
    /// <param name="stop">Ends the work before it begins.</param>
    /// <returns>Tracings that began and tracings that ended.</returns>
    public Task<(int Opened, int Ended)> SaveMatchesAsync(
        string? registry, int fromYear, int toYear, IReadOnlyList<FoundMatch> found, IReadOnlyList<TraceWanted> unmatched,
        IReadOnlyList<(long TraceId, TraceState State)> ended, string by, CancellationToken stop) => Task.Run(
        () => database.Write(connection =>
        {
            SaveMatches(connection, registry, fromYear, toYear, found);
            var opened = unmatched.Count(wanted => TraceSteps.Open(database, connection, wanted, by));
            foreach (var (traceId, state) in ended) Move(connection, Find(connection, traceId)!, state, by, note: null);
            AuditStore.Append(
                database, connection, null, AuditEvents.DeathsMatched,
                new { registry, fromYear, toYear, matches = found.Count, opened, ended = ended.Count }, by);
            return (opened, ended.Count);
        }),
        stop);

    /// <summary>Decides whether a death is that of a person with registered cases. That it is not is refused while it stands on cases of
    /// the person by nothing but this link.</summary>
    /// <returns>Why it was refused, or null.</returns>
    public Task<Refusal?> DecideAsync(
        string registry, string deathNumber, long personId, PersonDecision decision, string by, string reason, CancellationToken stop) => Task.Run(
        () => new RecordStore(database).WithPersons().Write(connection =>    // whether a person has gone is asked in the lock
        {
            if (connection.QuerySingle<long>(SqlText.Query("person_exists"), new { id = personId }) == 0)
                return Refusal.NoSuch($"没有人员 {personId}。", $"There is no person {personId}.");
            if (decision == PersonDecision.Same && PersonRefusals.Gone(connection, personId) is { } gone) return gone;
            if (connection.QuerySingleOrDefault<long?>(SqlText.Query("death_current_id"), new { registry, deathNumber }) is not { } version)
                return Refusal.NoSuch($"登记处 {registry} 没有死亡记录 {deathNumber}。", $"Registry {registry} has no death {deathNumber}.");
            var shown = ShownNumber.Of(deathNumber, version);
            if (decision == PersonDecision.Different && AppliedDeaths.RefusalOf(
                AppliedDeaths.OfLink(connection, registry, deathNumber, personId),
                $"死亡 {shown} 暂不能判定为不是人员 {personId} 的", $"That death {shown} is not of person {personId} cannot be decided yet") is { } standing)
                return standing;
            Decide(connection, registry, deathNumber, personId, decision, by, reason);
            AuditStore.Append(
                database, connection, null, AuditEvents.DeathDecided,
                new { registry, deathNumber = shown, personId, decision, reason }, by);
            return null;
        }),
        stop);

    /// <summary>The cases on which a death stands because the program took it there.</summary>
    public Task<IReadOnlyList<DeathOnCase>> StandingAsync(string registry, string deathNumber, CancellationToken stop) => Task.Run(
        () =>
        {
            using var connection = database.OpenConnection();
            return AppliedDeaths.Of(connection, registry, deathNumber);
        },
        stop);

    /// <summary>Deaths that stand on cases and count no longer, or are not linked to the person of the case any more.</summary>
    /// <param name="registry">Registry of the death, or null.</param>
    /// <param name="fromYear">First year of death.</param>
    /// <param name="toYear">Last year of death.</param>
    /// <param name="stop">Ends the query before it begins.</param>
    public Task<IReadOnlyList<UnlinkedDeath>> UnlinkedAsync(string? registry, int fromYear, int toYear, CancellationToken stop) => Task.Run(
        () =>
        {
            using var connection = database.OpenConnection();
            return AppliedDeaths.Unlinked(connection, registry, fromYear, toYear);
        },
        stop);

    /// <summary>Takes a step in the tracing of a death.</summary>
    /// <param name="traceId">The tracing.</param>
    /// <param name="state">The state after it.</param>
    /// <param name="by">Who.</param>
    /// <param name="note">What was found, or null.</param>
    /// <param name="stop">Ends the work before it begins.</param>
    /// <returns>Why it was refused, or null.</returns>
    public Task<Refusal?> MoveAsync(long traceId, TraceState state, string by, string? note, CancellationToken stop) => Task.Run(
        () => database.Write(connection =>
        {
            if (Find(connection, traceId) is not { } trace)
                return Refusal.NoSuch($"没有追溯 {traceId}。", $"There is no tracing {traceId}.");
            if ((TraceState)trace.State == state)
                return new Refusal($"追溯 {traceId} 已是该状态。", $"Tracing {traceId} is in that state already.");
            Move(connection, trace, state, by, note);
            AuditStore.Append(database, connection, null, AuditEvents.DeathTraced, new { traceId, from = trace.State, to = (int)state }, by);
            return null;
        }),
        stop);

    private void SaveMatches(SqliteConnection connection, string? registry, int fromYear, int toYear, IReadOnlyList<FoundMatch> found)
    {
        connection.Execute(SqlText.Query("death_match_clear"), new { registry, fromYear, toYear });
        var at = database.Now();
        foreach (var match in found)
            connection.Execute(SqlText.Query("death_match_save"), new
            {
                registry = match.Registry,
                deathNumber = match.DeathNumber,
                personId = match.PersonId,
                method = (int)match.Method,
                band = (int)match.Band,
                probability = match.Probability,
                explanation = match.Explanation,
                at,
            });
    }

    private void Decide(
        SqliteConnection connection, string registry, string deathNumber, long personId, PersonDecision decision, string by, string reason) =>
        connection.Execute(
            SqlText.Query("death_match_decide"),
            new { registry, deathNumber, personId, decision = (int)decision, at = database.Now(), by, reason });

    private void Move(SqliteConnection connection, TraceKey trace, TraceState state, string by, string? note) =>
        TraceSteps.Move(database, connection, trace.Id, (TraceState)trace.State, state, by, note, batchId: null);

    private static TraceKey? Find(SqliteConnection connection, long traceId) =>
        connection.QuerySingleOrDefault<TraceKey>(SqlText.Query("death_trace_find"), new { id = traceId });
}

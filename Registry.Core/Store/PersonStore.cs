using Dapper;
using Microsoft.Data.Sqlite;

namespace Registry.Core.Store;

/// <summary>Who is who: persons of the current rows, compared pairs, decisions, merges and their undoing.</summary>
/// <remarks>The person of a row never changes; persons that are one are joined by merges. Every merge can be taken back,
/// and what stood before stands again.</remarks>
public sealed class PersonStore(RegistryDatabase database)
{
    /// <summary>Persons that current rows of a registry (null: of all) speak of, in the order of their numbers. Streams; a person
    /// is told once, its rows put together.</summary>
    public IEnumerable<CurrentPerson> CurrentPersons(string? registry = null)
    {
        using var connection = database.OpenConnection();
        CurrentPerson? person = null;
        foreach (var row in connection.Query<PersonRow>(SqlText.Query("person_rows"), new { registry }, buffered: false))
        {
            if (person is not null && person.Id != row.PersonId) yield return person;
            person = person?.Id == row.PersonId ? row.AddTo(person) : row.ToPerson();
        }
        if (person is not null) yield return person;
    }

    /// <summary>The persons that are one with a person, itself among them.</summary>
    public async Task<IReadOnlyList<long>> MembersAsync(long personId, CancellationToken stop) =>
        await database.QueryAsync<long>("root_members", new { personId }, stop);

    /// <summary>The merged persons, with the person each counts as; whoever is not in it counts as himself.</summary>
    public async Task<IReadOnlyDictionary<long, long>> RootsAsync(CancellationToken stop) =>
        (await database.QueryAsync<RootRow>("person_roots", null, stop)).ToDictionary(row => row.PersonId, row => row.RootId);

    /// <summary>Pairs of persons who are in the data, the likeliest first. A pair of which one has gone with an undo is kept, with what was decided
    /// about it, and listed again when its records come back.</summary>
    /// <param name="openOnly">True for those that wait: nobody has decided them, and they were not merged meanwhile, by themselves or through others.</param>
    /// <param name="registry">Only pairs with a person of this registry, or null.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<IReadOnlyList<StoredPair>> PairsAsync(
        bool openOnly, string? registry, int skip, int take, CancellationToken stop) =>
        [.. (await (await PreparedAsync(stop)).QueryAsync<PairRow>("pair_list", new { open = openOnly ? 1 : 0, registry, skip, take }, stop))
            .Select(row => row.ToPair())];

    /// <summary>The cases and deaths that count, of persons and of those merged with them, person by person.</summary>
    public async Task<IReadOnlyList<PersonRecord>> RecordsOfAsync(IEnumerable<long> persons, CancellationToken stop) =>
        [.. (await (await PreparedAsync(stop)).QueryAsync<PersonRecordRow>("person_records", new { persons = PersonPairs.Ids(persons.Distinct()) }, stop))
            .Select(row => row.ToRecord())];

    /// <summary>One pair, or null.</summary>
    public async Task<StoredPair?> PairAsync(long id, CancellationToken stop) =>
        (await database.QueryAsync<PairRow>("pair_find", new { id }, stop)).SingleOrDefault()?.ToPair();

    /// <summary>One merge, or null.</summary>
    public async Task<PersonMerge?> MergeAsync(long id, CancellationToken stop) =>
        (await database.QueryAsync<MergeRow>("merge_find", new { id }, stop)).SingleOrDefault()?.ToMerge();

    /// <summary>All merges that touch one of the persons, those taken back included, oldest first.</summary>
    public async Task<IReadOnlyList<PersonMerge>> MergesAsync(IEnumerable<long> persons, CancellationToken stop) =>
        [.. (await database.QueryAsync<MergeRow>("merge_of_person", new { persons = PersonPairs.Ids(persons) }, stop))
            .Select(row => row.ToMerge())];

    /// <summary>The comparisons that were run, newest first.</summary>
    public async Task<IReadOnlyList<LinkageRun>> RunsAsync(CancellationToken stop) =>
        [.. (await database.QueryAsync<RunRow>("linkage_run_list", null, stop)).Select(r => new LinkageRun(
            r.Id, BatchRow.Instant(r.At), r.DoneBy, r.DataVersion, r.Persons, r.Automatic, r.Review, r.Model))];

    /// <summary>Makes two persons one. Refused when they are one already, when one is not there (any more), or when it would unite persons
    /// that a registrar decided to be different.</summary>
    /// <param name="personA">One of them.</param>
    /// <param name="personB">The other.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why.</param>
    /// <param name="stop">Ends the work before it begins.</param>
    public Task<MergeOutcome> MergeAsync(long personA, long personB, string by, string reason, CancellationToken stop) => Task.Run(
        () => Prepared().Write(connection =>
        {
            var outcome = Merge(connection, personA, personB, by, reason, isAutomatic: false);
            if (outcome.Merge is null) return outcome;
            PersonPairs.Decide(connection, personA, personB, PersonDecision.Same, database.Now(), by, reason);
            Bump(connection);
            AuditStore.Append(database, connection, null, AuditEvents.PersonsMerged, new { mergeId = outcome.Merge.Id, personA, personB, reason }, by);
            return outcome;
        }),
        stop);

    /// <summary>Decides that two persons are different: they are not proposed again and no merge may unite them.</summary>
    /// <returns>Why it was refused, or null.</returns>
    public Task<Refusal?> SeparateAsync(long personA, long personB, string by, string reason, CancellationToken stop) => Task.Run(
        () => Prepared().Write(connection =>
        {
            if (PersonRefusals.NotThere(connection, personA, personB) is { } refusal) return refusal;
            if (PersonComponent.Of(connection, personA).Contains(personB))
                return new Refusal(
                    $"人员 {personA} 与 {personB} 目前已合并。请先撤销合并，再判定为不同的人。",
                    $"Persons {personA} and {personB} are merged. Take the merge back first, then decide that they are different.");
            PersonPairs.Decide(connection, personA, personB, PersonDecision.Different, database.Now(), by, reason);
            AuditStore.Append(database, connection, null, AuditEvents.PersonsDifferent, new { personA, personB, reason }, by);
            return null;
        }),
        stop);

    /// <summary>Takes the decision that two persons are different back: the pair is open again.</summary>
    /// <returns>Why it was refused, or null.</returns>
    public Task<Refusal?> ReopenAsync(long personA, long personB, string by, string reason, CancellationToken stop) => Task.Run(
        () => database.Write(connection =>
        {
            if (PersonPairs.Of(connection, personA, personB) is not { Decision: PersonDecision.Different })
                return new Refusal(
                    $"人员 {personA} 与 {personB} 没有“不是同一人”的判定。",
                    $"Nobody decided that persons {personA} and {personB} are different.");
            PersonPairs.Decide(connection, personA, personB, decision: null, database.Now(), by, reason);
            AuditStore.Append(database, connection, null, AuditEvents.PersonsReopened, new { personA, personB, reason }, by);
            return null;
        }),
        stop);

    /// <summary>What taking a merge back would do; null when there is no merge of this number.</summary>
    public Task<UnmergePreview?> PreviewUnmergeAsync(long mergeId, CancellationToken stop) => Task.Run(
        () =>
        {
            using var connection = database.OpenConnection();
            return Find(connection, mergeId) is { } merge ? Preview(connection, merge) : null;
        },
        stop);

    /// <summary>Takes a merge back. What was decided about the pair is open again.</summary>
    /// <returns>The merge as it is now, or why it was refused.</returns>
    public Task<MergeOutcome> UnmergeAsync(long mergeId, string by, string reason, CancellationToken stop) => Task.Run(
        () => database.Write(connection => Unmerge(connection, mergeId, by, reason)), stop);

    /// <summary>Keeps a comparison: its pairs, and merges for those of the automatic band that nobody decided otherwise. All in one
    /// transaction.</summary>
    /// <param name="pairs">The pairs of both bands.</param>
    /// <param name="persons">Persons compared.</param>
    /// <param name="model">JSON of the weights.</param>
    /// <param name="by">Who ran it.</param>
    /// <param name="stop">Ends the work before it begins.</param>
    /// <returns>The run, the merges made, and the automatic pairs that a decision or a conflict left for review.</returns>
    public Task<(LinkageRun Run, int Merged, int KeptForReview)> SaveRunAsync(
        IReadOnlyList<ComparedPair> pairs, long persons, string model, string by, CancellationToken stop) => Task.Run(
        () => database.Write(connection => SaveRun(connection, pairs, persons, model, by)), stop);

    private (LinkageRun Run, int Merged, int KeptForReview) SaveRun(
        SqliteConnection connection, IReadOnlyList<ComparedPair> pairs, long persons, string model, string by)
    {
        var automatic = pairs.Count(p => p.Band == PairBand.Automatic);
        var (at, review) = (database.Now(), pairs.Count - automatic);
        var runId = connection.QuerySingle<long>(
            SqlText.Query("linkage_run_insert"), new { at, by, persons, automatic, review, model });
        var (merged, kept) = (0, 0);
        foreach (var pair in pairs.OrderByDescending(p => p.Probability).ThenBy(p => p.PersonA).ThenBy(p => p.PersonB))
        {
            var saved = PersonPairs.Save(connection, runId, pair);
            if (pair.Band != PairBand.Automatic || saved.Decision is not null) continue;
            if (WasTakenBack(connection, pair))
            {
                kept++;
                continue;
            }
            var outcome = Merge(connection, pair.PersonA, pair.PersonB, by, $"linkage run {runId}", isAutomatic: true, saved.Id);
            if (outcome.Merge is not null) merged++;
            else if (outcome.Refusal is not null && !PersonComponent.Of(connection, pair.PersonA).Contains(pair.PersonB)) kept++;
        }
        if (merged > 0) Bump(connection);
        AuditStore.Append(database, connection, null, AuditEvents.PersonsLinked, new { runId, persons, automatic, review, merged, kept }, by);
        var version = connection.QuerySingle<long>(SqlText.Query("data_state_version"));
        return (new(runId, BatchRow.Instant(at), by, version, persons, automatic, review, model), merged, kept);
    }

    // A registrar who took a merge of these two back has spoken: the score alone does not overrule that.
    private static bool WasTakenBack(SqliteConnection connection, ComparedPair pair) =>
        connection.QuerySingle<long>(
            SqlText.Query("merge_taken_back"), new { personA = pair.PersonA, personB = pair.PersonB }) > 0;

    private MergeOutcome Merge(
        SqliteConnection connection, long personA, long personB, string by, string reason, bool isAutomatic, long? pairId = null)
    {
        if (PersonRefusals.NotThere(connection, personA, personB) is { } refusal) return new(null, refusal);
        var together = PersonComponent.Of(connection, personA);
        if (together.Contains(personB))
            return new(null, new($"人员 {personA} 与 {personB} 已是同一人。", $"Persons {personA} and {personB} are one already."));
        together.UnionWith(PersonComponent.Of(connection, personB));
        if (PersonPairs.Different(connection, together) is [var different, ..])
            return new(null, new(
                $"不能合并：已判定人员 {different.PersonA} 与 {different.PersonB} 不是同一人（{different.DecidedBy}）。如判定有误，请先撤回该判定。",
                $"Not merged: persons {different.PersonA} and {different.PersonB} were decided to be different (by {different.DecidedBy}). "
                + "If that was wrong, take the decision back first."));

        var id = connection.QuerySingle<long>(SqlText.Query("merge_insert"), new
        {
            personA, personB, pairId = pairId ?? PersonPairs.Of(connection, personA, personB)?.Id, automatic = isAutomatic ? 1 : 0,
            at = database.Now(), by, reason,
        });
        PersonComponent.Store(connection, together);
        return new(Find(connection, id), null);
    }

    private MergeOutcome Unmerge(SqliteConnection connection, long mergeId, string by, string reason)
    {
        if (Find(connection, mergeId) is not { } merge)
            return new(null, Refusal.NoSuch($"没有合并 {mergeId}。", $"There is no merge {mergeId}."));
        if (Preview(connection, merge).Refusal is { } refusal) return new(null, refusal);
        connection.Execute(SqlText.Query("merge_undo"), new { id = mergeId, at = database.Now(), by, reason });
        PersonComponent.Store(connection, PersonComponent.Of(connection, merge.PersonA));
        PersonComponent.Store(connection, PersonComponent.Of(connection, merge.PersonB));
        if (PersonPairs.Of(connection, merge.PersonA, merge.PersonB) is { Decision: PersonDecision.Same })
            PersonPairs.Decide(connection, merge.PersonA, merge.PersonB, decision: null, database.Now(), by, reason);
        Bump(connection);
        AuditStore.Append(database, connection, null, AuditEvents.PersonsUnmerged, new { mergeId, merge.PersonA, merge.PersonB, reason }, by);
        return new(Find(connection, mergeId), null);
    }

    private static UnmergePreview Preview(SqliteConnection connection, PersonMerge merge)
    {
        var ofA = PersonComponent.Of(connection, merge.PersonA, without: merge.Id);
        IReadOnlyList<IReadOnlyList<long>> groups = ofA.Contains(merge.PersonB)
            ? [[.. ofA]]
            : [[.. ofA], [.. PersonComponent.Of(connection, merge.PersonB, without: merge.Id)]];
        return new(merge, groups, merge.UndoneAt is null ? Torn(connection, merge, groups)
            : new Refusal($"合并 {merge.Id} 已撤销。", $"Merge {merge.Id} has been taken back already."));
    }

    // A death that came to a case over the merge would stand there on nothing.
    private static Refusal? Torn(SqliteConnection connection, PersonMerge merge, IReadOnlyList<IReadOnlyList<long>> groups) => groups is [var one, var other]
        ? AppliedDeaths.RefusalOf(
            AppliedDeaths.Between(connection, one, other), $"合并 {merge.Id} 不能撤销：有死亡是经它写入病例的",
            $"Merge {merge.Id} cannot be taken back: a death came to a case over it")
        : null;

    private static PersonMerge? Find(SqliteConnection connection, long id) =>
        connection.QuerySingleOrDefault<MergeRow>(SqlText.Query("merge_find"), new { id })?.ToMerge();

    // Whether a person is in the data is asked by person. The first time makes indexes and may take a while, so that no caller's thread waits for it.
    private RegistryDatabase Prepared() => new RecordStore(database).WithPersons();

    private Task<RegistryDatabase> PreparedAsync(CancellationToken stop) => Task.Run(Prepared, stop);

    private void Bump(SqliteConnection connection) =>
        connection.Execute(SqlText.Query("data_state_bump"), new { at = database.Now() });
}

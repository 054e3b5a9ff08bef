using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>Death clearance: which deaths are those of registered cases, and which deaths from cancer have no case (DCN).</summary>
/// <remarks>A match is automatic only by a valid resident ID under which name and sex are the same. Everything else waits for a
/// registrar (RULES L-LNK-2, L-LNK-3), and a death that waits is not traced. Running it again changes nothing but what the data
/// changed meanwhile.</remarks>
public sealed class DeathClearance(RegistryDatabase database)
{
    // Below it a death is traced at once: a faint likeness must not keep a cancer death from the worklist.
    private const double LeastProbability = 0.5;

    /// <summary>Seed of the estimate, always the same: the same data give the same weights.</summary>
    private const long Seed = 1;

    private readonly DeathClearanceStore _store = new(database);
    private readonly PersonStore _persons = new(database);
    private readonly RecordStore _records = new(database);
    private readonly BatchStore _batches = new(database);

    /// <summary>Compares the current deaths with the current cases, keeps the matches and begins and ends tracings.</summary>
    /// <param name="scope">Which deaths.</param>
    /// <param name="by">Who runs it.</param>
    /// <param name="stop">Ends the work; nothing is kept then.</param>
    public async Task<ClearanceOutcome> RunAsync(ClearanceScope scope, string by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        database.MustBeWritable();
        _records.PreparePersons();
        var registered = new RegisteredPersons(_persons.CurrentPersons(), await _persons.RootsAsync(stop));
        var decided = (await _store.MatchesAsync(scope.Registry, scope.FromYear, scope.ToYear, openOnly: false, stop))
            .Where(m => m.Decision is not null).ToLookup(m => (m.Found.Registry, m.Found.DeathNumber));
        var traces = (await _store.TracesAsync(scope.Registry, state: null, scope.FromYear, scope.ToYear, stop))
            .ToDictionary(t => (t.Registry, t.DeathNumber));

        var (scored, weights) = Score(scope, registered, stop);
        var tally = new ClearanceTally();
        foreach (var death in _records.CurrentDeaths(scope.Registry, scope.FromYear, scope.ToYear))
        {
            stop.ThrowIfCancellationRequested();
            if (IsOnlyCounted(death.Record)) continue;
            var key = (death.Record.Registry, death.Record.DeathNumber);
            await TakeAsync(death, registered, scored[death.Id], [.. decided[key]], traces.GetValueOrDefault(key), tally, stop);
        }
        var (opened, ended) = await _store.SaveMatchesAsync(
            scope.Registry, scope.FromYear, scope.ToYear, tally.Found, tally.Wanted, tally.Ended, by, stop);
        var outcome = tally.ToOutcome(opened, ended, weights);
        return outcome with { Findings = [.. outcome.Findings, .. await UnlinkedDeaths.FindAsync(database, scope, stop)] };
    }

    private async Task TakeAsync(
        StoredDeath stored, RegisteredPersons registered, IEnumerable<PersonPair> scored, List<DeathMatch> decided, DeathTrace? trace,
        ClearanceTally tally, CancellationToken stop)
    {
        var death = stored.Record;
        tally.Deaths++;
        var different = decided.Where(m => m.Decision == PersonDecision.Different).Select(m => registered.RootOf(m.Found.PersonId)).ToHashSet();
        var same = decided.Where(m => m.Decision == PersonDecision.Same).Select(m => registered.RootOf(m.Found.PersonId))
            .Where(registered.HasCase).ToHashSet();        // a case that was taken back is nobody's death any more
        var found = same.Count > 0 ? [] : Match(stored, registered, scored, different).ToList();
        tally.Keep(death, found);
        if (same.Count > 1) tally.Find("L-LNK-5", death, same.Min(), $"{same.Count}");

        var linked = same.Count > 0 ? same.Min() : found.FirstOrDefault(m => m.Band == PairBand.Automatic)?.PersonId;
        if (linked is { } person) await LinkAsync(death, person, trace, tally, stop);
        else if (found.Count > 0) tally.ForReview++;
        else if (!DeathCauses.SpeaksOfCancer(death)) tally.OtherCauses++;
        else if (trace is { State: TraceState.NoCase }) tally.NoCase++;
        else tally.Trace(death, trace);
    }

    private async Task LinkAsync(DeathRecord death, long person, DeathTrace? trace, ClearanceTally tally, CancellationToken stop)
    {
        var cases = new List<StoredCase>();
        foreach (var member in await _persons.MembersAsync(person, stop)) cases.AddRange(await _records.CasesOfPersonAsync(member, stop));
        tally.Link(death, person);
        if (DeathCauses.NamesASite(death.UnderlyingCause)
            && !cases.Exists(c => c.Record.Icd10.Category == death.UnderlyingCause.Category || !DeathCauses.NamesASite(c.Record.Icd10)))
            tally.Find(
                "K-DC-3", death, person,
                $"{death.UnderlyingCause}|{string.Join(", ", cases.Select(c => c.Record.Icd10.Code).Distinct().Order(StringComparer.Ordinal))}");
        if (trace is { State: TraceState.ToTrace or TraceState.Traced or TraceState.NothingFound })
            tally.Ended.Add((trace.Id, await EndAsync(trace, cases, stop)));
    }

    // The case came because of the certificate (DCI), from the certificate only (DCO), or counted before anybody asked.
    private async Task<TraceState> EndAsync(DeathTrace trace, List<StoredCase> cases, CancellationToken stop)
    {
        if (cases.Exists(c => c.Record.Basis == BasisOfDiagnosis.DeathCertificateOnly)) return TraceState.CertificateOnly;
        foreach (var @case in cases)
            if (await FirstCountedAsync(@case.Record, stop) is { } at && at < trace.OpenedAt) return TraceState.Matched;
        return TraceState.Initiated;
    }

    private async Task<DateTimeOffset?> FirstCountedAsync(CaseRecord record, CancellationToken stop)
    {
        var versions = await _records.CaseVersionsAsync(record.Registry, record.CaseNumber, record.TumourNumber, stop);
        return versions.FirstOrDefault(v => v.BatchState == BatchState.Committed) is { } first
            ? (await _batches.FindAsync(first.BatchId, stop))?.CommittedAt
            : null;
    }

    // Deaths get negative numbers, so that they meet no person of their own number.
    private (ILookup<long, PersonPair> Pairs, WeightSource Weights) Score(ClearanceScope scope, RegisteredPersons registered, CancellationToken stop)
    {
        var settings = new LinkSettings { ReviewProbability = LeastProbability };
        var index = PersonIndex.Build(registered.Facts(), settings, stop);
        var deaths = _records.CurrentDeaths(scope.Registry, scope.FromYear, scope.ToYear);
        // Those with the resident ID of a case take part in the estimate: they are the surest pairs that there are.
        var model = LinkageModel.Estimate(index, deaths.Select(FactsOf), Seed, stop);
        var unknown = _records.CurrentDeaths(scope.Registry, scope.FromYear, scope.ToYear)
            .Where(d => registered.WithId(d.Record.ResidentId).Count == 0).Select(FactsOf);
        var pairs = PersonLinker.Link(index, unknown, model, settings, new(), stop)
            .Where(pair => pair.Band != LinkBand.Different).ToLookup(pair => -pair.NewId);
        return (pairs, model.Source);
    }

    // A death out of a table of counts has a number made of its content and nothing by which anybody could find it.
    private static bool IsOnlyCounted(DeathRecord death) => death is { Name: null, ResidentId: null, BirthDate: null, DeathNumber: ['#', ..], DeathDate.Month: null };

    private static PersonFacts FactsOf(StoredDeath death) => new()
    {
        Id = -death.Id,
        Name = death.Record.Name,
        ResidentKey = death.Record.ResidentId?.Key,
        BirthDate = death.Record.BirthDate,
        Sex = death.Record.Sex,
        AreaCode = DeathCauses.Other(death.Record.OtherItems, Item.HouseholdAreaCode) ?? death.Record.Registry,
    };

    private static IEnumerable<FoundMatch> Match(
        StoredDeath stored, RegisteredPersons registered, IEnumerable<PersonPair> scored, HashSet<long> different)
    {
        var death = stored.Record;
        var byId = registered.WithId(death.ResidentId).Where(p => !different.Contains(p)).ToList();
        foreach (var person in byId)
            yield return Found(
                death, person, MatchMethod.ResidentId,
                byId.Count == 1 && !registered.Differ(person, FactsOf(stored)) ? PairBand.Automatic : PairBand.Review);
        if (byId.Count > 0) yield break;
        var byName = registered.WithName(death).Where(p => !different.Contains(p) && !HasOtherId(death, registered.Members(p))).ToHashSet();
        foreach (var person in byName) yield return Found(death, person, MatchMethod.NameSexBirth, PairBand.Review);
        foreach (var pair in scored.GroupBy(pair => registered.RootOf(pair.KnownId)).Select(person => person.MaxBy(p => p.Score.Probability)!))
            if (registered.RootOf(pair.KnownId) is var root && !different.Contains(root) && !byName.Contains(root))
                yield return Found(death, root, MatchMethod.Score, PairBand.Review) with
                {
                    Probability = pair.Score.Probability, Explanation = PersonLinkage.Explanation(pair),
                };
    }

    private static FoundMatch Found(DeathRecord death, long person, MatchMethod method, PairBand band) =>
        new(death.Registry, death.DeathNumber, person, method, band, Probability: null, Explanation: null);

    private static bool HasOtherId(DeathRecord death, IReadOnlyList<CurrentPerson> members) =>
        death.ResidentId is { } id && members.Any(person => person.ResidentKey is { } key && key != id.Key);
}

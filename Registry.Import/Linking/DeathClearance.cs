using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>Death clearance: which deaths are those of registered cases, and which deaths from cancer have no case (DCN).</summary>
/// <remarks>A match is automatic only by a valid resident ID with no contradiction in name or sex. Everything else waits for a
/// registrar (RULES L-LNK-2, L-LNK-3), and a death that waits is not traced. Running it again changes nothing but what the data
/// changed meanwhile.</remarks>
public sealed class DeathClearance(RegistryDatabase database)
{
    private readonly DeathClearanceStore _store = new(database);
    private readonly PersonStore _persons = new(database);
    private readonly RecordStore _records = new(database);

    /// <summary>Compares the current deaths with the current cases, keeps the matches and begins and ends tracings.</summary>
    /// <param name="scope">Which deaths.</param>
    /// <param name="by">Who runs it.</param>
    /// <param name="stop">Ends the work; nothing is kept then.</param>
    public async Task<ClearanceOutcome> RunAsync(ClearanceScope scope, string by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var registered = new RegisteredPersons(_persons.CurrentPersons(), await _persons.RootsAsync(stop));
        var decided = (await _store.MatchesAsync(scope.Registry, scope.FromYear, scope.ToYear, openOnly: false, stop))
            .Where(m => m.Decision is not null).ToLookup(m => (m.Found.Registry, m.Found.DeathNumber));
        var traces = (await _store.TracesAsync(scope.Registry, state: null, scope.FromYear, scope.ToYear, stop))
            .ToDictionary(t => (t.Registry, t.DeathNumber));

        var tally = new ClearanceTally();
        foreach (var death in _records.CurrentDeaths(scope.Registry, scope.FromYear, scope.ToYear))
        {
            stop.ThrowIfCancellationRequested();
            var key = (death.Record.Registry, death.Record.DeathNumber);
            await TakeAsync(death, registered, [.. decided[key]], traces.GetValueOrDefault(key), tally, stop);
        }
        var (opened, ended) = await _store.SaveMatchesAsync(
            scope.Registry, scope.FromYear, scope.ToYear, tally.Found, tally.Wanted, tally.Ended, by, stop);
        return tally.ToOutcome(opened, ended);
    }

    private async Task TakeAsync(
        StoredDeath stored, RegisteredPersons registered, List<DeathMatch> decided, DeathTrace? trace, ClearanceTally tally,
        CancellationToken stop)
    {
        var death = stored.Record;
        tally.Deaths++;
        var different = decided.Where(m => m.Decision == PairDecision.Different).Select(m => registered.RootOf(m.Found.PersonId)).ToHashSet();
        var same = decided.Where(m => m.Decision == PairDecision.Same).Select(m => registered.RootOf(m.Found.PersonId)).ToHashSet();
        var found = same.Count > 0 ? [] : Match(death, registered, different).ToList();
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
            tally.Ended.Add((trace.Id, EndOf(trace, cases)));
    }

    // The case came because of the certificate (DCI), from the certificate only (DCO), or was there before anybody asked.
    private static TraceState EndOf(DeathTrace trace, List<StoredCase> cases) =>
        cases.Exists(c => c.Record.Basis == BasisOfDiagnosis.DeathCertificateOnly) ? TraceState.CertificateOnly
        : trace.State == TraceState.ToTrace && cases.TrueForAll(c => c.Record.ReportDate is { } report && report.IsCertainlyBefore(Day(trace.OpenedAt)))
            ? TraceState.Matched
            : TraceState.Initiated;

    private static PartialDate Day(DateTimeOffset at) => new(at.Year, at.Month, at.Day);

    private static IEnumerable<FoundMatch> Match(DeathRecord death, RegisteredPersons registered, HashSet<long> different)
    {
        var byId = registered.WithId(death.ResidentId).Where(p => !different.Contains(p)).ToList();
        foreach (var person in byId)
            yield return Found(
                death, person, MatchMethod.ResidentId,
                byId.Count == 1 && !Contradicts(death, registered.Members(person)) ? PairBand.Automatic : PairBand.Review);
        if (byId.Count > 0) yield break;
        foreach (var person in registered.WithName(death))
            if (!different.Contains(person) && !HasOtherId(death, registered.Members(person)))
                yield return Found(death, person, MatchMethod.NameSexBirth, PairBand.Review);
    }

    private static FoundMatch Found(DeathRecord death, long person, MatchMethod method, PairBand band) =>
        new(death.Registry, death.DeathNumber, person, method, band, Probability: null, Explanation: null);

    private static bool Contradicts(DeathRecord death, IReadOnlyList<CurrentPerson> members) =>
        members.All(person => (person.Name is { } name && death.Name is { } other && name.Trim() != other.Trim())
            || (IsKnown(person.Sex) && IsKnown(death.Sex) && person.Sex != death.Sex));

    private static bool IsKnown(Sex sex) => sex is Sex.Male or Sex.Female;

    private static bool HasOtherId(DeathRecord death, IReadOnlyList<CurrentPerson> members) =>
        death.ResidentId is { } id && members.Any(person => person.ResidentKey is { } key && key != id.Key);
}

using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>Counts a clearance and gathers what it will keep.</summary>
internal sealed class ClearanceTally
{
    private readonly List<ClearanceFinding> _findings = [];
    private readonly Dictionary<long, DeathRecord> _deathOf = [];
    private long _matched, _matchedFromOtherCauses, _unmatched;

    public long Deaths { get; set; }

    public long ForReview { get; set; }

    public long OtherCauses { get; set; }

    public long NoCase { get; set; }

    public List<FoundMatch> Found { get; } = [];

    public List<TraceWanted> Wanted { get; } = [];

    public List<(long TraceId, TraceState State)> Ended { get; } = [];

    /// <summary>Keeps what was found for a death and tells why a registrar is asked.</summary>
    public void Keep(DeathRecord death, List<FoundMatch> found)
    {
        Found.AddRange(found);
        foreach (var match in found.Where(m => m.Band == PairBand.Review))
            Find(match.Method == MatchMethod.ResidentId ? "L-LNK-2" : "L-LNK-3", death, match.PersonId, "");
        if (found.Count(m => m.Method == MatchMethod.ResidentId) is > 1 and var several) Find("L-LNK-5", death, found[0].PersonId, $"{several}");
    }

    /// <summary>Counts a death as that of a person; a second one of another date is told.</summary>
    public void Link(DeathRecord death, long person)
    {
        _matched++;
        if (!DeathCauses.IsReportable(death.UnderlyingCause)) _matchedFromOtherCauses++;
        if (_deathOf.TryAdd(person, death)) return;
        var first = _deathOf[person];
        if (first.DeathDate == death.DeathDate) return;
        Find("L-LNK-5", death, person, $"{first.DeathNumber}|{first.DeathDate}|{death.DeathDate}");
    }

    /// <summary>Asks for the tracing of a death; one whose case has gone again is traced anew.</summary>
    public void Trace(DeathRecord death, DeathTrace? trace)
    {
        _unmatched++;
        if (trace is null) Wanted.Add(new(death.Registry, death.DeathNumber, DeathCauses.Other(death.OtherItems, Item.Hospital)));
        else if (trace.State is TraceState.Initiated or TraceState.CertificateOnly or TraceState.Matched)
            Ended.Add((trace.Id, TraceState.ToTrace));
    }

    /// <summary>Adds something to look at.</summary>
    public void Find(string check, DeathRecord death, long? person, string arguments) =>
        _findings.Add(new(check, death.Registry, death.DeathNumber, person, arguments));

    public ClearanceOutcome ToOutcome(int opened, int ended, WeightSource weights) =>
        new(Deaths, _matched, ForReview, _unmatched, OtherCauses, NoCase, _matchedFromOtherCauses, opened, ended, weights, _findings);
}

using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Asks queries: a question that somebody has answered for the same values is not open again.</summary>
internal sealed class StagedQueries(StagingSession session, StagedVerdicts verdicts) : IDisposable
{
    private readonly Dictionary<string, HashSet<long>> _answered = new(StringComparer.Ordinal);
    private QueryFingerprint? _fingerprint;

    /// <summary>Stages a query verdict on an accepted row, or on the part as a whole.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="record">The record it asks about.</param>
    /// <param name="whole">Hash of the record's content, for a query that asks about the record as a whole.</param>
    /// <returns>True when it is open: nobody has confirmed these values.</returns>
    public bool Ask(Verdict verdict, RecordKey record, UInt128 whole)
    {
        _fingerprint ??= new(Salt());
        var values = verdict.AskedValues == UInt128.Zero ? whole : verdict.AskedValues;
        return Ask(verdict, record, _fingerprint.Of(record, verdict.CheckId, values));
    }

    /// <summary>Stages a query again that a version before carried, with the fingerprint it had.</summary>
    public bool Ask(Verdict verdict, RecordKey record, long fingerprint)
    {
        verdicts.Add(verdict, record, fingerprint);
        return !AnsweredIn(record.Registry).Contains(fingerprint);
    }

    public void Dispose() => _fingerprint?.Dispose();

    // Complete from here on: while the batch is read, nobody can confirm for its registry.
    private HashSet<long> AnsweredIn(string registry)
    {
        if (_answered.TryGetValue(registry, out var known)) return known;
        using var list = session.Prepare("confirmation_standing");
        list.Bind(0, registry);
        var answered = new HashSet<long>();
        while (list.Read()) answered.Add(list.Number(0));
        return _answered[registry] = answered;
    }

    private byte[] Salt()
    {
        using var find = session.Prepare("fingerprint_salt");
        find.Read();
        return find.Utf8(0).ToArray();
    }
}

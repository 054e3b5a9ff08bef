using System.Runtime.InteropServices;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Stages verdicts: errors and queries as rows, every severity counted by check.</summary>
internal sealed class StagedVerdicts(StagingSession session) : IDisposable
{
    private readonly Statement _insert = session.Prepare("verdict_insert");
    private readonly Dictionary<(string CheckId, Severity Severity), long> _counts = [];
    private Statement? _insertOther;
    private long _number;

    public void Add(Verdict verdict) => Add(verdict, record: null, fingerprint: null);

    /// <summary>Stages a verdict; one that asks of a record is found again by its fingerprint.</summary>
    public void Add(Verdict verdict, RecordKey? record, long? fingerprint)
    {
        Count(verdict.CheckId, verdict.Severity);
        if (verdict.Severity == Severity.Info) return;
        _insert.Bind(0, session.BatchId);
        _insert.Bind(1, ++_number);
        _insert.Bind(2, verdict.CheckId);
        _insert.Bind(3, (long)verdict.Severity);
        _insert.Bind(4, (long?)verdict.Part);
        _insert.Bind(5, verdict.Row);
        _insert.Bind(6, verdict.Column);
        _insert.Bind(7, verdict.Item?.ToString());
        _insert.Bind(8, verdict.Value);
        _insert.Bind(9, verdict.Arguments);
        _insert.Bind(10, record?.Number);
        _insert.Bind(11, record?.TumourNumber);
        _insert.Bind(12, fingerprint);
        _insert.Run();
    }

    /// <summary>Keeps the other case of the question staged last, which is about two.</summary>
    public void AddOther(long otherId)
    {
        _insertOther ??= session.Prepare("query_other_insert");
        _insertOther.Bind(0, session.BatchId);
        _insertOther.Bind(1, _number);
        _insertOther.Bind(2, otherId);
        _insertOther.Run();
    }

    public void Count(string checkId, Severity severity) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, (checkId, severity), out _)++;

    /// <summary>Writes the counts.</summary>
    public void WriteCounts()
    {
        using var insert = session.Prepare("batch_check_insert");
        foreach (var ((checkId, severity), count) in _counts)
        {
            insert.Bind(0, session.BatchId);
            insert.Bind(1, checkId);
            insert.Bind(2, (long)severity);
            insert.Bind(3, count);
            insert.Run();
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _insertOther?.Dispose();
    }
}

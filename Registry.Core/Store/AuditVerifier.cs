using Dapper;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>Computes the chain of the audit again and names the first row that does not fit.</summary>
internal sealed class AuditVerifier : IDisposable
{
    private readonly Statement _rows;
    private readonly Statement _changes;
    private readonly AuditHead? _kept;
    private AuditHead _last = new(0, AuditDigest.Beginning);
    private long _changesSeen;

    private AuditVerifier(sqlite3 connection, string path, AuditHead? kept)
    {
        (_rows, _changes, _kept) = (new(connection, "audit_rows", path), new(connection, "audit_changes_of", path), kept);
    }

    /// <summary>Checks the audit as it stands at one moment; other programs may go on writing.</summary>
    /// <param name="database">The database.</param>
    /// <param name="kept">A head that was kept elsewhere, or null.</param>
    /// <param name="stop">Ends the work.</param>
    public static AuditVerification Run(RegistryDatabase database, AuditHead? kept, CancellationToken stop)
    {
        using var connection = database.OpenConnection();
        using var moment = connection.BeginTransaction(deferred: true);
        var head = connection.QuerySingleOrDefault<AuditHeadRow>(SqlText.Query("audit_head_find"), transaction: moment)?.ToHead();
        using var verifier = new AuditVerifier(connection.Handle!, database.FilePath, kept);
        return verifier.Run(head, stop);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _changes.Dispose();
    }

    private AuditVerification Run(AuditHead? head, CancellationToken stop)
    {
        AuditFault? fault = null;
        while (fault is null && _rows.Read())
        {
            stop.ThrowIfCancellationRequested();
            fault = Next();
        }
        _rows.Reset();
        return new(_last.Number, _changesSeen, _last, fault ?? End(head));
    }

    private AuditFault? Next()
    {
        var (number, expected) = (_rows.Number(AuditColumn.Id), _last.Number + 1);
        long? batchId = _rows.IsNull(AuditColumn.BatchId) ? null : _rows.Number(AuditColumn.BatchId);
        if (number != expected) return AuditFaults.Missing(expected, number);
        var digest = AuditDigest.OfRow(_rows, _last.Digest, _rows.Text(AuditColumn.ChangesDigest));
        if (digest != _rows.Text(AuditColumn.Digest)) return AuditFaults.Altered(number, batchId);
        if (_rows.Number(AuditColumn.Seals) == 1)
        {
            var changes = AuditDigest.OfChanges(_changes, batchId!.Value, out var count);
            if (changes != _rows.Text(AuditColumn.ChangesDigest)) return AuditFaults.ChangesAltered(number, batchId.Value);
            _changesSeen += count;
        }
        if (number == _kept?.Number && digest != _kept.Digest) return AuditFaults.Rewritten(number, batchId);
        _last = new(number, digest);
        return null;
    }

    private AuditFault? End(AuditHead? head) =>
        head is null ? AuditFaults.HeadMissing(_last.Number)
        : head.Number > _last.Number ? AuditFaults.CutOff(_last.Number + 1, head.Number)
        : head != _last ? AuditFaults.HeadAltered(head.Number)
        : _kept is { } kept && kept.Number > _last.Number ? AuditFaults.CutOff(_last.Number + 1, kept.Number)
        : null;
}

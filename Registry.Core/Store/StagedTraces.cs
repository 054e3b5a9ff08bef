using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Keeps of the rows that a batch does not store what the next round needs to know them again.</summary>
internal sealed class StagedTraces(StagingSession session) : IDisposable
{
    private readonly Statement _unchanged = session.Prepare("batch_unchanged_insert");
    private readonly Statement _returned = session.Prepare("batch_returned_insert");
    private readonly RecordKeys _keys = new();
    private long _number;

    /// <summary>A row that equals a stored version.</summary>
    public void AddUnchanged(PartKind part, int fileRow, long storedId)
    {
        _unchanged.Bind(0, session.BatchId);
        _unchanged.Bind(1, ++_number);
        _unchanged.Bind(2, (int)part);
        _unchanged.Bind(3, fileRow);
        _unchanged.Bind(4, storedId);
        _unchanged.Run();
    }

    /// <summary>A row that is returned.</summary>
    public void AddReturned(ReturnedRow row) =>
        Add(row.Part, row.Row, row.Number is { } number ? _keys.Hash(number, row.TumourNumber) : null, row.ContentHash, row.Checks, row.Number, row.TumourNumber);

    /// <summary>A row that had no error and is returned because the whole file is.</summary>
    public void AddReturnedWithFile(RoundRow row) => Add(row.Part, row.FileRow, row.KeyHash, row.ContentHash, checks: "", row.Number, row.TumourNumber ?? 0);

    public void Dispose()
    {
        _unchanged.Dispose();
        _returned.Dispose();
        _keys.Dispose();
    }

    private void Add(PartKind part, int fileRow, long? keyHash, long contentHash, string checks, string? number, int tumourNumber)
    {
        _returned.Bind(0, session.BatchId);
        _returned.Bind(1, ++_number);
        _returned.Bind(2, (int)part);
        _returned.Bind(3, fileRow);
        _returned.Bind(4, keyHash);
        _returned.Bind(5, contentHash);
        _returned.Bind(6, checks);
        _returned.Bind(7, ShownNumber.OfReturned(number));
        _returned.Bind(8, tumourNumber == 0 ? null : tumourNumber);
        _returned.Run();
    }
}

/// <summary>Fingerprints of the numbers of records.</summary>
internal sealed class RecordKeys : IDisposable
{
    private readonly ContentHash _hash = new();

    /// <summary>The fingerprint of a number as the file has it.</summary>
    /// <param name="number">Number of the record; what <c>@2024</c> a stored number got behind it does not count.</param>
    /// <param name="tumourNumber">Tumour of the registration number; 0 for other records.</param>
    public long Hash(string number, int tumourNumber)
    {
        _hash.Clear();
        _hash.Add(YearlyNumber.AsDelivered(number));
        _hash.Add((long)tumourNumber);
        return _hash.Value;
    }

    public void Dispose() => _hash.Dispose();
}

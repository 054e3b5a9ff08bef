using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>One number for a question: this check, asked of this record, about these values.</summary>
/// <remarks>First 64 bits of an HMAC-SHA-256 with a key of the database: whoever sees it cannot try values out, and two
/// persons with the same values have different ones.</remarks>
internal sealed class QueryFingerprint(byte[] salt) : IDisposable
{
    private readonly IncrementalHash _mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, salt);
    private byte[] _bytes = new byte[256];

    /// <summary>The number of a question.</summary>
    /// <param name="record">The record asked about.</param>
    /// <param name="checkId">The check that asks.</param>
    /// <param name="values">Hash of the values it asks about.</param>
    public long Of(RecordKey record, string checkId, UInt128 values)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(_bytes, values);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(16), (int)(record.Part ?? 0));
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(20), record.TumourNumber);
        var length = 24;
        Add(record.Registry, ref length);
        Add(record.Number, ref length);
        Add(checkId, ref length);
        _mac.AppendData(_bytes.AsSpan(0, length));
        Span<byte> mac = stackalloc byte[SHA256.HashSizeInBytes];
        _mac.GetHashAndReset(mac);
        return BinaryPrimitives.ReadInt64LittleEndian(mac);
    }

    public void Dispose() => _mac.Dispose();

    private void Add(string text, ref int length)
    {
        if (length + text.Length * 3 + 1 > _bytes.Length) Array.Resize(ref _bytes, _bytes.Length * 2 + text.Length * 3);
        length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(length));
        _bytes[length++] = 0;                                // the border between two texts counts
    }
}

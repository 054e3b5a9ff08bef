using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Registry.Core.Store;

/// <summary>Fingerprint of the content of a row: the first 64 bits of the SHA-256 of its items in a fixed
/// order.</summary>
/// <remarks>Two versions of one row differ in it with certainty enough (one missed change in 2^64). The order and the
/// form of the items must never change, or every stored row would look changed.</remarks>
internal sealed class ContentHash : IDisposable
{
    private const byte Absent = 0, Number = 1, Words = 2;
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>Forgets the items of the row before.</summary>
    public void Clear() => _length = 0;

    public void Add(long? value)
    {
        Reserve(9);
        _bytes[_length++] = value is null ? Absent : Number;
        if (value is not { } number) return;
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(_length), number);
        _length += 8;
    }

    public void Add(string? text)
    {
        if (text is null)
        {
            Add((long?)null);
            return;
        }
        Reserve(5 + text.Length * 3);
        _bytes[_length] = Words;
        var bytes = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length + 5));
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length + 1), bytes);
        _length += 5 + bytes;
    }

    public long Value
    {
        get
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            _sha.AppendData(_bytes.AsSpan(0, _length));
            _sha.GetHashAndReset(hash);
            return BinaryPrimitives.ReadInt64LittleEndian(hash);
        }
    }

    public void Dispose() => _sha.Dispose();

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
    }
}

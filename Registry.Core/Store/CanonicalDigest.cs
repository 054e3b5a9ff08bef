using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Registry.Core.Store;

/// <summary>SHA-256 over values in their order, in a form in which no two contents look alike.</summary>
/// <remarks>Before each value stands its kind (0 absent, 1 number, 2 text), before a text its length in bytes; numbers have
/// eight bytes, little-endian, text is UTF-8. So ("ab", "c") and ("a", "bc"), "1" and 1, absent and empty all differ. This form
/// must never change: digests that were kept elsewhere would fit no longer.</remarks>
internal sealed class CanonicalDigest : IDisposable
{
    private const byte Absent = 0, Number = 1, Words = 2;
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public CanonicalDigest Add(long? value)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = value is null ? Absent : Number;
        if (value is { } number) BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], number);
        _sha.AppendData(value is null ? bytes[..1] : bytes);
        return this;
    }

    public CanonicalDigest Add(string? text) => text is null ? Add((long?)null) : AddText(Encoding.UTF8.GetBytes(text));

    /// <summary>A text by its bytes as they are stored, so that a change which reads alike is seen too.</summary>
    public CanonicalDigest AddText(ReadOnlySpan<byte> utf8)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = Words;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], utf8.Length);
        _sha.AppendData(head);
        _sha.AppendData(utf8);
        return this;
    }

    /// <summary>The digest in lower-case hex; the next value begins a new one.</summary>
    public string Take()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _sha.GetHashAndReset(hash);
        return Convert.ToHexStringLower(hash);
    }

    public void Dispose() => _sha.Dispose();
}

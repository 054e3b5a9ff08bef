using System.Runtime.InteropServices;

namespace Registry.Import.Checks;

/// <summary>A 128-bit hash of text that is the same on every machine and in every run. Not for secrets.</summary>
/// <remarks>Two multiply-and-fold lanes (as in wyhash) over 64-bit blocks, finished as in SplitMix64.</remarks>
internal struct StableHash()
{
    private ulong _first = 0x9E3779B97F4A7C15;
    private ulong _second = 0xD1B54A32D192ED03;

    /// <summary>The hash of what has been added.</summary>
    public readonly UInt128 Value => new(Finish(_first ^ _second), Finish(unchecked(_second + _first * 3)));

    /// <summary>Adds a text; null is not the same as empty, and the borders between texts count.</summary>
    public void Add(string? text)
    {
        if (text is null)
        {
            Mix(ulong.MaxValue);
            return;
        }
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        while (bytes.Length >= 8)
        {
            Mix(MemoryMarshal.Read<ulong>(bytes));
            bytes = bytes[8..];
        }
        ulong last = 0;
        for (var i = 0; i < bytes.Length; i++) last |= (ulong)bytes[i] << (8 * i);
        Mix(last);
        Mix((ulong)text.Length);
    }

    /// <summary>Adds a number.</summary>
    public void Add(int number) => Mix(unchecked((ulong)number));

    private void Mix(ulong block)
    {
        _first = Fold(_first ^ block, 0xA0761D6478BD642F);
        _second = Fold(unchecked(_second + 0xE7037ED1A0B428DB) ^ block, 0x8EBC6AF09C88C6E3);
    }

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    private static ulong Finish(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

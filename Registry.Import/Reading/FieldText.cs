using System.Buffers.Binary;
using System.Text;

namespace Registry.Import.Reading;

/// <summary>Turns the bytes of one column's fields into text; short values seen before come back as the same string.</summary>
/// <remarks>Codes and dates repeat: without this the strings of a million rows cost more than all the rest of reading.</remarks>
internal sealed class FieldText
{
    private const int Slots = 1024;
    private readonly (ulong Low, ulong High, string? Text)[] _seen = new (ulong Low, ulong High, string? Text)[Slots];

    /// <summary>True when the last text was garbled (<see cref="CellText.IsGarbled"/>).</summary>
    public bool IsGarbled { get; private set; }

    /// <summary>Trimmed text, or null when the field is empty.</summary>
    public string? Read(ReadOnlySpan<byte> field)
    {
        IsGarbled = false;
        if (field.IsEmpty) return null;
        if (field.Length > 15) return Decode(field);
        var (low, high) = Key(field);
        ref var slot = ref _seen[Slot(low, high)];
        if (slot.Low == low && slot.High == high) return slot.Text;
        var text = Decode(field);
        if (!IsGarbled) slot = (low, high, text);
        return text;
    }

    // Up to 15 bytes and their number: equal keys are equal fields.
    private static (ulong Low, ulong High) Key(ReadOnlySpan<byte> field)
    {
        if (field.Length >= 8)
        {
            var tail = BinaryPrimitives.ReadUInt64LittleEndian(field[^8..]);
            var rest = field.Length == 8 ? 0 : tail >> ((16 - field.Length) * 8);
            return (BinaryPrimitives.ReadUInt64LittleEndian(field), rest | (ulong)field.Length << 56);
        }
        var low = 0UL;
        for (var i = field.Length - 1; i >= 0; i--) low = low << 8 | field[i];
        return (low, (ulong)field.Length << 56);
    }

    private static int Slot(ulong low, ulong high)
    {
        unchecked
        {
            var mixed = (low ^ high * 0x9E3779B97F4A7C15UL) * 0xC2B2AE3D27D4EB4FUL;
            return (int)(mixed >> 54);
        }
    }

    private string? Decode(ReadOnlySpan<byte> field)
    {
        var written = Encoding.UTF8.GetString(field);
        IsGarbled = CellText.IsGarbled(written);
        return CellText.Clean(written);
    }
}

namespace Registry.Import.Reading;

/// <summary>The check sum of a zip entry (CRC-32 of ISO 3309). The reader of archives does not compare it, and a wrong one means rows lost or changed.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = Make();
    private uint _inverted;

    /// <summary>Of the bytes so far.</summary>
    public readonly uint Value => _inverted;

    /// <summary>Takes the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var sum = ~_inverted;
        foreach (var one in bytes) sum = Table[(sum ^ one) & 0xFF] ^ (sum >> 8);
        _inverted = ~sum;
    }

    /// <summary>Compares with what the archive says of an entry that was read to its end.</summary>
    /// <exception cref="InvalidDataException">They differ.</exception>
    public readonly void MustBe(uint said)
    {
        if (Value != said) throw new InvalidDataException("The check sum of the entry is wrong.");
    }

    private static uint[] Make()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var sum = i;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : 0xEDB88320 ^ (sum >> 1);
            table[i] = sum;
        }
        return table;
    }
}

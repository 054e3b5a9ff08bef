using System.Runtime.CompilerServices;
using System.Text;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>The cells of a batch as one run of bytes: read some twenty times as fast as the rows of a table.</summary>
/// <remarks>The version; the number of texts and each text, its length before it; then to the end thirteen numbers a cell: registry and code by
/// the place of their text, year, sex, age group plus 1 (0 is unknown), the eight counts. Numbers are of seven bits a byte, the last one below 128;
/// counts fold their sign into the lowest bit.</remarks>
internal static class CellBlock
{
    private const byte Version = 2;

    /// <summary>The bytes of some cells.</summary>
    public static byte[] Of(IEnumerable<(CellKey Cell, CellCounts Counts)> cells)
    {
        var (texts, places, numbers) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal), new MemoryStream());
        foreach (var (cell, counts) in cells)
        {
            foreach (var number in (int[])[Place(cell.Registry), Place(cell.Icd10Cube), cell.Year, cell.Sex, (cell.AgeGroup ?? -1) + 1]) Put(numbers, (uint)number);
            foreach (var count in (int[])[counts.Cases, counts.Deaths, counts.Verified, counts.DeathCertificateOnly,
                counts.UnspecifiedMorphology, counts.UnspecifiedSubsite, counts.WithOpenQuery, counts.UnknownBasis]) Put(numbers, unchecked((uint)((count << 1) ^ (count >> 31))));
        }
        var block = new MemoryStream();
        block.WriteByte(Version);
        Put(block, (uint)texts.Count);
        foreach (var utf8 in texts.Select(Encoding.UTF8.GetBytes))
        {
            Put(block, (uint)utf8.Length);
            block.Write(utf8);
        }
        numbers.WriteTo(block);
        return block.ToArray();

        int Place(string text)
        {
            if (places.TryGetValue(text, out var place)) return place;
            texts.Add(text);
            return places[text] = texts.Count - 1;
        }
    }

    /// <summary>True when this program reads blocks that begin so. An older one that still runs writes others.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> block) => block is [Version, ..];

    /// <summary>The cells of a block.</summary>
    /// <exception cref="InvalidDataException">The block is of another version.</exception>
    public static IEnumerable<CubeCell> Cells(byte[] block)
    {
        if (!IsKnown(block)) throw new InvalidDataException($"A block of cells of version {block[0]}; this program reads {Version}.");
        var at = 1;
        var texts = new string[Number(block, ref at)];
        for (var i = 0; i < texts.Length; i++)
        {
            var length = (int)Number(block, ref at);
            texts[i] = Encoding.UTF8.GetString(block, at, length);
            at += length;
        }
        while (at < block.Length) yield return Cell(block, ref at, texts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static CubeCell Cell(byte[] block, ref int at, string[] texts)
    {
        var (registry, icd) = (texts[Number(block, ref at)], texts[Number(block, ref at)]);
        var (year, sex, age) = ((int)Number(block, ref at), (int)Number(block, ref at), (int)Number(block, ref at));
        return new()
        {
            Registry = registry,
            Year = year,
            Sex = sex,
            AgeGroup = age == 0 ? null : age - 1,
            Icd = icd,
            Cases = Count(block, ref at),
            Deaths = Count(block, ref at),
            MorphologicallyVerified = Count(block, ref at),
            DeathCertificateOnly = Count(block, ref at),
            UnspecifiedMorphology = Count(block, ref at),
            UnspecifiedSubsite = Count(block, ref at),
            WithOpenQuery = Count(block, ref at),
            UnknownBasis = Count(block, ref at),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Count(byte[] block, ref int at)
    {
        var folded = Number(block, ref at);
        return (int)(folded >> 1) ^ -(int)(folded & 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Number(byte[] block, ref int at)
    {
        uint number = block[at++];
        if (number < 0x80) return number;
        number &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            uint next = block[at++];
            number |= (next & 0x7F) << shift;
            if (next < 0x80) return number;
        }
    }

    private static void Put(MemoryStream stream, uint number)
    {
        for (; number >= 0x80; number >>= 7) stream.WriteByte((byte)((number & 0x7F) | 0x80));
        stream.WriteByte((byte)number);
    }
}

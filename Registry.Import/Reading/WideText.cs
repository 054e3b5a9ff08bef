using System.Text;

namespace Registry.Import.Reading;

/// <summary>UTF-16 and UTF-32, which say by the first bytes of the file that they are it.</summary>
internal static class WideText
{
    private static readonly Encoding[] All =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),       // its mark begins as that of UTF-16 does
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>The encoding of the mark; null when there is none.</summary>
    /// <param name="head">The first bytes, four where the file has as many.</param>
    public static Encoding? Of(ReadOnlySpan<byte> head)
    {
        foreach (var encoding in All)
            if (head.StartsWith(encoding.Preamble)) return encoding;
        return null;
    }
}

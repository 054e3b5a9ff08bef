using System.Text;

namespace Registry.Api.Serving;

/// <summary>Text of a request from its bytes: in the encoding it says, else in UTF-8, and never with a character put in the place of bytes that are none.</summary>
internal static class StrictText
{
    private static readonly Encoding[] Marked = [Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode];

    /// <summary>The text without its byte order mark; null when some bytes are not of the encoding.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="said">The encoding that the sender names; a byte order mark counts for more.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, Encoding? said)
    {
        var encoding = said ?? Encoding.UTF8;
        foreach (var marked in Marked)
            if (bytes.StartsWith(marked.Preamble))
            {
                encoding = marked;
                bytes = bytes[marked.Preamble.Length..];
                break;
            }
        try
        {
            return Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

using System.Text;

namespace Registry.Import.Reading;

/// <summary>Lines of UTF-8 text that end with CR, LF or both.</summary>
internal static class TextLines
{
    private const int LongestLineBytes = 1 << 16;

    /// <summary>Longest record and longest line that any file of a registry has.</summary>
    public const int LongestRecordBytes = 1 << 20;

    /// <summary>Skips lines; true when the stream may now stand between the CR and the LF of one line end and cannot look ahead.</summary>
    public static bool EndsBetweenCrAndLf(Stream text, long lines)
    {
        var (previous, length) = (0, 0);
        while (lines > 0)
        {
            var letter = text.ReadByte();
            if (letter < 0) return false;
            if (letter == '\r' || (letter == '\n' && previous != '\r')) lines--;
            length = letter is '\r' or '\n' ? 0 : length + 1;
            if (length > LongestRecordBytes) throw TooLong();
            previous = letter;
        }
        if (previous != '\r') return false;
        if (!text.CanSeek) return true;
        if (text.ReadByte() is not ('\n' or -1)) text.Position--;
        return false;
    }

    /// <summary>Says that a line is too long.</summary>
    public static FileLimitException TooLong() => new("一行超过1 MB", "a line of more than 1 MB");

    /// <summary>The first line and what follows its line end.</summary>
    public static (string Line, string Behind) SplitFirst(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        if (end < 0) return (text, "");
        var next = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        return (text[..end], text[next..]);
    }

    /// <summary>The line at which the stream stands, cut at 64 KiB.</summary>
    public static string ReadOne(Stream text)
    {
        var line = new List<byte>();
        for (var letter = text.ReadByte(); letter >= 0 && line.Count < LongestLineBytes; letter = text.ReadByte())
        {
            if (letter is '\n' or '\r' && line.Count > 0) break;
            if (letter is not ('\n' or '\r')) line.Add((byte)letter);
        }
        return Encoding.UTF8.GetString([.. line]);
    }
}

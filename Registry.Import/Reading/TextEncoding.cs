using System.Text;
using System.Text.Unicode;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Reading;

/// <summary>Which encoding a text file has: decided once for the whole file, strictly, in a few streaming passes.</summary>
internal static class TextEncoding
{
    private const int ChunkBytes = 1 << 17;

    /// <summary>GB18030, which contains GBK and GB2312; throws on bytes that are none.</summary>
    public static Encoding Gb18030 { get; } = LoadGb18030();

    /// <summary>The encoding, or null when the bytes are neither UTF-8 nor GB18030 (nor UTF-16 or UTF-32 with a mark).</summary>
    /// <remarks>A file that begins as UTF-8 beyond doubt and breaks later is damaged UTF-8, not GB18030; one in which lines or a fifth of what is not
    /// ASCII are Chinese in UTF-8 is a mixture, of which no reading is right.</remarks>
    public static Encoding? Detect(string path)
    {
        using var file = File.OpenRead(path);
        return Judge(file) is { Fault: null } found ? found.Encoding : null;
    }

    /// <summary>The verdict on a file of which no encoding is known, with the line and byte where it begins to be none.</summary>
    public static Verdict Unknown(string path)
    {
        using var file = File.OpenRead(path);
        var (encoding, fault, isMixed) = Judge(file);
        var (line, place) = (LineAt(file, encoding, fault ?? 0), (fault ?? 0) + 1);
        var where = CheckCatalogue.InBothLanguages($"第 {line} 行（第 {place} 字节）", $"line {line} (byte {place})");
        var why = isMixed ? "|" + CheckCatalogue.InBothLanguages("该处是UTF-8，其余是GBK", "it is UTF-8 there and GBK elsewhere") : "";
        return FileVerdict.Error("F-ENC-1", arguments: where + why);
    }

    /// <summary>Name for messages.</summary>
    public static string NameOf(Encoding encoding) => encoding switch
    {
        UTF8Encoding => "UTF-8",
        UnicodeEncoding => "UTF-16",
        UTF32Encoding => "UTF-32",
        _ => "GB18030",
    };

    /// <summary>The text as UTF-8 bytes from its beginning, the byte order mark left out.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding.</param>
    /// <param name="meter">Told how far the file has been read, or null.</param>
    public static Stream OpenAsUtf8(string path, Encoding encoding, ReadMeter? meter = null)
    {
        FileStream file = meter is null
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)
            : new MeteredFile(path, meter);
        if (encoding is UTF8Encoding)
        {
            var mark = new byte[3];
            var isMarked = file.ReadAtLeast(mark, 3, throwOnEndOfStream: false) == 3 && mark is [0xEF, 0xBB, 0xBF];
            if (!isMarked) file.Position = 0;
            return file;
        }
        file.Position = encoding.Preamble.Length;
        return Encoding.CreateTranscodingStream(file, encoding, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static Encoding LoadGb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    // The encoding that fits best, the byte from which it does not fit (null: it does throughout), and whether two are mixed.
    private static (Encoding Encoding, long? Fault, bool IsMixed) Judge(FileStream file)
    {
        var head = new byte[4];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (WideText.Of(head.AsSpan(0, length)) is { } wide) return (wide, FirstInvalid(file, wide), false);
        file.Position = 0;
        if (FirstInvalidUtf8(file) is not { } broken) return (Encoding.UTF8, null, false);
        file.Position = 0;
        if (IsUtf8BeyondDoubt(file, broken)) return (Encoding.UTF8, broken, false);
        if (FirstInvalid(file, Gb18030) is { } fault) return (Gb18030, fault, false);
        file.Position = 0;
        var mixed = MixedEncoding.Find(file);
        return (Gb18030, mixed == 0 ? broken : mixed, mixed is not null);
    }

    // Offset of the first invalid sequence, or null when all is valid.
    private static long? FirstInvalidUtf8(Stream file)
    {
        var chunk = new byte[ChunkBytes];
        var (kept, offset) = (0, 0L);
        while (true)
        {
            var read = file.ReadAtLeast(chunk.AsSpan(kept), chunk.Length - kept, throwOnEndOfStream: false);
            var isEnd = read < chunk.Length - kept;
            var text = chunk.AsSpan(0, kept + read);
            var whole = isEnd ? text.Length : WholeCharacters(text);
            if (!Utf8.IsValid(text[..whole])) return offset + ValidPrefix(text[..whole]);
            if (isEnd) return null;
            text[whole..].CopyTo(chunk);
            (kept, offset) = (text.Length - whole, offset + whole);
        }
    }

    // Length without a sequence that the end of the chunk may have cut.
    private static int WholeCharacters(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= 3 && back <= text.Length; back++)
            if (text[^back] >= 0xC0) return text.Length - back;
            else if (text[^back] < 0x80) break;
        return text.Length;
    }

    private static int ValidPrefix(ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (position < text.Length && Rune.DecodeFromUtf8(text[position..], out _, out var size) == System.Buffers.OperationStatus.Done)
            position += size;
        return position;
    }

    // Ten Chinese characters in valid UTF-8 with nothing invalid before: no GB18030 text of that length looks so.
    private static bool IsUtf8BeyondDoubt(Stream file, long broken)
    {
        var head = new byte[(int)Math.Min(broken, ChunkBytes)];
        file.ReadExactly(head);
        return head.Count(letter => letter >= 0xE0) >= 10;
    }

    // Offset of the first bytes behind the mark that are none of the encoding, or null when all are.
    private static long? FirstInvalid(Stream file, Encoding encoding)
    {
        var (decoder, offset) = (encoding.GetDecoder(), (long)encoding.Preamble.Length);
        var (bytes, letters) = (new byte[ChunkBytes], new char[ChunkBytes + 4]);
        file.Position = offset;
        try
        {
            for (int read; (read = file.Read(bytes)) > 0; offset += read) decoder.GetChars(bytes.AsSpan(0, read), letters, flush: false);
            decoder.GetChars([], letters, flush: true);
            return null;
        }
        catch (DecoderFallbackException fault)
        {
            return Math.Max(0, offset + fault.Index);          // counted from the chunk; below zero where the one before ended within a character
        }
    }

    private static long LineAt(Stream file, Encoding encoding, long offset)
    {
        var (bytes, line, end) = (new byte[ChunkBytes], 1L, encoding.GetBytes("\n"));
        file.Position = encoding.Preamble.Length == 3 ? 0 : encoding.Preamble.Length;       // what counts lines of UTF-8 need not skip its mark
        while (file.Position < offset)
        {
            var text = bytes.AsSpan(0, (int)Math.Min(offset - file.Position, bytes.Length));
            text = text[..file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false)];
            if (text.IsEmpty) break;
            for (; text.Length >= end.Length; text = text[end.Length..])
                if (text.StartsWith(end)) line++;
        }
        return line;
    }
}

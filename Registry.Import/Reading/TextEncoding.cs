using System.Text;
using System.Text.Unicode;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Reading;

/// <summary>Which encoding a text file has: decided once for the whole file, strictly, in one or two streaming passes.</summary>
internal static class TextEncoding
{
    private const int ChunkBytes = 1 << 17;

    /// <summary>GB18030, which contains GBK and GB2312; throws on bytes that are none.</summary>
    public static Encoding Gb18030 { get; } = LoadGb18030();

    /// <summary>The encoding, or null when the bytes are neither UTF-8 nor GB18030 (nor UTF-16 with a mark).</summary>
    /// <remarks>A file that begins as UTF-8 beyond doubt and breaks later is damaged UTF-8, not GB18030; one in which a fifth of what is not
    /// ASCII is Chinese in UTF-8 is a mixture, of which no reading is right.</remarks>
    public static Encoding? Detect(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[4];
        var length = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        if (head is [0xFF, 0xFE, ..] && length >= 2) return Encoding.Unicode;
        if (head is [0xFE, 0xFF, ..] && length >= 2) return Encoding.BigEndianUnicode;
        file.Position = 0;
        if (FirstInvalidUtf8(file) is not { } broken) return Encoding.UTF8;
        file.Position = 0;
        if (IsUtf8BeyondDoubt(file, broken)) return null;
        file.Position = 0;
        if (!IsValid(file, Gb18030)) return null;
        file.Position = 0;
        return IsMixed(file) ? null : Gb18030;
    }

    /// <summary>The verdict on a file of which no encoding is known, with the line and byte where it begins to be neither.</summary>
    public static Verdict Unknown(string path)
    {
        using var file = File.OpenRead(path);
        var broken = FirstInvalidUtf8(file) ?? 0;
        file.Position = 0;
        if (!IsUtf8BeyondDoubt(file, broken))
        {
            file.Position = 0;
            broken = FirstInvalid(file, Gb18030) ?? broken;
        }
        file.Position = 0;
        var line = LineAt(file, broken);
        return FileVerdict.Error("F-ENC-1", arguments: CheckCatalogue.InBothLanguages($"第 {line} 行（第 {broken + 1} 字节）", $"line {line} (byte {broken + 1})"));
    }

    /// <summary>Name for messages.</summary>
    public static string NameOf(Encoding encoding) =>
        encoding is UTF8Encoding ? "UTF-8" : encoding is UnicodeEncoding ? "UTF-16" : "GB18030";

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
        if (encoding is UnicodeEncoding) file.Position = 2;
        return Encoding.CreateTranscodingStream(file, encoding, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static Encoding LoadGb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    // Offset of the chunk in which the first invalid sequence stands, or null when all is valid.
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

    // Three bytes of a Chinese character in UTF-8. In GB18030 text they stand by chance, one in a hundred characters.
    private static bool IsMixed(Stream file)
    {
        var (window, others, chinese) = (0, 0L, 0L);
        var chunk = new byte[ChunkBytes];
        for (int read; (read = file.Read(chunk)) > 0;)
            foreach (var letter in chunk.AsSpan(0, read))
            {
                if (letter >= 0x80) others++;
                window = (window << 8 | letter) & 0xFFFFFF;
                if (window >> 16 is >= 0xE4 and <= 0xE9 && (window & 0xC0C0) == 0x8080) (chinese, window) = (chinese + 3, 0);
            }
        return chinese >= 6 && chinese * 5 >= others;
    }

    private static bool IsValid(Stream file, Encoding encoding) => FirstInvalid(file, encoding) is null;

    // Offset of the first bytes that are none of the encoding, or null when all are.
    private static long? FirstInvalid(Stream file, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var (bytes, letters, offset) = (new byte[ChunkBytes], new char[ChunkBytes + 4], 0L);
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

    private static long LineAt(Stream file, long offset)
    {
        var (bytes, line) = (new byte[ChunkBytes], 1L);
        for (int read; offset > 0 && (read = file.Read(bytes, 0, (int)Math.Min(offset, bytes.Length))) > 0; offset -= read)
            line += bytes.AsSpan(0, read).Count((byte)'\n');
        return line;
    }
}

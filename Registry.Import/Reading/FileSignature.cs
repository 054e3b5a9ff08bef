using System.IO.Compression;
using System.Text;
using Registry.Import.Checks;

namespace Registry.Import.Reading;

/// <summary>What a file is by its first bytes; its extension is not asked, exports lie about it.</summary>
internal enum FileFormat
{
    /// <summary>Text with separators.</summary>
    Text,

    /// <summary>Workbook of Excel 2007 or later.</summary>
    Xlsx,

    /// <summary>Workbook of Excel 97-2003, or a compound file of another program.</summary>
    Xls,

    /// <summary>Archive that is no workbook and no document.</summary>
    Zip,

    /// <summary>XML of whatever kind.</summary>
    Xml,

    /// <summary>Web page, or a table out of one.</summary>
    Html,

    /// <summary>Nothing in it.</summary>
    Empty,

    /// <summary>Something else; a name for it goes with it.</summary>
    Other,
}

/// <summary>Recognises formats.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, string Name)[] Others =
    [
        ([0x25, 0x50, 0x44, 0x46], "PDF"), ([0x7B, 0x5C, 0x72, 0x74, 0x66], "RTF"), ([0x1F, 0x8B], "GZIP"), ([0x52, 0x61, 0x72, 0x21], "RAR"),
        ([0x37, 0x7A, 0xBC, 0xAF], "7-Zip"), ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), ([0x47, 0x49, 0x46, 0x38], "GIF"),
        ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65], "SQLite"), ([0x4D, 0x5A], "EXE"), ("MIME-Version:"u8.ToArray(), "MHTML"), ([0x50, 0x4B, 0x05, 0x06], "ZIP"),
    ];

    /// <summary>The format, and what it is when it is none of ours.</summary>
    public static (FileFormat Format, string? Name) Recognise(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[4096];
        var head = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (head.IsEmpty) return (FileFormat.Empty, null);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04])) return ZipContent(file);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return (FileFormat.Xls, null);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x09, 0x08]) || head.StartsWith((ReadOnlySpan<byte>)[0x09, 0x04])) return (FileFormat.Xls, null);
        foreach (var (start, name) in Others)
            if (head.StartsWith(start)) return (FileFormat.Other, name);
        if (Markup(head) is { } markup) return (markup == "XML" ? FileFormat.Xml : FileFormat.Html, null);
        if (WideText.Of(head) is not null || !head.Contains((byte)0)) return (FileFormat.Text, null);
        if (LooksLikeUtf16(head)) return (FileFormat.Other, CheckCatalogue.InBothLanguages("没有字节顺序标记的UTF-16文本", "UTF-16 text without a byte order mark"));
        return IsTextWithFewZeros(head) ? (FileFormat.Text, null) : (FileFormat.Other, CheckCatalogue.InBothLanguages("无法识别的二进制数据", "binary data of no known format"));
    }

    // Of Latin letters, digits and separators every second byte is zero.
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> head)
    {
        var (even, odd) = (0, 0);
        for (var place = 0; place < head.Length; place++)
            if (head[place] == 0 && place % 2 == 0) even++;
            else if (head[place] == 0) odd++;
        return head.Length >= 8 && Math.Max(even, odd) > head.Length / 5 && Math.Min(even, odd) < head.Length / 50;
    }

    // A damaged place in a text: its rows are told, the others read.
    private static bool IsTextWithFewZeros(ReadOnlySpan<byte> head) =>
        head.Length > 64 && head.Count((byte)0) * 50 < head.Length && head.IndexOfAnyInRange((byte)1, (byte)8) < 0;

    private static string? Markup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\r', '\n', '\t');
        if (text.Length == 0 || text[0] != '<') return null;
        bool Has(string tag) => text.Contains(tag, StringComparison.OrdinalIgnoreCase);
        if (Has("<html") || Has("<!doctype html")) return "HTML";
        // The tables of an XML spreadsheet are called as those of a web page are.
        if (Has("<Workbook") || Has("<NaaccrData")) return "XML";
        return Has("<table") || Has("<meta") || Has("<head") || Has("<tr") ? "HTML" : "XML";
    }

    private static (FileFormat, string?) ZipContent(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            var names = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Contains("xl/workbook.xml")) return (FileFormat.Xlsx, null);
            if (names.Contains("word/document.xml")) return (FileFormat.Other, "DOCX");
            if (names.Contains("ppt/presentation.xml")) return (FileFormat.Other, "PPTX");
            if (names.Contains("xl/workbook.bin")) return (FileFormat.Other, "XLSB");
            if (names.Contains("content.xml")) return (FileFormat.Other, "ODS");
            return (FileFormat.Zip, null);
        }
        catch (InvalidDataException)
        {
            return (FileFormat.Xlsx, null);   // A damaged archive: opening it as a workbook says so.
        }
    }
}

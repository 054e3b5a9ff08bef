using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>The tables of a web page that hospital systems save with the ending .xls. Scripts and styles are passed over, nothing is run or fetched.</summary>
internal static partial class HtmlTables
{
    /// <summary>The tables that name items of a registry, or the only one there is, and how they were read; a verdict when there is none.</summary>
    /// <param name="path">The page.</param>
    /// <param name="options">How it is read.</param>
    /// <returns>The tables with the cursor that reads them; the caller disposes it.</returns>
    public static (IReadOnlyList<Table> Tables, MarkupCursor? Cursor, HowRead ReadAs, Verdict? Problem) Open(string path, ReadingOptions options)
    {
        if (EncodingOf(path) is not { } encoding) return ([], null, HowRead.Same("HTML"), TextEncoding.Unknown(path));
        var readAs = new HowRead($"HTML，{TextEncoding.NameOf(encoding)}", $"HTML, {TextEncoding.NameOf(encoding)}");
        var (first, kept) = (new SortedDictionary<int, List<TableRow>>(), new FirstRows());
        foreach (var (table, row) in Rows(path, encoding, null))
        {
            if (!first.TryGetValue(table, out var rows)) first[table] = rows = [];
            kept.Keep(rows, row!);
        }
        var cursor = new MarkupCursor(meter => Rows(path, encoding, meter));
        var bytes = new FileInfo(path).Length;
        var tables = first.Where(table => table.Value.Count > 0).Select(table => GridTable.Make(
            string.Create(CultureInfo.InvariantCulture, $"Table{table.Key + 1}"), table.Value, new ReadMeter(bytes), meter => cursor.RowsOf(table.Key, meter))).ToList();
        var known = tables.Where(table => PartOfTable.KindOf(table, options.Profile) is not null).ToList();
        if (known.Count == 0 && tables.Count == 1) known = tables;
        return known.Count > 0 ? (known, cursor, readAs, null) : ([], null, readAs, FileVerdict.Error("F-OPEN-3", arguments: "HTML"));
    }

    private static IEnumerable<(int Table, TableRow? Row)> Rows(string path, Encoding encoding, ReadMeter? meter)
    {
        using var text = new StreamReader(TextEncoding.OpenAsUtf8(path, encoding, meter), Encoding.UTF8, detectEncodingFromByteOrderMarks: false, 1 << 16);
        var grid = new HtmlGrid();
        foreach (var token in HtmlTokens.Read(text))
            if (grid.Take(token) is { } row) yield return row;
        if (grid.End() is { } last) yield return last;
    }

    // The page says how it is encoded, and some pages are wrong: what it says holds where the bytes agree.
    private static Encoding? EncodingOf(string path)
    {
        var found = TextEncoding.Detect(path);
        return found is UTF8Encoding && SaysGb(path) && !HasThreeByteSequences(path) ? TextEncoding.Gb18030 : found;
    }

    private static bool SaysGb(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[4096];
        var text = Encoding.Latin1.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        return Charset().Match(text) is { Success: true } match && match.Groups[1].Value.StartsWith("gb", StringComparison.OrdinalIgnoreCase);
    }

    // Chinese text in UTF-8 has them; without any, two bytes that are a letter there may be a Chinese character in GBK.
    private static bool HasThreeByteSequences(string path)
    {
        using var file = File.OpenRead(path);
        var chunk = new byte[1 << 16];
        for (int read; (read = file.Read(chunk)) > 0;)
            if (chunk.AsSpan(0, read).IndexOfAnyInRange((byte)0xE0, (byte)0xFF) >= 0) return true;
        return false;
    }

    [GeneratedRegex(@"charset\s*=\s*[""']?\s*([A-Za-z0-9_-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}

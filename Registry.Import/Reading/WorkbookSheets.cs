using System.IO.Compression;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>Opens a workbook as tables, one for each sheet; every reading of a sheet opens the file anew and goes forward, but for the values of an .xls,
/// which come out of one pass.</summary>
internal static class WorkbookSheets
{
    private const long LargestEntryBytes = 2L << 30;
    private const long LargestTotalBytes = 6L << 30;
    private const long LargestInMemoryBytes = 256L << 20;
    private const int MostSheets = 1000;
    private const long BombBytes = 100L << 20;
    private const int BombRatio = 400;

    /// <summary>The sheets, or the verdict that refuses the file; with a cursor, which the caller disposes, where the copy of the file is made of its values.</summary>
    public static (IReadOnlyList<Table> Sheets, MarkupCursor? Cursor, Verdict? Problem) Open(string path, FileFormat format)
    {
        if (format == FileFormat.Xlsx && Bomb(path) is { } bomb) return ([], null, FileVerdict.Error("F-OPEN-5", arguments: bomb));
        var cursor = format == FileFormat.Xls ? new MarkupCursor(_ => EveryRow(path)) : null;
        var countsFrom1904 = format == FileFormat.Xlsx && CountsFrom1904(path);
        try
        {
            using var reader = OpenReader(path);
            var (sheets, gap) = (new List<Table>(), new SheetGap());
            do
            {
                var index = sheets.Count;
                if (index >= MostSheets) throw new FileLimitException($"超过{MostSheets}个工作表", $"more than {MostSheets} worksheets");
                var first = Table.FirstOf(SheetRows.Read(reader, gap));
                var meter = new ReadMeter(reader.RowCount);
                sheets.Add(new(
                    reader.Name ?? $"{index + 1}", IsSheet: true, columns => columns is null && cursor is not null ? cursor.RowsOf(index, null) : SheetRows.Read(path, index, columns, countsFrom1904, meter), new(first))
                {
                    Meter = meter,
                });
            }
            while (reader.NextResult());
            return (sheets, cursor, null);
        }
        catch (InvalidPasswordException)
        {
            return ([], null, FileVerdict.Error("F-OPEN-2"));
        }
    }

    /// <summary>A reader that stands before the first row of the first sheet.</summary>
    public static IExcelDataReader OpenReader(string path)
    {
        // .xls files of older programs name their code page; the provider of the strict encodings knows it.
        _ = TextEncoding.Gb18030;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            return ExcelReaderFactory.CreateReader(file, new ExcelReaderConfiguration { LeaveOpen = false });
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // The rows of all sheets with the number of their sheet: to pass over a sheet costs as much as to read it.
    private static IEnumerable<(int Sheet, TableRow? Row)> EveryRow(string path)
    {
        using var reader = OpenReader(path);
        var (sheet, gap) = (0, new SheetGap());
        do
        {
            foreach (var row in SheetRows.Read(reader, gap)) yield return (sheet, row);
            sheet++;
        }
        while (reader.NextResult());
    }

    // Sizes that no table of a registry has: refused before a sheet is opened. What an entry says of its size is not believed.
    private static string? Bomb(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            // Everything but the sheets is taken into memory by the reader of workbooks; pictures are never opened.
            var most = entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) ? LargestEntryBytes : LargestInMemoryBytes;
            var isXml = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
            var size = isXml && !IsBombBySaying(entry) ? Unpacked(entry, most) : entry.Length;
            total += size;
            if (size > (isXml ? most : LargestEntryBytes) || (size > BombBytes && size / Math.Max(entry.CompressedLength, 1) > BombRatio))
                return $"{FileVerdict.Clean(entry.FullName)}: {size >> 20} MB";
        }
        return total > LargestTotalBytes ? $"{total >> 20} MB" : null;
    }

    private static bool IsBombBySaying(ZipArchiveEntry entry) =>
        entry.Length > LargestEntryBytes || (entry.Length > BombBytes && entry.Length / Math.Max(entry.CompressedLength, 1) > BombRatio);

    // Bytes until the end or beyond what may be; a tag or text that never ends, a wrong check sum and a cell beyond the last column are refused on the way.
    private static long Unpacked(ZipArchiveEntry entry, long most)
    {
        using var packed = new BoundedMarkup(entry.Open());
        var (buffer, total) = (new byte[1 << 16], 0L);
        var (sum, cells) = (default(Crc32), default(CellReferences));
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            total += read;
            if (total > most || (total > BombBytes && total / Math.Max(entry.CompressedLength, 1) > BombRatio)) return total;
            sum.Add(buffer.AsSpan(0, read));
            cells.Add(buffer.AsSpan(0, read));
        }
        sum.MustBe(entry.Crc32);
        return total;
    }

    private static bool CountsFrom1904(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var workbook = zip.GetEntry("xl/workbook.xml")!.Open();
        using var xml = XmlReader.Create(workbook, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr")
                return xml.GetAttribute("date1904") is "1" or "true";
        return false;
    }
}

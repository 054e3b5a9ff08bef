using System.Globalization;
using System.Xml;

namespace Registry.Import.Reading;

/// <summary>The worksheets of an XML spreadsheet of Excel 2003, mostly called .xls: cells as their text, dates without their time when it is midnight.</summary>
internal static class SpreadsheetXml
{
    private const string Namespace = "urn:schemas-microsoft-com:office:spreadsheet";

    /// <summary>True for the root element of such a file.</summary>
    public static bool IsOne((string Name, string Namespace) root) => root is { Name: "Workbook", Namespace: Namespace };

    /// <summary>The worksheets in their order.</summary>
    /// <exception cref="XmlException">The file is damaged.</exception>
    /// <exception cref="FileLimitException">The file is larger in some place than a workbook can be.</exception>
    /// <param name="path">The file.</param>
    /// <returns>The worksheets with the cursor that reads them; the caller disposes it.</returns>
    public static (IReadOnlyList<Table> Sheets, MarkupCursor Cursor) Open(string path)
    {
        var (sheets, kept) = (new List<(string Name, List<TableRow> First)>(), new FirstRows());
        foreach (var (sheet, name, row) in Rows(path, null))
        {
            if (sheet == sheets.Count) sheets.Add((name, []));
            if (row is not null) kept.Keep(sheets[sheet].First, row);
        }
        var bytes = new FileInfo(path).Length;
        var cursor = new MarkupCursor(meter => Rows(path, meter).Select(row => (row.Sheet, row.Row)));
        return ([.. sheets.Select((sheet, index) => GridTable.Make(sheet.Name, sheet.First, new ReadMeter(bytes), meter => cursor.RowsOf(index, meter)))], cursor);
    }

    // Each sheet comes once without a row, so that an empty one is seen too.
    private static IEnumerable<(int Sheet, string Name, TableRow? Row)> Rows(string path, ReadMeter? meter)
    {
        using var xml = PlainXml.Open(path, meter);
        var (sheet, name, row, merged) = (-1, "", 0L, new MergedCells());
        while (PlainXml.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != Namespace) continue;
            if (xml.LocalName == "Worksheet")
            {
                if (++sheet >= GridTable.MostTables) throw new FileLimitException($"超过{GridTable.MostTables}个工作表", $"more than {GridTable.MostTables} worksheets");
                (name, row) = (xml.GetAttribute("Name", Namespace) ?? $"{sheet + 1}", 0);
                yield return (sheet, name, null);
            }
            else if (xml.LocalName == "Row" && sheet >= 0)
            {
                row = IndexOf(xml) ?? row + 1;
                GridTable.MustFit(row, 0);
                yield return (sheet, name, ReadRow(xml, (int)row, merged));
            }
        }
    }

    private static TableRow ReadRow(XmlReader xml, int number, MergedCells merged)
    {
        var (cells, next, numbers) = (new List<string?>(), 0, NumberCells.None);
        if (xml.IsEmptyElement) return new(number, []);
        var depth = xml.Depth;
        while (PlainXml.Next(xml) && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Cell" }) continue;
            var column = (int)Math.Min((IndexOf(xml) ?? next + 1) - 1, GridTable.MostColumns);
            GridTable.MustFit(0, column + 1);
            var (across, isNumber) = (Attribute(xml, "MergeAcross") ?? 0, false);
            var text = ReadCell(xml, ref isNumber);
            GridTable.MustFit(0, Math.Max(next, column + 1) + across);
            merged.Add(Math.Max(0, column - next) + across);
            if (text is not null && column >= next)
            {
                while (cells.Count < column) cells.Add(null);
                cells.Add(text);
                if (isNumber) numbers = numbers.With(column);
            }
            next = Math.Max(next, column + 1) + (int)across;
        }
        return new(number, [.. cells]) { NumberCells = numbers };
    }

    private static string? ReadCell(XmlReader xml, ref bool isNumber)
    {
        if (xml.IsEmptyElement) return null;
        var (depth, found) = (xml.Depth, (string?)null);
        while (PlainXml.Next(xml) && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Data" }) continue;
            var type = xml.GetAttribute("Type", Namespace);
            var text = CellText.Clean(PlainXml.Value(xml));
            isNumber = type == "Number";
            found = type switch { "Error" => null, "DateTime" => DateOf(text), "Number" => NumberOf(text), _ => text };
        }
        return found;
    }

    private static string? DateOf(string? text) => text is not null && text.EndsWith("T00:00:00.000", StringComparison.Ordinal) ? text[..^13] : text?.Replace('T', ' ');

    // 1.1010519491231E+17 is a number of 18 digits: reading says that it is damaged.
    private static string? NumberOf(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e28 && Math.Floor(number) == number
            ? number.ToString("F0", CultureInfo.InvariantCulture) : text;

    private static long? IndexOf(XmlReader xml) => Attribute(xml, "Index") is { } index and > 0 ? index : null;

    private static long? Attribute(XmlReader xml, string name) =>
        long.TryParse(xml.GetAttribute(name, Namespace), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Registry.Import.Invented;

/// <summary>Writes an Excel workbook row by row: shared strings, numbers and date cells, nothing else.</summary>
/// <remarks>The parts are the same for the same rows on every platform; how the zip packs them may differ between platforms.</remarks>
internal sealed class InventedWorkbook : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip;
    private readonly List<string> _sheets = [];
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);

    public InventedWorkbook(string path) => _zip = new(File.Create(path), ZipArchiveMode.Create);

    /// <summary>Adds a sheet with a header row.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="headers">Texts of row 1.</param>
    /// <param name="rows">Cells of the following rows; a null text is an empty cell.</param>
    public void AddSheet(string name, IEnumerable<string> headers, IEnumerable<IReadOnlyList<SheetCell>> rows)
    {
        _sheets.Add(name);
        using var writer = Part($"xl/worksheets/sheet{_sheets.Count}.xml");
        writer.Write($"{Head}<worksheet xmlns=\"{Main}\"><sheetData>");
        WriteRow(writer, 1, [.. headers.Select(h => new SheetCell(h, CellForm.Text))]);
        var number = 1;
        foreach (var row in rows) WriteRow(writer, ++number, row);
        writer.Write("</sheetData></worksheet>");
    }

    public void Dispose()
    {
        WriteStrings();
        Write("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills>"
            + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
            + "<cellXfs count=\"2\"><xf/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
        Write("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>"
            + string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>");
        Write("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}relationships\">"
            + string.Concat(_sheets.Select((_, i) => Relation(i + 1, "worksheet", $"worksheets/sheet{i + 1}.xml")))
            + Relation(_sheets.Count + 1, "sharedStrings", "sharedStrings.xml")
            + Relation(_sheets.Count + 2, "styles", "styles.xml") + "</Relationships>");
        Write("_rels/.rels", $"<Relationships xmlns=\"{Package}relationships\">{Relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>");
        Write("[Content_Types].xml", $"<Types xmlns=\"{Package}content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + Content("workbook", "sheet.main") + Content("styles", "styles") + Content("sharedStrings", "sharedStrings")
            + string.Concat(_sheets.Select((_, i) => Content($"worksheets/sheet{i + 1}", "worksheet"))) + "</Types>");
        _zip.Dispose();
    }

    private static string Relation(int id, string type, string target) =>
        $"<Relationship Id=\"rId{id}\" Type=\"{Office}/{type}\" Target=\"{target}\"/>";

    private static string Content(string part, string type) =>
        $"<Override PartName=\"/xl/{part}.xml\" ContentType=\"{MainType}{type}+xml\"/>";

    private void WriteRow(StreamWriter writer, int number, IReadOnlyList<SheetCell> cells)
    {
        writer.Write($"<row r=\"{number}\">");
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column].Text is not { Length: > 0 } text) continue;
            writer.Write($"<c r=\"{Letters(column)}{number}\"");
            writer.Write(cells[column].Form switch
            {
                CellForm.Number => "><v>" + text,
                CellForm.Date => " s=\"1\"><v>" + text,
                _ => " t=\"s\"><v>" + StringIndex(text),
            });
            writer.Write("</v></c>");
        }
        writer.Write("</row>");
    }

    private string StringIndex(string text)
    {
        if (!_strings.TryGetValue(text, out var index)) _strings[text] = index = _strings.Count;
        return index.ToString(CultureInfo.InvariantCulture);
    }

    private void WriteStrings()
    {
        using var writer = Part("xl/sharedStrings.xml");
        writer.Write($"{Head}<sst xmlns=\"{Main}\" uniqueCount=\"{_strings.Count}\">");
        foreach (var text in _strings.OrderBy(s => s.Value).Select(s => s.Key))
            writer.Write($"<si><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></si>");
        writer.Write("</sst>");
    }

    private static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private void Write(string part, string xml)
    {
        using var writer = Part(part);
        writer.Write(Head + xml);
    }

    private StreamWriter Part(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        return new(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024);
    }
}

/// <summary>How a cell is kept.</summary>
internal enum CellForm
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A serial day shown as a date.</summary>
    Date,
}

/// <summary>A cell of a sheet; no text makes it empty.</summary>
internal readonly record struct SheetCell(string? Text, CellForm Form);

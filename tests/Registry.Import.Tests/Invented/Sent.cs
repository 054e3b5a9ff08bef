using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Registry.Core.Records;

namespace Registry.Import.Tests.Invented;

/// <summary>One part of a generated file, read with nothing of the product.</summary>
internal sealed record Sent(string File, string Registry, PartKind Part, IReadOnlyList<SentRow> Rows)
{
    public static IEnumerable<Sent> Read(string path) => path.EndsWith(".xlsx", StringComparison.Ordinal) ? ReadWorkbook(path) : [ReadText(path)];

    private static PartKind PartOf(string name) => name switch
    {
        "FB" => PartKind.Incidence,
        "SW" => PartKind.Death,
        "POP" => PartKind.Population,
        _ => throw new ArgumentException($"No part {name}."),
    };

    private static Sent ReadText(string path)
    {
        var name = Path.GetFileName(path);
        var bytes = System.IO.File.ReadAllBytes(path);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var isUtf8 = bytes is [0xEF, 0xBB, 0xBF, ..];
        var text = isUtf8 ? Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3) : Encoding.GetEncoding("GB18030").GetString(bytes);
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var separator = name.EndsWith(".txt", StringComparison.Ordinal) ? '\t' : ',';
        var header = lines[0].Split(separator);
        return new(name, name[..6], PartOf(name[7..name.IndexOf('.', StringComparison.Ordinal)]),
            [.. lines.Skip(1).Select(l => new SentRow(header, l.Split(separator)))]);
    }

    private static List<Sent> ReadWorkbook(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        XElement Part(string name)
        {
            using var stream = zip.GetEntry(name)!.Open();
            return XElement.Load(stream);
        }
        var strings = Part("xl/sharedStrings.xml").Elements().Select(e => e.Value).ToList();
        var names = Part("xl/workbook.xml").Descendants().Where(e => e.Name.LocalName == "sheet").Select(e => (string)e.Attribute("name")!).ToList();
        return [.. names.Select((name, i) =>
        {
            var rows = Part($"xl/worksheets/sheet{i + 1}.xml").Descendants().Where(e => e.Name.LocalName == "row")
                .Select(r => r.Elements().ToDictionary(
                    c => new string([.. ((string)c.Attribute("r")!).TakeWhile(char.IsLetter)]),
                    c => (string?)c.Attribute("t") == "s" ? strings[int.Parse(c.Value)]
                        : (string?)c.Attribute("s") == "1" ? new DateOnly(1899, 12, 30).AddDays(int.Parse(c.Value)).ToString("yyyy-MM-dd")
                        : c.Value)).ToList();
            var columns = rows[0].Keys.ToList();
            var header = columns.Select(c => rows[0][c]).ToArray();
            return new Sent(Path.GetFileName(path), Path.GetFileName(path)[..6], PartOf(name),
                [.. rows.Skip(1).Select(r => new SentRow(header, [.. columns.Select(c => r.GetValueOrDefault(c, ""))]))]);
        })];
    }
}

/// <summary>A row by header.</summary>
internal sealed record SentRow(string[] Header, string[] Cells)
{
    /// <summary>The cell under the first of these headers that the file has; null when it has none.</summary>
    public string? this[params string[] headers] =>
        headers.Select(h => Array.IndexOf(Header, h)).Where(i => i >= 0).Select(i => Cells[i]).FirstOrDefault();
}

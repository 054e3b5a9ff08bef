using System.IO.Compression;
using System.Xml.Linq;
using Registry.Core.Records;

namespace Registry.Import.Annotating;

/// <summary>The styles of a workbook with a red and a yellow variant of each: a coloured cell keeps its format.</summary>
internal sealed class FaultStyles
{
    private const int MostStyles = 20_000;
    private readonly int _count;

    private FaultStyles(XDocument xml, int count) => (Xml, _count) = (xml, count);

    /// <summary>The styles to write.</summary>
    public XDocument Xml { get; }

    /// <summary>Reads the styles and adds the variants; null when there is nothing to vary, or too much.</summary>
    public static FaultStyles? Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var xml = XDocument.Load(stream);
        var main = xml.Root!.Name.Namespace;
        if (xml.Root.Element(main + "cellXfs") is not { } formats || xml.Root.Element(main + "fills") is not { } fills) return null;
        var existing = formats.Elements().ToList();
        if (existing.Count is 0 or > MostStyles) return null;
        foreach (var colour in new[] { "FFFFC7CE", "FFFFEB9C" })
        {
            var fill = fills.Elements().Count();
            fills.Add(new XElement(main + "fill", new XElement(main + "patternFill", new XAttribute("patternType", "solid"), new XElement(main + "fgColor", new XAttribute("rgb", colour)))));
            foreach (var format in existing)
            {
                var variant = new XElement(format);
                variant.SetAttributeValue("fillId", fill);
                variant.SetAttributeValue("applyFill", 1);
                formats.Add(variant);
            }
        }
        fills.SetAttributeValue("count", fills.Elements().Count());
        formats.SetAttributeValue("count", formats.Elements().Count());
        return new(xml, existing.Count);
    }

    /// <summary>The variant of a style for a severity.</summary>
    public int Of(int style, Severity severity) => style >= _count ? style : style + (severity == Severity.Error ? _count : 2 * _count);
}

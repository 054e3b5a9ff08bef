using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace Registry.Report.Figures;

/// <summary>Makes the drawing library's SVG fit to stand in a page: small, with unique ids, real text and a
/// name.</summary>
internal static partial class SvgText
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Fonts of the usual systems, so that Chinese is never boxes; written once on the root.</summary>
    private const string FontFamily = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','SimHei',sans-serif";

    public static string Clean(string xml, string id, string description, SKTypeface typeface)
    {
        var root = XDocument.Parse(xml).Root!;
        root.Attributes().Where(a => a.IsNamespaceDeclaration && a.Name.LocalName == "xlink").Remove();
        Name(root, id, description);
        RenameClips(root, id);
        foreach (var text in root.Descendants(Svg + "text")) Straighten(text, typeface);
        foreach (var element in root.Descendants().ToList())
        {
            element.Attribute("stroke-miterlimit")?.Remove();
            if (element.Attribute("stroke-width")?.Value == "1") element.Attribute("stroke-width")!.Remove();
            foreach (var attribute in element.Attributes()) Shorten(attribute);
        }
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static void Name(XElement root, string id, string description)
    {
        var (width, height) = (root.Attribute("width")!.Value, root.Attribute("height")!.Value);
        root.SetAttributeValue("viewBox", $"0 0 {width} {height}");
        root.SetAttributeValue("id", id);
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", $"{id}-title");
        root.SetAttributeValue("font-family", FontFamily);
        root.AddFirst(new XElement(Svg + "title", new XAttribute("id", $"{id}-title"), description));
    }

    // The library counts its clip paths over all pictures of the process: renumbered, the same figure has the same
    // text.
    private static void RenameClips(XElement root, string id)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var clip in root.Descendants(Svg + "clipPath"))
        {
            var old = clip.Attribute("id")!.Value;
            names[$"url(#{old})"] = $"{id}-c{names.Count}";
            clip.SetAttributeValue("id", names[$"url(#{old})"]);
        }
        foreach (var user in root.Descendants().Where(e => e.Attribute("clip-path") is not null))
            user.SetAttributeValue("clip-path", $"url(#{names[user.Attribute("clip-path")!.Value]})");
    }

    // The library writes a place for every glyph. One place and an anchor keep the text whole (search, copy, screen
    // readers)
    // and right-aligned labels stay aligned when the reader's font is not ours.
    private static void Straighten(XElement text, SKTypeface typeface)
    {
        var words = text.Value.Trim();
        var size = Number(text.Attribute("font-size")?.Value ?? "12");
        using var font = new SKFont(typeface, size);
        var width = font.MeasureText(words);
        var x = Number(text.Attribute("x")?.Value.Split(',')[0] ?? "0");
        var (anchor, at) =
            Math.Abs(x + width / 2) < 1 ? ("middle", 0f)
            : Math.Abs(x + width) < 1 ? ("end", 0f)
            : ("start", x);
        text.SetAttributeValue("x", at.ToString("0.##", CultureInfo.InvariantCulture));
        text.SetAttributeValue("y", text.Attribute("y")?.Value.TrimEnd(' ', ','));
        text.SetAttributeValue("text-anchor", anchor == "start" ? null : anchor);
        text.Attribute("font-family")?.Remove();
        text.Value = words;
    }

    private static void Shorten(XAttribute attribute)
    {
        if (attribute.Name.LocalName is "d" or "transform" or "x" or "y" or "width" or "height" or "cx" or "cy" or "rx" or "ry" or "stroke-width" or "fill-opacity" or "stroke-opacity")
            attribute.Value = LongNumber().Replace(attribute.Value, m =>
                Number(m.Value).ToString("0.##", CultureInfo.InvariantCulture));
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+\.\d{3,}")]
    private static partial Regex LongNumber();
}

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Registry.Report.Figures;
using SkiaSharp;

namespace Registry.Report.Tests;

/// <summary>Where the texts of a picture lie, measured with the built-in font.</summary>
internal sealed partial record SvgRuler(string Words, double Left, double Right, double Top, double Bottom)
{
    public static IEnumerable<SvgRuler> Texts(XElement svg) =>
        svg.Descendants().Where(e => e.Name.LocalName == "text").Select(Measure);

    private static SvgRuler Measure(XElement text)
    {
        var size = Number(text.Attribute("font-size")!.Value);
        using var font = new SKFont(FigureFont.BuiltIn.Typeface, size);
        var width = font.MeasureText(text.Value);
        var x = Number(text.Attribute("x")!.Value) - (text.Attribute("text-anchor")?.Value) switch { "middle" =>
            width / 2, "end" => width, _ => 0 };
        var y = Number(text.Attribute("y")!.Value);
        var transform = text.Attribute("transform")?.Value ?? "";
        var numbers = Numbers().Matches(transform).Select(m => Number(m.Value)).ToArray();
        var matrix = SKMatrix.Identity;
        if (transform.StartsWith("translate", StringComparison.Ordinal)) matrix = SKMatrix.CreateTranslation(numbers[0],
            numbers.ElementAtOrDefault(1));
        else if (transform.StartsWith("matrix", StringComparison.Ordinal))
            matrix = new SKMatrix(numbers[0], numbers[2], numbers[4], numbers[1], numbers[3], numbers[5], 0, 0, 1);
        else if (transform.Length > 0) throw new AssertionException($"Unknown transform {transform}.");
        var box = matrix.MapRect(new SKRect(x, y - size * 0.88f, x + width, y + size * 0.12f));
        return new(text.Value, box.Left, box.Right, box.Top, box.Bottom);
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Numbers();
}

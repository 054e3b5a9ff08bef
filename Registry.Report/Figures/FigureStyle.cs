using ScottPlot;
using ScottPlot.TickGenerators;

namespace Registry.Report.Figures;

/// <summary>Colours and habits that all figures share.</summary>
internal static class FigureStyle
{
    /// <summary>Colours of the Chinese reports, told apart also with red-green blindness and in grey.</summary>
    public const string Male = "#1f78b4", Female = "#8F3551", Neutral = "#5B7C99", Grid = "#E3E6E8", Ink = "#2B2F33";

    /// <summary>Size of labels in pixels.</summary>
    public const float LabelSize = 13, TitleSize = 14, ValueSize = 12;

    public static Color Of(string hex) => Color.FromHex(hex);

    public static void Apply(Plot plot, FigureFont font)
    {
        plot.Font.Set(font.Name);
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Grid.MajorLineColor = Of(Grid);
        plot.Grid.MajorLineWidth = 1;
        plot.Axes.Color(Of(Ink));
        plot.Axes.FrameColor(Of("#9AA3AA"));
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.HideLegend();
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.TickLabelStyle.FontName = font.Name;
            axis.TickLabelStyle.FontSize = LabelSize;
            axis.Label.FontName = font.Name;
            axis.Label.FontSize = TitleSize;
            axis.Label.Bold = false;
            axis.MinorTickStyle.Length = 0;
        }
    }

    /// <summary>A legend within the drawing area, without a frame.</summary>
    public static void Legend(Plot plot, Alignment place, Orientation orientation, string fontName)
    {
        plot.ShowLegend(place, orientation);
        plot.Legend.FontName = fontName;
        plot.Legend.FontSize = LabelSize;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.BackgroundColor = Colors.White.WithAlpha(0.85);
    }

    /// <summary>Room around the drawing area, in pixels; fixed, so that pictures of one kind line up.</summary>
    public static void Room(Plot plot, float left, float right, float top, float bottom) =>
        plot.Layout.Fixed(new PixelPadding(left, right, bottom, top));

    /// <summary>Five or six round ticks from zero to just above the largest value.</summary>
    public static double[] RoundTicks(double largest)
    {
        if (largest <= 0) return [0, 1];
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(largest / 4)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(f => f * magnitude).First(s => largest / s <= 5.0001);
        var count = (int)Math.Ceiling(largest / step - 1e-9);
        return [.. Enumerable.Range(0, count + 1).Select(i => i * step)];
    }

    public static NumericManual Ticks(IEnumerable<double> positions, Func<double, string> label)
    {
        var ticks = positions.ToArray();
        return new(ticks, [.. ticks.Select(label)]);
    }

    public static void Write(Plot plot, string text, double x, double y, Alignment alignment, string font,
        string? colour = null, float size = ValueSize, float offset = 0, bool isOnWhite = false)
    {
        var written = plot.Add.Text(text, x, y);
        written.LabelFontName = font;
        written.LabelFontSize = size;
        written.LabelFontColor = Of(colour ?? Ink);
        written.LabelAlignment = alignment;
        written.OffsetX = offset;
        if (isOnWhite) written.LabelBackgroundColor = Colors.White;
    }
}

using Registry.Report.Blocks;
using ScottPlot;

namespace Registry.Report.Figures;

/// <summary>A drawing: typed data that become a picture in one of the languages.</summary>
public abstract record Figure
{
    /// <summary>One sentence for readers who cannot see the picture.</summary>
    public required Bilingual Description { get; init; }

    /// <summary>Width and height in pixels.</summary>
    internal abstract (int Width, int Height) Size(ReportLanguage language);

    /// <summary>The picture as an SVG element that can stand in a page: no declaration, unique ids, real
    /// text.</summary>
    /// <param name="language">Language of the labels.</param>
    /// <param name="id">Prefix of the ids inside the picture, unique in its page.</param>
    /// <param name="font">Font by which the text is measured.</param>
    public string ToSvg(ReportLanguage language, string id, FigureFont font)
    {
        using var plot = new Plot();
        FigureStyle.Apply(plot, font);
        Draw(plot, language, font.Name);
        var (width, height) = Size(language);
        return SvgText.Clean(plot.GetSvgXml(width, height), id, Description.In(language), font.Typeface);
    }

    /// <summary>The picture as PNG, twice the size, for looking at and for formats without SVG.</summary>
    public byte[] ToPng(ReportLanguage language, FigureFont font)
    {
        using var plot = new Plot();
        FigureStyle.Apply(plot, font);
        plot.ScaleFactor = 2;
        Draw(plot, language, font.Name);
        var (width, height) = Size(language);
        return plot.GetImageBytes(width * 2, height * 2, ImageFormat.Png);
    }

    /// <summary>The numbers behind the picture, as they are printed.</summary>
    public abstract (IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) Data { get; }

    internal abstract void Draw(Plot plot, ReportLanguage language, string fontName);
}

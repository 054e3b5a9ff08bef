using Registry.Report.Blocks;
using ScottPlot;

namespace Registry.Report.Figures;

/// <summary>One series of a figure of trends.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Colour">Hex colour.</param>
/// <param name="IsOpen">Hollow marks and a dashed line, so that it is told apart without colour.</param>
/// <param name="Years">The years, ascending.</param>
/// <param name="Per100k">Observed rate of each year per 100 000.</param>
/// <param name="Fitted">Rate of each year by the model; null when no trend is told.</param>
/// <param name="Joinpoints">Years in which the trend bends.</param>
public sealed record TrendLine(
    Bilingual Name, string Colour, bool IsOpen, IReadOnlyList<double> Years, IReadOnlyList<double> Per100k,
    IReadOnlyList<double>? Fitted, IReadOnlyList<double> Joinpoints);

/// <summary>Observed rates as marks, the model as lines, its joinpoints as diamonds, known breaks as dotted lines.</summary>
public sealed record TrendLines : Figure
{
    private const int MostTicks = 12;

    // Above the highest tick, for the legend and below it the names of breaks.
    private const double Headroom = 1.28;

    /// <summary>The series.</summary>
    public required IReadOnlyList<TrendLine> Lines { get; init; }

    /// <summary>What the rates are, with unit.</summary>
    public required Bilingual Measure { get; init; }

    /// <summary>Known breaks: last year before each, and what happened.</summary>
    public IReadOnlyList<(double LastYear, Bilingual Name)> Breaks { get; init; } = [];

    internal override (int Width, int Height) Size(ReportLanguage language) =>
        (680, language == ReportLanguage.Both ? 376 : 324);

    /// <inheritdoc/>
    public override (IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) Data =>
        ([new(new("年份", "Year"), IsText: true),
            .. Lines.SelectMany(line => new Column[] { new(line.Name + new Bilingual("：", ": ") + Measure),
                new(line.Name + new Bilingual("，拟合：", ", fitted: ") + Measure) })],
         [.. Years.Select(year => new Row([Cell.Of(Label(year)), .. Lines.SelectMany(line => Cells(line, year))]))]);

    private IReadOnlyList<double> Years => [.. Lines.SelectMany(line => line.Years).Distinct().Order()];

    internal override void Draw(Plot plot, ReportLanguage language, string fontName)
    {
        var years = Years;
        var largest = Lines.SelectMany(line => line.Per100k.Concat(line.Fitted ?? [])).DefaultIfEmpty(1).Max();
        var ticks = FigureStyle.RoundTicks(largest);
        foreach (var line in Lines) Line(plot, line, language);
        plot.Axes.SetLimits(years[0] - 0.7, years[^1] + 0.7, 0, ticks[^1] * Headroom);
        foreach (var (lastYear, name) in Breaks) Break(plot, lastYear, name.In(language), ticks[^1] * 1.13, years, fontName);
        plot.Axes.Left.TickGenerator = FigureStyle.Ticks(ticks, Numbers.Tick);
        var step = Enumerable.Range(1, 20).First(s => (years[^1] - years[0]) / s <= MostTicks);
        plot.Axes.Bottom.TickGenerator = FigureStyle.Ticks(
            Enumerable.Range((int)Math.Ceiling(years[0]), (int)(years[^1] - years[0]) + 1).Where(year => year % step == 0).Select(year => (double)year), Label);
        plot.Axes.Bottom.Label.Text = new Bilingual("年份", "Year").In(language);
        plot.Axes.Left.Label.Text = Measure.In(language);
        plot.Grid.XAxisStyle.IsVisible = false;
        FigureStyle.Legend(plot, Alignment.UpperRight, Orientation.Horizontal, fontName);
        FigureStyle.Room(plot, left: 78, right: 16, top: 14, bottom: 58);
    }

    private void Line(Plot plot, TrendLine line, ReportLanguage language)
    {
        var colour = FigureStyle.Of(line.Colour);
        var marks = plot.Add.Scatter(line.Years.ToArray(), line.Per100k.ToArray(), colour);
        marks.LineWidth = 0;
        marks.MarkerShape = line.IsOpen ? MarkerShape.OpenCircle : MarkerShape.FilledCircle;
        marks.MarkerSize = 6;
        marks.MarkerLineWidth = 1.5f;
        marks.LegendText = line.Name.In(language);
        if (line.Fitted is not { } fitted) return;
        foreach (var part in Parts(line))
        {
            var model = plot.Add.Scatter(part.Select(i => line.Years[i]).ToArray(), part.Select(i => fitted[i]).ToArray(), colour);
            model.MarkerSize = 0;
            model.LineWidth = 2;
            model.LinePattern = line.IsOpen ? LinePattern.Dashed : LinePattern.Solid;
        }
        foreach (var place in line.Joinpoints)
        {
            var bend = plot.Add.Marker(place, At(line, fitted, place), MarkerShape.FilledDiamond, 11, colour);
            bend.MarkerLineWidth = 0;
        }
    }

    // The years between two breaks: the line does not climb a jump.
    private IEnumerable<int[]> Parts(TrendLine line)
    {
        double[] bounds = [double.NegativeInfinity, .. Breaks.Select(b => b.LastYear).Order(), double.PositiveInfinity];
        return bounds.Skip(1).Select((to, i) => Enumerable.Range(0, line.Years.Count).Where(y => line.Years[y] > bounds[i] && line.Years[y] <= to).ToArray())
            .Where(part => part.Length > 0);
    }

    // Between two years on the straight line between their fitted rates.
    private static double At(TrendLine line, IReadOnlyList<double> fitted, double place)
    {
        var after = Enumerable.Range(0, line.Years.Count).First(i => line.Years[i] >= place);
        if (line.Years[after] == place || after == 0) return fitted[after];
        var share = (place - line.Years[after - 1]) / (line.Years[after] - line.Years[after - 1]);
        return fitted[after - 1] + share * (fitted[after] - fitted[after - 1]);
    }

    private static void Break(Plot plot, double lastYear, string name, double height, IReadOnlyList<double> years, string fontName)
    {
        var line = plot.Add.VerticalLine(lastYear + 0.5, 1.5f, FigureStyle.Of(FigureStyle.Ink), LinePattern.Dotted);
        line.ExcludeFromLegend = true;
        var isRight = lastYear > (years[0] + years[^1]) / 2;
        FigureStyle.Write(plot, name, lastYear + 0.5, height, isRight ? Alignment.UpperRight : Alignment.UpperLeft, fontName, offset: isRight ? -4 : 4);
    }

    private static IEnumerable<Cell> Cells(TrendLine line, double year)
    {
        var at = Enumerable.Range(0, line.Years.Count).Where(i => line.Years[i] == year).Cast<int?>().FirstOrDefault();
        return [Cell.Rate(at is { } i ? line.Per100k[i] : null), Cell.Rate(at is { } j ? line.Fitted?[j] : null)];
    }

    private static string Label(double year) => year.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}

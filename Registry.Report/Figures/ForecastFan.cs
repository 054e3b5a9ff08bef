using Registry.Report.Blocks;
using ScottPlot;

namespace Registry.Report.Figures;

/// <summary>What is expected of a period to come, in a fan.</summary>
/// <param name="FromYear">First year.</param>
/// <param name="ToYear">Last year.</param>
/// <param name="Median">The middle.</param>
/// <param name="Half">50 % prediction interval.</param>
/// <param name="FourFifths">80 % prediction interval.</param>
/// <param name="Wide">95 % prediction interval.</param>
public sealed record FanPeriod(
    int FromYear, int ToYear, double Median, (double Lower, double Upper) Half, (double Lower, double Upper) FourFifths, (double Lower, double Upper) Wide);

/// <summary>Observed years as marks, periods to come as a median between three bands, known breaks as dotted lines.</summary>
public sealed record ForecastFan : Figure
{
    private const int MostTicks = 12;

    // Above the highest tick, for the legend and the names of breaks.
    private const double Headroom = 1.48;

    /// <summary>Observed number of each year.</summary>
    public required IReadOnlyList<(double Year, double Value)> Observed { get; init; }

    /// <summary>The periods to come, in order.</summary>
    public required IReadOnlyList<FanPeriod> Periods { get; init; }

    /// <summary>What is counted.</summary>
    public required Bilingual Measure { get; init; }

    /// <summary>Hex colour.</summary>
    public required string Colour { get; init; }

    /// <summary>Known breaks: last year before each, and what happened.</summary>
    public IReadOnlyList<(double LastYear, Bilingual Name)> Breaks { get; init; } = [];

    internal override (int Width, int Height) Size(ReportLanguage language) => (680, language == ReportLanguage.Both ? 376 : 324);

    /// <inheritdoc/>
    public override (IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) Data =>
        ([
            new(new("年份", "Years"), IsText: true), new(new("观察值", "Observed")), new(new("预测中位数", "Median forecast")),
            new(new("50%下限", "50% lower")), new(new("50%上限", "50% upper")), new(new("80%下限", "80% lower")), new(new("80%上限", "80% upper")),
            new(new("95%下限", "95% lower")), new(new("95%上限", "95% upper")),
        ],
        [
            .. Observed.Select(year => new Row([Cell.Of(Label(year.Year)), Cell.Count(year.Value), .. Enumerable.Repeat(Cell.Empty, 7)])),
            .. Periods.Select(p => new Row([
                Cell.Of(p.FromYear == p.ToYear ? Label(p.FromYear) : $"{Label(p.FromYear)}-{Label(p.ToYear)}"), Cell.Empty, Cell.Count(p.Median),
                Cell.Count(p.Half.Lower), Cell.Count(p.Half.Upper), Cell.Count(p.FourFifths.Lower), Cell.Count(p.FourFifths.Upper), Cell.Count(p.Wide.Lower), Cell.Count(p.Wide.Upper),
            ])),
        ]);

    internal override void Draw(Plot plot, ReportLanguage language, string fontName)
    {
        var (first, last) = (Observed[0].Year, (double)Periods[^1].ToYear);
        var ticks = FigureStyle.RoundTicks(Math.Max(Observed.Max(year => year.Value), Periods.Max(p => p.Wide.Upper)));
        Band(plot, p => p.Wide, 0.14, new("95%预测区间", "95% interval"), language);
        Band(plot, p => p.FourFifths, 0.24, new("80%", "80%"), language);
        Band(plot, p => p.Half, 0.38, new("50%", "50%"), language);
        Lines(plot, language);
        plot.Axes.SetLimits(first - 0.7, last + 0.7, 0, ticks[^1] * Headroom);
        Written(plot, Periods[0].FromYear - 0.5, new Bilingual("预测", "Forecast").In(language), ticks[^1] * 1.16, isRight: false, fontName, LinePattern.Dashed);
        foreach (var (lastYear, name) in Breaks)
            Written(plot, lastYear + 0.5, name.In(language), ticks[^1] * 1.08, lastYear > (first + last) / 2, fontName, LinePattern.Dotted);
        plot.Axes.Left.TickGenerator = FigureStyle.Ticks(ticks, Numbers.Tick);
        var step = Enumerable.Range(1, 40).First(s => (last - first) / s <= MostTicks);
        plot.Axes.Bottom.TickGenerator = FigureStyle.Ticks(
            Enumerable.Range((int)first, (int)(last - first) + 1).Where(year => year % step == 0).Select(year => (double)year), Label);
        plot.Axes.Bottom.Label.Text = new Bilingual("年份", "Year").In(language);
        plot.Axes.Left.Label.Text = Measure.In(language);
        plot.Grid.XAxisStyle.IsVisible = false;
        FigureStyle.Legend(plot, Alignment.UpperLeft, Orientation.Horizontal, fontName);
        FigureStyle.Room(plot, left: 88, right: 16, top: 14, bottom: 58);
    }

    private void Lines(Plot plot, ReportLanguage language)
    {
        var colour = FigureStyle.Of(Colour);
        var marks = plot.Add.Scatter(Observed.Select(year => year.Year).ToArray(), Observed.Select(year => year.Value).ToArray(), colour);
        (marks.LineWidth, marks.MarkerShape, marks.MarkerSize) = (0, MarkerShape.FilledCircle, 6);
        marks.LegendText = new Bilingual("观察值", "Observed").In(language);
        var median = plot.Add.ScatterLine(Steps(_ => 0).Select(at => at.X).ToArray(), Steps(p => p.Median).Select(at => at.Y).ToArray(), colour);
        median.LineWidth = 2;
        median.LegendText = new Bilingual("预测中位数", "Median").In(language);
    }

    private void Band(Plot plot, Func<FanPeriod, (double Lower, double Upper)> limits, double alpha, Bilingual name, ReportLanguage language)
    {
        var band = plot.Add.Polygon([.. Steps(p => limits(p).Upper), .. Steps(p => limits(p).Lower).Reverse()]);
        band.FillColor = FigureStyle.Of(Colour).WithAlpha(alpha);
        band.LineWidth = 0;
        band.LegendText = name.In(language);
    }

    // A value holds from the beginning of the period to its end.
    private IEnumerable<Coordinates> Steps(Func<FanPeriod, double> value) =>
        Periods.SelectMany(p => new Coordinates[] { new(p.FromYear - 0.5, value(p)), new(p.ToYear + 0.5, value(p)) });

    private static void Written(Plot plot, double at, string name, double height, bool isRight, string fontName, LinePattern pattern)
    {
        var line = plot.Add.VerticalLine(at, 1.5f, FigureStyle.Of(FigureStyle.Ink), pattern);
        line.ExcludeFromLegend = true;
        FigureStyle.Write(plot, name, at, height, isRight ? Alignment.UpperRight : Alignment.UpperLeft, fontName, offset: isRight ? -4 : 4);
    }

    private static string Label(double year) => year.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}

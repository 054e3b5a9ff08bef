using Registry.Analytics.LifeTables;
using Registry.Report.Blocks;
using ScottPlot;

namespace Registry.Report.Figures;

/// <summary>A survival with its limits over the years since diagnosis.</summary>
/// <param name="Days">Days since diagnosis, the first 0.</param>
/// <param name="Percent">Survival from each of these days on, percent.</param>
/// <param name="LowerPercent">Lower limits.</param>
/// <param name="UpperPercent">Upper limits.</param>
public sealed record DrawnSurvival(IReadOnlyList<double> Days, IReadOnlyList<double> Percent, IReadOnlyList<double> LowerPercent, IReadOnlyList<double> UpperPercent);

/// <summary>One line of a figure of survival.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Colour">Hex colour.</param>
/// <param name="IsDashed">Drawn dashed, so that it is told apart without colour.</param>
/// <param name="Survival">What is drawn.</param>
public sealed record SurvivalLine(Bilingual Name, string Colour, bool IsDashed, DrawnSurvival Survival);

/// <summary>Survival with limits as steps over the years since diagnosis.</summary>
public sealed record SurvivalCurves : Figure
{
    /// <summary>The lines.</summary>
    public required IReadOnlyList<SurvivalLine> Lines { get; init; }

    /// <summary>Last year of the axis.</summary>
    public required int Years { get; init; }

    /// <summary>What is measured: net or observed survival.</summary>
    public required Bilingual Measure { get; init; }

    internal override (int Width, int Height) Size(ReportLanguage language) => (680, 340);

    /// <inheritdoc/>
    public override (IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) Data =>
        ([new(new("诊断后年数", "Years since diagnosis"), IsText: true), .. Lines.Select(line => new Column(line.Name + new Bilingual("(%)", " (%)")))],
         [.. Enumerable.Range(1, Years).Select(year => new Row([Cell.Of(Wording.Terms.Plain(year)), .. Lines.Select(line => Cell.Percent(At(line.Survival, year)))]))]);

    internal override void Draw(Plot plot, ReportLanguage language, string fontName)
    {
        foreach (var line in Lines) Limits(plot, line);
        foreach (var line in Lines) Curve(plot, line, language);
        plot.Axes.Bottom.TickGenerator = FigureStyle.Ticks(Enumerable.Range(0, Years + 1).Select(i => (double)i), Numbers.Tick);
        plot.Axes.Left.TickGenerator = FigureStyle.Ticks(Enumerable.Range(0, 6).Select(i => i * 20.0), Numbers.Tick);
        plot.Axes.SetLimits(0, Years, 0, 104);
        plot.Axes.Bottom.Label.Text = new Bilingual("诊断后年数", "Years since diagnosis").In(language);
        plot.Axes.Left.Label.Text = Measure.In(language);
        plot.Grid.XAxisStyle.IsVisible = false;
        FigureStyle.Legend(plot, Alignment.LowerLeft, Orientation.Vertical, fontName);
        FigureStyle.Room(plot, left: 78, right: 16, top: 14, bottom: 58);
    }

    private static double? At(DrawnSurvival survival, int year)
    {
        var days = year * MortalityTable.DaysPerYear;
        return survival.Days[^1] < days ? null : survival.Percent[Enumerable.Range(0, survival.Days.Count).Last(i => survival.Days[i] <= days)];
    }

    private static void Limits(Plot plot, SurvivalLine line)
    {
        var (years, lower, upper) = (Steps(line.Survival.Days, ahead: true), Steps(line.Survival.LowerPercent, ahead: false), Steps(line.Survival.UpperPercent, ahead: false));
        var points = years.Zip(upper, (x, y) => new Coordinates(x / MortalityTable.DaysPerYear, y))
            .Concat(years.Zip(lower, (x, y) => new Coordinates(x / MortalityTable.DaysPerYear, y)).Reverse()).ToArray();
        var band = plot.Add.Polygon(points);
        band.FillColor = FigureStyle.Of(line.Colour).WithAlpha(0.14);
        band.LineWidth = 0;
    }

    private static void Curve(Plot plot, SurvivalLine line, ReportLanguage language)
    {
        var curve = plot.Add.ScatterLine(
            Steps(line.Survival.Days, ahead: true).Select(days => days / MortalityTable.DaysPerYear).ToArray(), Steps(line.Survival.Percent, ahead: false).ToArray(), FigureStyle.Of(line.Colour));
        curve.LineWidth = 2;
        curve.LinePattern = line.IsDashed ? LinePattern.DenselyDashed : LinePattern.Solid;
        curve.LegendText = line.Name.In(language);
    }

    // A value holds until the next day of the curve.
    private static IEnumerable<double> Steps(IReadOnlyList<double> values, bool ahead)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0) yield return ahead ? values[i] : values[i - 1];
            yield return values[i];
        }
    }
}

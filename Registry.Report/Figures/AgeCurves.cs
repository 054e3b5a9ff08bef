using Registry.Core.Coding;
using Registry.Report.Blocks;
using ScottPlot;

namespace Registry.Report.Figures;

/// <summary>One line of a figure of age-specific rates.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Colour">Hex colour.</param>
/// <param name="IsDashed">Drawn dashed with hollow marks, so that it is told apart without colour.</param>
/// <param name="Per100k">Rate of each age group per 100 000; null where it cannot be computed.</param>
public sealed record AgeCurve(Bilingual Name, string Colour, bool IsDashed, IReadOnlyList<double?> Per100k);

/// <summary>Age-specific rates per 100 000 as lines over the 19 age groups.</summary>
public sealed record AgeCurves : Figure
{
    /// <summary>The lines.</summary>
    public required IReadOnlyList<AgeCurve> Curves { get; init; }

    /// <summary>Logarithmic scale; rates of zero are left out of the line.</summary>
    public bool IsLogarithmic { get; init; }

    internal override (int Width, int Height) Size(ReportLanguage language) => (680, 324);

    /// <inheritdoc/>
    public override (IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) Data =>
        ([new(new("年龄组", "Age group"), IsText: true), .. Curves.Select(c => new Column(c.Name))],
         [.. AgeScheme.Cn19.Labels.Select((label, age) =>
             new Row([Cell.Of(label), .. Curves.Select(c => Cell.Rate(c.Per100k[age]))]))]);

    internal override void Draw(Plot plot, ReportLanguage language, string fontName)
    {
        foreach (var curve in Curves) Line(plot, curve, language);
        var largest = Curves.SelectMany(c => c.Per100k).Max() ?? 0;
        if (IsLogarithmic) LogarithmicAxis(plot, largest);
        else LinearAxis(plot, largest);
        var labels = AgeScheme.Cn19.Labels;
        plot.Axes.Bottom.TickGenerator = FigureStyle.Ticks(Enumerable.Range(0, labels.Count).Select(i => (double)i),
            i => Short(labels[(int)i]));
        plot.Axes.Bottom.Label.Text = new Bilingual("年龄组(岁)", "Age group (years)").In(language);
        plot.Axes.Left.Label.Text = new Bilingual("率(1/10万)", "Rate per 100,000").In(language);
        plot.Grid.XAxisStyle.IsVisible = false;
        FigureStyle.Legend(plot, Alignment.UpperLeft, Orientation.Vertical, fontName);
        FigureStyle.Room(plot, left: 78, right: 16, top: 14, bottom: 58);
    }

    // Lower bounds are enough under a narrow axis: 0, 1, 5, 10 … 85+.
    private static string Short(string label) => label.Split('-')[0];

    private void Line(Plot plot, AgeCurve curve, ReportLanguage language)
    {
        var points = curve.Per100k
            .Select((rate, age) => (Age: (double)age, Rate: rate))
            .Where(p => p.Rate is { } rate && (!IsLogarithmic || rate > 0))
            .Select(p => (p.Age, Y: IsLogarithmic ? Math.Log10(p.Rate!.Value) : p.Rate!.Value)).ToList();
        if (points.Count == 0) return;
        var line = plot.Add.Scatter(points.Select(p => p.Age).ToArray(), points.Select(p => p.Y).ToArray(),
            FigureStyle.Of(curve.Colour));
        line.LineWidth = 2;
        line.LinePattern = curve.IsDashed ? LinePattern.DenselyDashed : LinePattern.Solid;
        line.MarkerShape = curve.IsDashed ? MarkerShape.OpenCircle : MarkerShape.FilledCircle;
        line.MarkerSize = 6;
        line.MarkerLineWidth = 1.5f;
        line.LegendText = curve.Name.In(language);
    }

    private static void LinearAxis(Plot plot, double largest)
    {
        var ticks = FigureStyle.RoundTicks(largest);
        plot.Axes.Left.TickGenerator = FigureStyle.Ticks(ticks, Numbers.Tick);
        plot.Axes.SetLimits(-0.5, AgeScheme.Cn19.Count - 0.5, 0, ticks[^1] * 1.03);
    }

    private void LogarithmicAxis(Plot plot, double largest)
    {
        var smallest = Curves.SelectMany(c => c.Per100k).Where(r => r > 0).Min() ?? 1;
        var (from, to) = ((int)Math.Floor(Math.Log10(smallest)),
            (int)Math.Ceiling(Math.Log10(Math.Max(largest, smallest * 1.01))));
        if (to == from) to++;
        plot.Axes.Left.TickGenerator = FigureStyle.Ticks(
            Enumerable.Range(from, to - from + 1).Select(p => (double)p), p => Numbers.Tick(Math.Pow(10, p)));
        plot.Axes.SetLimits(-0.5, AgeScheme.Cn19.Count - 0.5, from, to + 0.05);
    }
}
